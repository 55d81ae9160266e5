# Generated from observability/hetzner by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/hetzner/alloy/collector.alloy;
    };
    hostName = lib.mkDefault "hetzner";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/hetzner/alloy/journal.alloy;
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/hetzner/alloy/node-metrics.alloy;
    };
  };
}
