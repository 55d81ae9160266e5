# What the hosts' modules set values of: options and units, constant for every fleet.
{ config, lib, ... }:
let
  cfg = config.observability;
in
{
  imports = [
    ./added.nix
    ./alloy.nix
    ./alloy-ebpf.nix
    ./alloy-version.nix
    ./beyla.nix
    ./capabilities.nix
    ./check.nix
    ./config-check.nix
    ./credentials.nix
    ./damaged-positions.nix
    ./destinations.nix
    ./journal.nix
    ./memory-profile.nix
    ./moving-over.nix
    ./node-metrics.nix
    ./outage-buffer.nix
    ./parts.nix
    ./ports.nix
    ./pyroscope.nix
    ./session-environment.nix
    ./sources.nix
    ./tailnet-only.nix
  ];

  options.observability = {
    enable = lib.mkEnableOption "telemetry of this machine to the fleet's LGTM stack" // {
      description = ''
        Whether this machine sends telemetry to the fleet's LGTM stack. What is there on the tailnet lets machines in by
        the tag that its policy names, tag:workstation unless the app says otherwise, and each has to advertise it:
        `services.tailscale.extraUpFlags = [ "--advertise-tags=tag:workstation" ];`
      '';
    };

    hostName = lib.mkOption {
      type = lib.types.nullOr lib.types.str;
      default = null;
      example = "thinkpad";
      description = "The name that all telemetry of this machine carries. The host's module sets it.";
    };

    packagedUnits = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "snapd.service" ];
      description = ''
        Units that packages bring (systemd.packages), which NixOS can't tell from misspelt ones: no warning says that
        nothing defines them.
      '';
    };
  };

  config = lib.mkIf cfg.enable {
    warnings = lib.optional (cfg.hostName != null && cfg.hostName != config.networking.hostName) ''
      observability.hostName, which all telemetry of this machine carries, is ${toString cfg.hostName}, but
      networking.hostName is ${config.networking.hostName}: import nixosModules.${config.networking.hostName}, or give the host this name in
      the app.
    '';
  };
}
