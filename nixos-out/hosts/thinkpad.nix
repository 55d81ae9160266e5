# Generated from observability/thinkpad by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/alloy/collector.alloy;
    };
    beyla = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/alloy-ebpf/beyla.alloy;
      receiverConfigFile = lib.mkDefault ../files/thinkpad/alloy/beyla.alloy;
    };
    journal = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/alloy/node-metrics.alloy;
    };
  };
}
