# A configuration that Alloy refuses fails the build, so that it never gets as far as a running unit.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability;
  inherit (import ./files.nix { inherit lib; }) filesIn flagsOf;

  # A system for another kind of processor is built where its own Alloy doesn't run.
  alloy =
    if pkgs.stdenv.buildPlatform.canExecute pkgs.stdenv.hostPlatform then
      config.services.alloy.package
    else
      pkgs.buildPackages.grafana-alloy;

  # Of the flags that it runs with, those that decide what it takes; a level may be a word of its own.
  deciding =
    flags:
    lib.concatLists (
      lib.imap0 (
        i: flag:
        if flag == "--stability.level" then
          [ "${flag}=${lib.elemAt flags (i + 1)}" ]
        else
          lib.optional (
            builtins.match "--(stability\\.level=.+|feature\\.community-components\\.enabled(=.+)?)" flag
            != null
          ) flag
      ) flags
    );

  check =
    directory: flags:
    let
      # The consumer's own files too: a directory is one configuration.
      files = filesIn config directory;
    in
    lib.optional (files != { }) (
      pkgs.runCommand "${directory}-config"
        {
          nativeBuildInputs = [ alloy ];
          configuration = pkgs.linkFarm directory files;
        }
        ''
          alloy validate ${lib.escapeShellArgs (deciding flags)} "$configuration"
          touch "$out"
        ''
    );
in
{
  config = lib.mkIf (cfg.enable && cfg.alloy.enable) {
    system.checks =
      check "alloy" config.services.alloy.extraFlags
      ++ check "alloy-ebpf" (flagsOf config.services.alloy.package cfg.alloyEbpf);
  };
}
