# Generated from observability/hetzner by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/hetzner/alloy/collector.alloy;
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
      configFiles.alloy-metrics = lib.mkDefault ../files/hetzner/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/hetzner/check.json;
    destinations.lgtm = {
      enable = lib.mkDefault true;
      configFiles.lgtm = lib.mkDefault ../files/hetzner/alloy/lgtm.alloy;
      standInFiles.lgtm = lib.mkDefault ../files/hetzner/alloy-off/lgtm.alloy;
      tailnetPorts = [ 4318 ];
    };
    hostName = lib.mkDefault "hetzner";
    journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/hetzner/alloy/journal.alloy;
      pipeline = {
        receiver = lib.mkDefault "otelcol.receiver.loki.fleet_journal.receiver";
        rules = lib.mkDefault "loki.relabel.fleet_journal.rules";
      };
      units = [
        "sshd.service"
        "tailscaled.service"
      ];
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/hetzner/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/hetzner/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/hetzner/alloy/outage-buffer.alloy;
      environment.OUTAGE_BUFFER_LGTM_OTLP = lib.mkDefault "http://127.0.0.1:24347/lgtm";
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
