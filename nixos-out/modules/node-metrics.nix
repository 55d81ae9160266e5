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
  };
}
