# For home-manager: the same variables for what it starts. Beside a host's module it needs no more than to be imported;
# by itself, on a machine that another system manages, give it the variables.
{ config, lib, ... }@args:
let
  cfg = config.observability.sessionEnvironment;
  # the machine's own configuration, where home-manager is a part of it
  host =
    (args.osConfig or { }).observability or {
      enable = false;
    };
  sessions = host.sessionEnvironment or { };
in
{
  options.observability.sessionEnvironment = {
    enable = lib.mkEnableOption "OpenTelemetry's variables in what home-manager starts" // {
      default = host.enable && host.alloy.enable && sessions.enable;
      defaultText = lib.literalExpression "osConfig.observability.sessionEnvironment.enable";
    };

    variables = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = sessions.variables or { };
      defaultText = lib.literalExpression "osConfig.observability.sessionEnvironment.variables";
      example = {
        OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318";
      };
      description = "The variables.";
    };
  };

  config = lib.mkIf cfg.enable {
    home.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;
    # shells' variables don't reach services
    systemd.user.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;
  };
}
