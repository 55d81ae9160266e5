# Metrics of the machine by Alloy's built-in node exporter.
{ config, lib, ... }:
let
  cfg = config.observability.nodeMetrics;
in
{
  options.observability.nodeMetrics = {
    enable = lib.mkEnableOption "metrics of the machine: CPU, memory, disks, network, file systems";

    configFile = lib.mkOption {
      type = lib.types.path;
      description = "The exporter and its scrape. The host's module sets it.";
    };
  };

  config = lib.mkIf cfg.enable {
    observability.alloy.configFiles.node-metrics = cfg.configFile;
  };
}
