# Secrets for the collector, by systemd: neither in the Nix store nor in its environment.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;

  missing = removeAttrs cfg.requiredCredentials (lib.attrNames cfg.credentials);
  inStore = lib.filterAttrs (_: lib.hasPrefix builtins.storeDir) cfg.credentials;
in
{
  options.observability.alloy = {
    credentials = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      example = lib.literalExpression "{ otlp-token = config.sops.secrets.otlp-token.path; }";
      description = ''
        Files with secrets, by the names under which Alloy's configuration asks for them. Only this unit can read what
        it gets of them. A string, since a path would be copied into the Nix store, where every user can read it.
      '';
    };

    requiredCredentials = lib.mkOption {
      # several may ask for one
      type = lib.types.attrsOf (lib.types.separatedString ", ");
      default = { };
      internal = true;
      description = "Credentials that its files ask for, and which construct of the app does.";
    };
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = missing == { };
        message = ''
          observability.alloy.credentials lacks ${lib.concatStringsSep ", " (lib.attrNames missing)}, for ${lib.concatStringsSep ", " (lib.attrValues missing)} of the app: name the file
          that holds it.
        '';
      }
      {
        assertion = inStore == { };
        message = ''
          observability.alloy.credentials has ${lib.concatStringsSep ", " (lib.attrNames inStore)} in the Nix store, where every user can read it: give the path of a
          file outside, as a string.
        '';
      }
    ];

    # where there are none, the consumer's own may be one text, which doesn't go with a list
    systemd.services.alloy.serviceConfig = lib.mkIf (cfg.credentials != { }) {
      LoadCredential = lib.mapAttrsToList (name: path: "${name}:${path}") cfg.credentials;
    };
  };
}
