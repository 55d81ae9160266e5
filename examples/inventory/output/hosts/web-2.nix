# Generated from observability/web-2 by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/web-2/alloy/collector.alloy;
      inputs = {
        logs = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
        metrics = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
      };
      leastVersions.lgtm = lib.mkDefault "1.11";
      ports = [ 4318 ];
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/web-2/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/web-2/check.json;
    destinations.lgtm = {
      enable = lib.mkDefault true;
      configFiles.lgtm = lib.mkDefault ../files/web-2/alloy/lgtm.alloy;
      standInFiles.lgtm = lib.mkDefault ../files/web-2/alloy-off/lgtm.alloy;
      tailnetPorts = [ 4318 ];
    };
    hostName = lib.mkDefault "web-2";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/web-2/alloy/journal.alloy;
      pipeline = {
        receiver = lib.mkDefault "otelcol.receiver.loki.fleet_journal.receiver";
        rules = lib.mkDefault "loki.relabel.fleet_journal.rules";
      };
      units = [
        "nginx.service"
        "sshd.service"
      ];
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/web-2/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/web-2/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/web-2/alloy/outage-buffer.alloy;
      environment.OUTAGE_BUFFER_LGTM_OTLP = lib.mkDefault "http://127.0.0.1:24347/lgtm";
      memoryMax = lib.mkDefault "280M";
      ports = [ 24347 ];
    };
    sources.nginx-files = {
      enable = lib.mkDefault true;
      configFiles.nginx-files = lib.mkDefault ../files/web-2/alloy/nginx-files.alloy;
      groups = [ "nginx" ];
    };
  };
}
