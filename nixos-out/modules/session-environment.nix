# Where the programs of this machine send their telemetry, said in OpenTelemetry's own variables.
{ config, lib, ... }:
let
  cfg = config.observability.sessionEnvironment;
  inherit (import ./unit.nix { inherit lib; }) withEnvironment;

  # Codex takes its exporters from its configuration only, each with the whole URL.
  # https://developers.openai.com/codex/config-reference
  codexConfig =
    let
      endpoint = lib.removeSuffix "/" cfg.variables.OTEL_EXPORTER_OTLP_ENDPOINT;
      exporter =
        signal:
        ''{ otlp-http = { endpoint = ${builtins.toJSON "${endpoint}/v1/${signal}"}, protocol = "binary", headers = { } } }'';
    in
    ''
      # From observability.sessionEnvironment.codex.
      [otel]
      exporter = ${exporter "logs"}
      trace_exporter = ${exporter "traces"}
      metrics_exporter = ${exporter "metrics"}
    '';
  codexText = config.environment.etc."codex/config.toml".text;

  # What programs really get, whoever set it; on this machine's own loopback nothing but the collector passes it on.
  endpoint = toString (config.environment.sessionVariables.OTEL_EXPORTER_OTLP_ENDPOINT or "");
  loopbackPort = builtins.match "https?://(127\\.[0-9.]+|localhost|\\[::1]):([0-9]+)/?" endpoint;
  leadsPast =
    loopbackPort != null
    && !lib.elem (lib.toInt (lib.elemAt loopbackPort 1)) config.observability.alloy.ports;
in
{
  options.observability.sessionEnvironment = {
    enable = lib.mkEnableOption "OpenTelemetry's variables in login sessions and users' services";

    variables = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      example = {
        OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318";
      };
      description = "The variables. The host's module sets them.";
    };

    codex = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = ''
        Whether Codex CLI sends its telemetry to OTEL_EXPORTER_OTLP_ENDPOINT, by a section [otel] in
        /etc/codex/config.toml. It reads no variables. A user's ~/.codex/config.toml goes before this file. Where the
        configuration has a text of its own for it, that one stays, and the section belongs into it.
      '';
    };

    userServices = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "i3-project-daemon" ];
      description = ''
        Users' services, without .service, that get the variables in their unit, or, where NixOS doesn't define it, in a
        drop-in beside it. Others get them too, but only from the next login on.
      '';
    };
  };

  # Without the collector they would lead nowhere.
  config = lib.mkIf (config.observability.enable && config.observability.alloy.enable && cfg.enable) {
    assertions = [
      {
        assertion = cfg.variables != { };
        message = ''
          observability.sessionEnvironment is switched on, but the app gives this host no variables: add a SessionEnvironment.
        '';
      }
    ];

    environment.etc = lib.mkIf cfg.codex {
      "codex/config.toml".text = lib.mkDefault codexConfig;
    };

    warnings =
      lib.optional leadsPast ''
        observability.sessionEnvironment has programs send to the collector, but environment.sessionVariables has
        OTEL_EXPORTER_OTLP_ENDPOINT = "${endpoint}", where that doesn't listen: what they send leads past it, and nothing of it
        leaves this machine. Leave the variable out.
      ''
      ++ lib.optional (cfg.codex && (codexText == null || !(lib.hasInfix "[otel" codexText))) ''
        observability.sessionEnvironment.codex has Codex send its telemetry by /etc/codex/config.toml, but another module sets
        that file and has no [otel] in it: add this, or take 'codex' out of the app's assistants.
        ${codexConfig}'';

    environment.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;

    systemd.user.services = lib.genAttrs cfg.userServices (
      name: withEnvironment config.systemd.user.services.${name} cfg.variables
    );
  };
}
