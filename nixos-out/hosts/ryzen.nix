# Generated from observability/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/ryzen/alloy/collector.alloy;
    };
    alloyEbpf.httpPort = lib.mkDefault 12346;
    beyla = {
      enable = lib.mkDefault true;
      configFiles.beyla = lib.mkDefault ../files/ryzen/alloy/beyla.alloy;
      ebpfConfigFiles.beyla = lib.mkDefault ../files/ryzen/alloy-ebpf/beyla.alloy;
      targets.otel-ai-monitor = {
        enable = lib.mkDefault true;
        variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";
      };
    };
    hostName = lib.mkDefault "ryzen";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/ryzen/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/ryzen/alloy/node-metrics.alloy;
    };
    pyroscope = {
      enable = lib.mkDefault true;
      configFiles.pyroscope = lib.mkDefault ../files/ryzen/alloy/pyroscope.alloy;
      ebpfConfigFiles.pyroscope = lib.mkDefault ../files/ryzen/alloy-ebpf/pyroscope.alloy;
    };
  };
}
