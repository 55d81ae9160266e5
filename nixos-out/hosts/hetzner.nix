# Generated from observability/hetzner by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/hetzner/alloy/collector.alloy;
    };
    journal = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/hetzner/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/hetzner/alloy/node-metrics.alloy;
    };
  };
}
