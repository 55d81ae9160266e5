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

  # A unit that holds nothing but variables would hide one that is defined elsewhere.
  undefined = lib.filter (
    name: (config.systemd.user.services.${name}.Service.ExecStart or [ ]) == [ ]
  ) cfg.userServices;

  # as systemd reads it: quoted, since a value may hold spaces, and % is its own
  environment = name: value: builtins.toJSON "${name}=${lib.replaceStrings [ "%" ] [ "%%" ] value}";
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

    userServices = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "i3-project-daemon" ];
      description = ''
        Services of home-manager's, without .service, that get the variables in their own unit, so that a change restarts
        them. What the host's module lists has them by a drop-in already.
      '';
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = undefined == [ ];
        message = ''
          observability.sessionEnvironment.userServices has ${lib.concatStringsSep ", " undefined}, which home-manager doesn't define: correct the name, or,
          where something else defines it, name it in the host's userServices.
        '';
      }
    ];

    home.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;
    # shells' variables don't reach services
    systemd.user.sessionVariables = lib.mapAttrs (_: lib.mkDefault) cfg.variables;
    systemd.user.services = lib.genAttrs cfg.userServices (_: {
      Service.Environment = lib.mapAttrsToList environment cfg.variables;
    });
  };
}
