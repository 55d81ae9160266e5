# Generated from observability/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/alloy/collector.alloy;
    };
    beyla = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/alloy-ebpf/beyla.alloy;
      receiverConfigFile = lib.mkDefault ../files/ryzen/alloy/beyla.alloy;
    };
    journal = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/alloy/node-metrics.alloy;
    };
    pyroscope = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/alloy-ebpf/pyroscope.alloy;
      receiverConfigFile = lib.mkDefault ../files/ryzen/alloy/pyroscope.alloy;
    };
  };
}
