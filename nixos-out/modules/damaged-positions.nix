# Has the collector start again after a damaged positions.yml, which Alloy (1.19 too) refuses as long as it is there.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability;
in
{
  config = lib.mkIf (cfg.enable && cfg.alloy.enable) {
    systemd.services.alloy.serviceConfig.ExecStopPost = [
      "-${
        lib.escapeShellArgs [
          (pkgs.writeShellScript "damaged-positions" (builtins.readFile ./damaged-positions.sh))
          "${config.systemd.package}/bin/journalctl"
        ]
      }"
    ];
  };
}
