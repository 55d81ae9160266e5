# Generated from observability/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/ryzen/alloy/collector.alloy;
      inputs = {
        logs = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
        metrics = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
      };
      leastVersions = {
        lgtm = lib.mkDefault "1.11";
        pyroscope = lib.mkDefault "1.10";
      };
      ports = [ 4318 ];
    };
    alloyEbpf = {
      httpPort = lib.mkDefault 24346;
      metrics.configFiles.alloy-ebpf-metrics = lib.mkDefault ../files/ryzen/alloy/alloy-ebpf-metrics.alloy;
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/ryzen/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/ryzen/check.json;
    destinations.lgtm = {
      enable = lib.mkDefault true;
      configFiles.lgtm = lib.mkDefault ../files/ryzen/alloy/lgtm.alloy;
      standInFiles.lgtm = lib.mkDefault ../files/ryzen/alloy-off/lgtm.alloy;
      tailnetPorts = [
        4040
        4318
      ];
    };
    hostName = lib.mkDefault "ryzen";
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/ryzen/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/ryzen/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/ryzen/alloy/outage-buffer.alloy;
      environment = {
        OUTAGE_BUFFER_LGTM_OTLP = lib.mkDefault "http://127.0.0.1:24347/lgtm";
        OUTAGE_BUFFER_LGTM_PYROSCOPE = lib.mkDefault "http://127.0.0.1:24347/lgtm";
      };
      memoryMax = lib.mkDefault "280M";
      ports = [ 24347 ];
    };
    pyroscope = {
      enable = lib.mkDefault true;
      configFiles.pyroscope = lib.mkDefault ../files/ryzen/alloy/pyroscope.alloy;
      ebpfConfigFiles.pyroscope = lib.mkDefault ../files/ryzen/alloy-ebpf/pyroscope.alloy;
      ports = [ 4045 ];
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
