# Generated from observability/nas by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/nas/alloy/collector.alloy;
      inputs = {
        logs = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
        metrics = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
      };
      leastVersions.home = lib.mkDefault "1.11";
      ports = [ 4318 ];
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/nas/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/nas/check.json;
    destinations.home = {
      enable = lib.mkDefault true;
      configFiles.home = lib.mkDefault ../files/nas/alloy/home.alloy;
      standInFiles.home = lib.mkDefault ../files/nas/alloy-off/home.alloy;
      tailnetPorts = [ 4318 ];
    };
    hostName = lib.mkDefault "nas";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/nas/alloy/journal.alloy;
      pipeline = {
        receiver = lib.mkDefault "otelcol.receiver.loki.fleet_journal.receiver";
        rules = lib.mkDefault "loki.relabel.fleet_journal.rules";
      };
      units = [ "sshd.service" ];
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/nas/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/nas/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/nas/alloy/outage-buffer.alloy;
      environment.OUTAGE_BUFFER_HOME_OTLP = lib.mkDefault "http://127.0.0.1:24347/home";
      memoryMax = lib.mkDefault "280M";
      ports = [ 24347 ];
    };
    sessionEnvironment = {
      enable = lib.mkDefault true;
      variables = {
        GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";
        OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:4318";
        OTEL_EXPORTER_OTLP_PROTOCOL = lib.mkDefault "http/protobuf";
      };
    };
  };
}
