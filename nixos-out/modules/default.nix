# What the hosts' modules set values of: options and units, constant for every fleet.
{ lib, ... }:
{
  imports = [
    ./alloy.nix
    ./alloy-ebpf.nix
    ./beyla.nix
    ./journal.nix
    ./node-metrics.nix
    ./pyroscope.nix
  ];

  options.observability.enable = lib.mkEnableOption "telemetry of this machine to the fleet's LGTM stack";
}
