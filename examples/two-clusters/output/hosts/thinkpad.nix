# Generated from observability/thinkpad by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/thinkpad/alloy/collector.alloy;
      inputs = {
        logs = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
        metrics = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
      };
      leastVersions = {
        home = lib.mkDefault "1.11";
        office = lib.mkDefault "1.11";
      };
      ports = [ 4318 ];
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/thinkpad/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/thinkpad/check.json;
    destinations = {
      home = {
        enable = lib.mkDefault true;
        configFiles.home = lib.mkDefault ../files/thinkpad/alloy/home.alloy;
        standInFiles.home = lib.mkDefault ../files/thinkpad/alloy-off/home.alloy;
        tailnetPorts = [ 4318 ];
      };
      office = {
        enable = lib.mkDefault true;
        configFiles.office = lib.mkDefault ../files/thinkpad/alloy/office.alloy;
        standInFiles.office = lib.mkDefault ../files/thinkpad/alloy-off/office.alloy;
        tailnetPorts = [ 4318 ];
      };
    };
    hostName = lib.mkDefault "thinkpad";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/thinkpad/alloy/journal.alloy;
      pipeline = {
        receiver = lib.mkDefault "otelcol.receiver.loki.fleet_journal.receiver";
        rules = lib.mkDefault "loki.relabel.fleet_journal.rules";
      };
      units = [ "sshd.service" ];
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/thinkpad/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/thinkpad/alloy/outage-buffer.alloy;
      environment = {
        OUTAGE_BUFFER_HOME_OTLP = lib.mkDefault "http://127.0.0.1:24347/home";
        OUTAGE_BUFFER_OFFICE_OTLP = lib.mkDefault "http://127.0.0.1:24347/office";
      };
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
