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
      leastVersions.lgtm = lib.mkDefault "1.11";
      ports = [ 4318 ];
    };
    alloyEbpf = {
      httpPort = lib.mkDefault 24346;
      leastVersions.beyla = lib.mkDefault "1.15";
      metrics.configFiles.alloy-ebpf-metrics = lib.mkDefault ../files/thinkpad/alloy/alloy-ebpf-metrics.alloy;
    };
    alloyMetrics = {
      enable = lib.mkDefault true;
      configFiles.alloy-metrics = lib.mkDefault ../files/thinkpad/alloy/alloy-metrics.alloy;
    };
    beyla = {
      enable = lib.mkDefault true;
      configFiles.beyla = lib.mkDefault ../files/thinkpad/alloy/beyla.alloy;
      ebpfConfigFiles.beyla = lib.mkDefault ../files/thinkpad/alloy-ebpf/beyla.alloy;
      environment = {
        OTEL_EBPF_BPF_METRIC_SCRAPE_INTERVAL = lib.mkDefault "24h";
        OTEL_EBPF_BPF_WAKEUP_LEN = lib.mkDefault "0";
      };
      ports = [ 24319 ];
      targets = {
        i3pm.variable = lib.mkDefault "BEYLA_TARGET_I3PM";
        otel-ai-monitor.variable = lib.mkDefault "BEYLA_TARGET_OTEL_AI_MONITOR";
      };
    };
    check.configFile = lib.mkDefault ../files/thinkpad/check.json;
    destinations = {
      ai_monitor = {
        enable = lib.mkDefault true;
        configFiles.ai_monitor = lib.mkDefault ../files/thinkpad/alloy/ai_monitor.alloy;
        standInFiles.ai_monitor = lib.mkDefault ../files/thinkpad/alloy-off/ai_monitor.alloy;
      };
      lgtm = {
        enable = lib.mkDefault true;
        configFiles.lgtm = lib.mkDefault ../files/thinkpad/alloy/lgtm.alloy;
        standInFiles.lgtm = lib.mkDefault ../files/thinkpad/alloy-off/lgtm.alloy;
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
      units = [
        "tailscaled.service"
        "nix-daemon.service"
        "upower.service"
      ];
    };
    nodeMetrics = {
      enable = lib.mkDefault true;
      configFiles.node-metrics = lib.mkDefault ../files/thinkpad/alloy/node-metrics.alloy;
    };
    outageBuffer = {
      enable = lib.mkDefault true;
      configFile = lib.mkDefault ../files/thinkpad/outage-buffer.json;
      configFiles.outage-buffer = lib.mkDefault ../files/thinkpad/alloy/outage-buffer.alloy;
      environment.OUTAGE_BUFFER_LGTM_OTLP = lib.mkDefault "http://127.0.0.1:24347/lgtm";
      memoryMax = lib.mkDefault "280M";
      ports = [ 24347 ];
    };
    sessionEnvironment = {
      enable = lib.mkDefault true;
      userServices = [ "i3-project-daemon" ];
      variables = {
        CLAUDE_CODE_ENABLE_TELEMETRY = lib.mkDefault "1";
        CLAUDE_CODE_ENHANCED_TELEMETRY_BETA = lib.mkDefault "1";
        GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";
        OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:4318";
        OTEL_EXPORTER_OTLP_PROTOCOL = lib.mkDefault "http/protobuf";
        OTEL_LOGS_EXPORTER = lib.mkDefault "otlp";
        OTEL_METRICS_EXPORTER = lib.mkDefault "otlp";
        OTEL_TRACES_EXPORTER = lib.mkDefault "otlp";
      };
    };
  };
}
