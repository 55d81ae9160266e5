# What both of a host's Alloys have: a directory, whose files are one configuration, whoever put them there, and flags.
{ lib }:
let
  # https://grafana.com/docs/alloy/latest/reference/cli/run/
  uiFlag = "--server.http.listen-addr";
in
{
  inherit uiFlag;

  # Where Alloy's own UI is, unless its flag says otherwise; that may be in a word of its own.
  uiPortOf =
    flags:
    let
      addresses = lib.concatLists (
        lib.imap0 (
          i: flag:
          if flag == uiFlag then
            [ (lib.elemAt flags (i + 1)) ]
          else
            lib.optional (lib.hasPrefix "${uiFlag}=" flag) (lib.removePrefix "${uiFlag}=" flag)
        ) flags
      );
      port = builtins.match ".*:([0-9]+)" (lib.last ([ ":12345" ] ++ addresses));
    in
    if port == null then 12345 else lib.toInt (lib.head port);

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
