# Which Grafana Alloy the files of a host need at least, so that one that is too old is told before it refuses them.
{ config, lib, ... }:
let
  cfg = config.observability;
  inherit (config.services.alloy) package;
  version = lib.getVersion package;

  leastVersions = lib.mkOption {
    type = lib.types.attrsOf lib.types.str;
    default = { };
    example = {
      beyla = "1.15";
    };
    internal = true;
    description = "The oldest Alloy that knows everything in a file, by the file's name. The host's module sets it.";
  };

  # Only of files that are there: what is switched off needs nothing.
  assertions =
    { configFiles, leastVersions, ... }:
    let
      tooNew = lib.filterAttrs (
        name: least: version != "" && configFiles ? ${name} && lib.versionOlder version least
      ) leastVersions;
    in
    [
      {
        assertion = tooNew == { };
        message = ''
          observability has files for a newer Grafana Alloy than services.alloy.package, which is ${version}:
          ${
            lib.concatStringsSep ", " (lib.mapAttrsToList (name: least: "${name}.alloy needs ${least}") tooNew)
          }. Set services.alloy.package to a newer one, have the app write for this one by
          alloyVersion: '${lib.versions.majorMinor version}', or switch that part off.
        '';
      }
    ];
in
{
  options.observability.alloy = { inherit leastVersions; };
  options.observability.alloyEbpf = { inherit leastVersions; };

  config = lib.mkIf (cfg.enable && cfg.alloy.enable) {
    assertions = assertions cfg.alloy ++ assertions cfg.alloyEbpf;
  };
}
