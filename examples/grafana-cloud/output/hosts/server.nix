# Generated from observability/server by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  observability = {
    enable = lib.mkDefault true;
    alloy = {
      enable = lib.mkDefault true;
      configFiles.collector = lib.mkDefault ../files/server/alloy/collector.alloy;
      inputs = {
        logs = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
        metrics = [
          "otelcol.processor.batch.fleet_remote.input"
        ];
      };
      leastVersions.grafana_cloud = lib.mkDefault "1.11";
      ports = [ 4318 ];
      stabilityLevel = lib.mkDefault "experimental";
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/server/alloy/alloy-metrics.alloy;
    };
    check.configFile = lib.mkDefault ../files/server/check.json;
    destinations.grafana_cloud = {
      enable = lib.mkDefault true;
      configFiles.grafana_cloud = lib.mkDefault ../files/server/alloy/grafana_cloud.alloy;
      requiredCredentials = {
        grafana-cloud-instance = lib.mkDefault "observability/server/alloy/destination-grafana_cloud/grafana_cloud/username";
        grafana-cloud-token = lib.mkDefault "observability/server/alloy/destination-grafana_cloud/grafana_cloud/password";
      };
      standInFiles.grafana_cloud = lib.mkDefault ../files/server/alloy-off/grafana_cloud.alloy;
    };
    hostName = lib.mkDefault "server";
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/server/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/server/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/server/alloy/outage-buffer.alloy;
      environment.OUTAGE_BUFFER_GRAFANA_CLOUD_OTLP = lib.mkDefault "http://127.0.0.1:24347/grafana_cloud/otlp";
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
    sources.docker-containers = {
      enable = lib.mkDefault true;
      configFiles.docker-containers = lib.mkDefault ../files/server/alloy/docker-containers.alloy;
      groups = [ "docker" ];
    };
  };
}
