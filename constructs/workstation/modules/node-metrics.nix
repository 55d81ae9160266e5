# Metrics of the machine by Alloy's built-in node exporter.
{ config, lib, ... }:
let
  cfg = config.observability.nodeMetrics;
in
{
  options.observability.nodeMetrics = {
    enable = lib.mkEnableOption "metrics of the machine: CPU, memory, disks, network, file systems";

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      description = "Its files for the collector, by name without .alloy. The host's module sets them.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.configFiles != { };
        message = ''
          observability.nodeMetrics is switched on, but the app gives this host no files for it: give its AlloyCollector nodeMetrics.
        '';
      }
    ];

    observability.alloy.configFiles = cfg.configFiles;

    # The systemd collector asks over D-Bus, whose daemon turns away users that it doesn't know, as dynamic ones. Where
    # a user of the unit's name exists, DynamicUser takes that one, and protects as before.
    users = lib.mkIf (config.observability.enable && config.observability.alloy.enable) {
      users.alloy = {
        isSystemUser = true;
        group = "alloy";
      };
      groups.alloy = { };
    };
  };
}
