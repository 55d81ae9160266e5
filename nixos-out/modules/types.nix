# Types of what systemd and Alloy read, and would ignore or fail at when they run, were it spelt otherwise.
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

  # https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html
  unit = matching "unit's name with its type: nginx.service" "[A-Za-z0-9:_.@-]+\\.(service|socket|mount|timer|scope|slice|target|path|swap|device|automount)";

  # https://pkg.go.dev/time#ParseDuration
  goDuration = matching "length of time as Go reads it: 30s or 1m30s" "([0-9]+(\\.[0-9]+)?(ms|s|m|h))+";

  # https://man7.org/linux/man-pages/man7/capabilities.7.html
  capability = matching "capability as systemd reads it: CAP_DAC_READ_SEARCH" "CAP_[A-Z_]+";
}
