# What keeps telemetry while its destinations can't be reached: a small program between Alloy's exporters and them, with
# a memory of its own, so that an outage costs the collector nothing.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.outageBuffer;
  part = import ./part.nix { inherit lib; };
  types = import ./types.nix { inherit lib; };
  inherit (import ./unit.nix { inherit lib; }) yielding;
  collects = config.observability.enable && config.observability.alloy.enable;
in
{
  options.observability.outageBuffer =
    part.options "the outage buffer, without which Alloy's exporters send to the destinations themselves"
    // {
      package = lib.mkPackageOption pkgs "nodejs-slim" { };

      configFile = lib.mkOption {
        type = lib.types.nullOr lib.types.path;
        default = null;
        description = "Its size and upstreams. The host's module sets it.";
      };

      environment = lib.mkOption {
        type = lib.types.attrsOf lib.types.str;
        default = { };
        description = "Where Alloy's exporters find it, by the variables that they ask for. The host's module sets it.";
      };

      memoryMax = lib.mkOption {
        type = types.memory;
        default = "280M";
        description = ''
          Memory limit of the unit, in systemd's spelling. Nine tenths of it are never passed: the oldest goes before. The
          host's module sets it to twice the buffer's size and what Node itself takes.
        '';
      };
    };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.configFile != null;
        message = ''
          observability.outageBuffer is switched on, but the app gives this host no file for it: give its AlloyCollector buffer: OutageBuffer.dropOldest(…).
        '';
      }
    ];

    observability.alloy = part.toCollector cfg;

    systemd.services = lib.mkIf (collects && cfg.configFile != null) {
      alloy.environment = yielding cfg.environment;

      outage-buffer = {
        description = lib.mkDefault "Buffer of telemetry for outages of its destinations";
        wantedBy = [ "multi-user.target" ];
        # so that it stops after it, and gets what Alloy sends at its end
        before = [ "alloy.service" ];
        after = [ "network.target" ];
        startLimitIntervalSec = lib.mkDefault 0;
        # a large body in pages of its own, which go back to the system with it; what they cost is in runtime/outage-buffer/lane.mjs
        environment = yielding {
          MALLOC_ARENA_MAX = "1";
          MALLOC_MMAP_THRESHOLD_ = "16384";
        };
        serviceConfig = yielding {
          # Node's optimizing compilers take more memory than a program that moves bytes gets back in speed.
          ExecStart = lib.escapeShellArgs [
            (lib.getExe' cfg.package "node")
            "--expose-gc"
            "--max-semi-space-size=1"
            "--no-maglev"
            "--no-opt"
            "${../runtime/outage-buffer}/main.mjs"
            "${cfg.configFile}"
          ];
          CapabilityBoundingSet = [ "" ];
          DynamicUser = true;
          LockPersonality = true;
          MemoryMax = cfg.memoryMax;
          MemorySwapMax = 0;
          NoNewPrivileges = true;
          PrivateDevices = true;
          PrivateTmp = true;
          PrivateUsers = true;
          ProcSubset = "pid";
          ProtectClock = true;
          ProtectControlGroups = true;
          ProtectHome = true;
          ProtectHostname = true;
          ProtectKernelLogs = true;
          ProtectKernelModules = true;
          ProtectKernelTunables = true;
          ProtectProc = "invisible";
          ProtectSystem = "strict";
          RemoveIPC = true;
          Restart = "always";
          RestartSec = 1;
          RestrictAddressFamilies = [
            "AF_INET"
            "AF_INET6"
            # by which the C library sorts the addresses of a name, those that lead nowhere last
            "AF_NETLINK"
            "AF_UNIX"
          ];
          RestrictNamespaces = true;
          RestrictRealtime = true;
          RestrictSUIDSGID = true;
          SystemCallArchitectures = "native";
          # what a newer Node may try beyond that must not end it
          SystemCallErrorNumber = "EPERM";
          SystemCallFilter = [
            "@system-service"
            # V8 asks for memory protection keys
            "@pkey"
            "~@privileged"
            "~@resources"
          ];
          # it delivers what it can for 20 s
          TimeoutStopSec = 30;
          UMask = "0077";
        };
      };
    };
  };
}
