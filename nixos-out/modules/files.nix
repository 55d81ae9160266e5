# A directory of Alloy's, whose files are one configuration, whoever put them there.
{ lib }:
{
  # By name; those in folders below it aren't read.
  filesIn =
    config: directory:
    lib.mapAttrs' (file: entry: lib.nameValuePair (lib.removePrefix "${directory}/" file) entry.source)
      (
        lib.filterAttrs (
          file: entry: entry.enable && builtins.match "${directory}/[^/]+\\.alloy" file != null
        ) config.environment.etc
      );

  # What lets a process run components that upstream doesn't stand behind unless it is asked to.
  stabilityFlags =
    { stabilityLevel, communityComponents, ... }:
    lib.optional (stabilityLevel != "generally-available") "--stability.level=${stabilityLevel}"
    ++ lib.optional communityComponents "--feature.community-components.enabled";

  # For `environment.etc`: a consumer's own file of that name takes the place of ours.
  toEtc =
    directory:
    lib.mapAttrs' (
      name: source: lib.nameValuePair "${directory}/${name}.alloy" { source = lib.mkDefault source; }
    );
}
