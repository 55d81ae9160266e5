# Where the programs of this machine send their telemetry, said in OpenTelemetry's own variables.
{ config, lib, ... }:
let
  cfg = config.observability.sessionEnvironment;
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

    userServices = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "i3-project-daemon" ];
      description = ''
        Users' services, without .service, that get the variables by a drop-in, wherever the service itself is defined.
        Others get them too, but only from the next login on.
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

    environment.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;

    systemd.user.services = lib.genAttrs cfg.userServices (_: {
      overrideStrategy = "asDropin";
      environment = cfg.variables;
      # NixOS' own would take the place of the service's
      path = lib.mkForce [ ];
    });
  };
}
