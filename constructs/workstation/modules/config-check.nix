# A configuration that Alloy refuses fails the build, so that it never gets as far as a running unit.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability;

  check =
    directory:
    {
      stabilityLevel,
      communityComponents,
      ...
    }:
    let
      name = file: lib.removePrefix "${directory}/" file;
      # The consumer's own files too: a directory is one configuration.
      files = lib.mapAttrs' (file: entry: lib.nameValuePair (name file) entry.source) (
        lib.filterAttrs (
          file: entry: entry.enable && lib.hasPrefix "${directory}/" file && lib.hasSuffix ".alloy" file
        ) config.environment.etc
      );
    in
    lib.optional (files != { }) (
      pkgs.runCommand "${directory}-config"
        {
          nativeBuildInputs = [ config.services.alloy.package ];
          configuration = pkgs.linkFarm directory files;
        }
        ''
          alloy validate --stability.level=${stabilityLevel} ${lib.optionalString communityComponents "--feature.community-components.enabled "}"$configuration"
          touch "$out"
        ''
    );
in
{
  config = lib.mkIf (cfg.enable && cfg.alloy.enable) {
    system.checks = check "alloy" cfg.alloy ++ check "alloy-ebpf" cfg.alloyEbpf;
  };
}
