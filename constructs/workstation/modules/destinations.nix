# Where the collector sends: one switch each. What leads to a destination stays as it is when that is switched off, and
# ends in a stand-in that drops what it gets.
{ config, lib, ... }:
let
  cfg = config.observability.destinations;
  names = lib.attrNames cfg;

  unknown = lib.filter (name: cfg.${name}.configFiles == { }) names;
  known = lib.filter (name: cfg.${name}.configFiles != { }) names;
  files = lib.mkOption {
    type = lib.types.attrsOf lib.types.path;
    default = { };
    internal = true;
    description = "Its files for the collector, by name without .alloy. The host's module sets them.";
  };
in
{
  options.observability.destinations = lib.mkOption {
    default = { };
    example = lib.literalExpression "{ lgtm.enable = false; }";
    description = "Where the collector sends, by the destinations' names in the app.";
    type = lib.types.attrsOf (
      lib.types.submodule {
        options = {
          enable = lib.mkEnableOption "sending to this destination";

          configFiles = files;
          standInFiles = files // {
            description = "What takes their place while it is switched off: drops what it gets.";
          };

          requiredCredentials = lib.mkOption {
            type = lib.types.attrsOf lib.types.str;
            default = { };
            internal = true;
            description = "Credentials that its files ask for, and which construct of the app does.";
          };
        };
      }
    );
  };

  config = lib.mkIf (config.observability.enable && config.observability.alloy.enable) {
    assertions = [
      {
        assertion = unknown == [ ];
        message = ''
          observability.destinations has ${lib.concatStringsSep ", " unknown}, but the app gives this host ${
            if known == [ ] then "none" else lib.concatStringsSep ", " known
          }: correct the name.
        '';
      }
    ];

    warnings = lib.optional (known != [ ] && !lib.any (name: cfg.${name}.enable) known) ''
      observability.destinations are all switched off, so the collector drops whatever it gets: switch one on, or
      everything off by observability.enable.
    '';

    observability.alloy = {
      configFiles = lib.mkMerge (
        map (
          destination: if destination.enable then destination.configFiles else destination.standInFiles
        ) (lib.attrValues cfg)
      );
      # two may ask for one
      requiredCredentials = lib.foldl' (
        all: destination: if destination.enable then destination.requiredCredentials // all else all
      ) { } (lib.attrValues cfg);
    };
  };
}
