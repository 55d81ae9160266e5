# What both of a host's Alloys have: a directory, whose files are one configuration, whoever put them there, and flags.
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

  # What each Alloy of ours is started with. One before 1.11.2 knows no deadline: there systemd ends components that don't
  # stop. What upstream doesn't stand behind runs where it is asked for.
  flagsOf =
    package:
    { stabilityLevel, communityComponents, ... }:
    let
      version = lib.getVersion package;
    in
    [ "--disable-reporting" ]
    ++ lib.optional (
      version == "" || lib.versionAtLeast version "1.11.2"
    ) "--feature.component-shutdown-deadline=10s"
    ++ [
      "--server.http.disable-support-bundle"
      "--server.http.enable-pprof=false"
    ]
    ++ lib.optional (stabilityLevel != "generally-available") "--stability.level=${stabilityLevel}"
    ++ lib.optional communityComponents "--feature.community-components.enabled";

  # For `environment.etc`: a consumer's own file of that name takes the place of ours.
  toEtc =
    directory:
    lib.mapAttrs' (
      name: source: lib.nameValuePair "${directory}/${name}.alloy" { source = lib.mkDefault source; }
    );
}
