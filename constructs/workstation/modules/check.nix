# observability-check: a command that follows this machine's telemetry from hop to hop, and names the first that isn't
# right; on demand by a timer too.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.check;
  inherit (import ./files.nix { inherit lib; }) uiPortOf;
  inherit (import ./unit.nix { inherit lib; }) yielding;
  runs =
    config.observability.enable
    && config.observability.alloy.enable
    && cfg.enable
    && cfg.configFile != null;

  app = builtins.fromJSON (builtins.readFile cfg.configFile);
  switches = lib.unique (
    builtins.catAttrs "switch" (
      lib.concatMap ({ files, ... }: files) app.processes
      ++ app.listeners
      ++ app.destinations
      ++ [ (app.buffer or { }) ]
    )
  );
  isOn = option: lib.attrByPath (lib.splitString "." option ++ [ "enable" ]) false config;

  machine = pkgs.writeText "observability-check.json" (builtins.toJSON cfg.machine);

  command = pkgs.writeShellScriptBin "observability-check" ''
    export PATH="${config.systemd.package}/bin:$PATH"
    exec ${lib.getExe' cfg.package "node"} ${../runtime}/check/main.mjs ${cfg.configFile} ${machine} "$@"
  '';
in
{
  options.observability.check = {
    enable =
      lib.mkEnableOption "the command observability-check, which follows this machine's telemetry from hop to hop"
      // {
        default = true;
      };

    package = lib.mkPackageOption pkgs "nodejs-slim" { };

    configFile = lib.mkOption {
      type = lib.types.nullOr lib.types.path;
      default = null;
      internal = true;
      description = "Every hop, by the app. The host's module sets it.";
    };

    machine = lib.mkOption {
      type = lib.types.attrsOf lib.types.unspecified;
      default = { };
      internal = true;
      description = "What of it the app can't know.";
    };

    timer = lib.mkOption {
      type = lib.types.nullOr lib.types.str;
      default = null;
      example = "hourly";
      description = ''
        When the command is run by itself, as systemd.time(7) has it; null for never. Its table goes to the journal, a unit
        that fails says that a hop does, and the metrics observability_check_hops and observability_check_code go the way
        of all others: where that is broken, they are missing. It remembers probes that stores had, some thirty of each, and so
        sees later whether one deletes too early. Not as root, so that it reads no credential.
      '';
    };
  };

  config = lib.mkIf runs {
    observability.check.machine = {
      off = lib.filter (option: !(isOn option)) switches;
      ports = {
        "alloy.service" = uiPortOf config.services.alloy.extraFlags;
        "alloy-ebpf.service" = config.observability.alloyEbpf.httpPort;
      };
      inherit (config.observability.alloy) credentials;
      inherit (config.observability.alloyEbpf) capabilities;
      journal = {
        system = config.observability.journal.extraUnits;
        user = config.observability.journal.extraUserUnits;
      };
    };

    environment.systemPackages = [ command ];

    systemd.services.observability-check = lib.mkIf (cfg.timer != null) {
      description = lib.mkDefault "Check of what this machine's telemetry passes";
      after = [
        "alloy.service"
        "outage-buffer.service"
      ];
      serviceConfig = yielding (
        import ./sandbox.nix
        // {
          Type = "oneshot";
          ExecStart = "${lib.getExe command} --report";
          # a warning is no failure
          SuccessExitStatus = 1;
          TimeoutStartSec = 60;
          # the probes that a store had, to see later whether it still has them
          StateDirectory = "observability-check";
          # it asks systemd, and looks at what processes may do
          ProcSubset = "all";
          ProtectProc = "default";
          RestrictAddressFamilies = [
            "AF_INET"
            "AF_INET6"
            "AF_NETLINK"
            "AF_UNIX"
          ];
          SystemCallErrorNumber = "EPERM";
          SystemCallFilter = [
            "@system-service"
            # V8 asks for memory protection keys
            "@pkey"
            "~@privileged"
            "~@resources"
          ];
        }
      );
    };

    systemd.timers.observability-check = lib.mkIf (cfg.timer != null) {
      description = lib.mkDefault "When this machine's telemetry is checked";
      wantedBy = [ "timers.target" ];
      timerConfig = {
        OnCalendar = cfg.timer;
        # or a fleet asks its backends all at once
        RandomizedDelaySec = lib.mkDefault "1min";
      };
    };
  };
}
