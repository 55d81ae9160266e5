# Generated from observability/thinkpad by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/thinkpad/alloy/collector.alloy;
    };
    alloyEbpf.httpPort = lib.mkDefault 12346;
    beyla = {
      enable = lib.mkDefault true;
      configFiles.beyla = lib.mkDefault ../files/thinkpad/alloy/beyla.alloy;
      ebpfConfigFiles.beyla = lib.mkDefault ../files/thinkpad/alloy-ebpf/beyla.alloy;
      targets.otel-ai-monitor = {
        enable = lib.mkDefault true;
        variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";
      };
    };
    hostName = lib.mkDefault "thinkpad";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/thinkpad/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/thinkpad/alloy/node-metrics.alloy;
    };
  };
}
