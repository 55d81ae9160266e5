# Types of what systemd reads and would ignore, with a warning in its log alone, were it spelt otherwise.
{ lib }:
let
  matching =
    description: pattern:
    lib.types.addCheck lib.types.str (text: builtins.match pattern text != null)
    // {
      inherit description;
    };
in
{
  # https://www.freedesktop.org/software/systemd/man/latest/systemd.resource-control.html
  memory = matching "amount of memory as systemd reads it: 512M, 1.5G, 50% or infinity" "[1-9][0-9]*(\\.[0-9]+)?[KMGTPE%]?|infinity";
  cpuQuota = matching "share of one CPU as systemd reads it: 50%, or 200% for two" "[1-9][0-9]*(\\.[0-9]{1,2})?%";

  # https://man7.org/linux/man-pages/man7/capabilities.7.html
  capability = matching "capability as systemd reads it: CAP_DAC_READ_SEARCH" "CAP_[A-Z_]+";
}
