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
  runs = cfg.enable && collects && cfg.configFile != null;
  settings = builtins.fromJSON (builtins.readFile cfg.configFile);
  # The credentials that an upstream names.
  namesOf =
    upstream:
    lib.optional (upstream ? bearerTokenCredential) upstream.bearerTokenCredential
    # the name of a user may stand there itself
    ++ lib.attrValues (removeAttrs (upstream.basicAuth or { }) [ "username" ])
    ++ lib.concatMap (group: lib.attrValues (upstream.${group} or { })) [
      "headerCredentials"
      "tls"
    ];
  wanted = lib.concatMap namesOf settings.upstreams;
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

      credentials = lib.mkOption {
        type = lib.types.attrsOf lib.types.str;
        default = { };
        internal = true;
        description = "Those of observability.alloy.credentials that its file asks for.";
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

    # nobody need have one of a destination that is switched off
    observability.outageBuffer.credentials = lib.mkIf runs (
      lib.filterAttrs (name: _: lib.elem name wanted) config.observability.alloy.credentials
    );

    # It is held while the service restarts: whoever sends waits, and nobody else can have the port.
    systemd.sockets.outage-buffer = lib.mkIf runs {
      description = lib.mkDefault "Where the outage buffer takes telemetry";
      wantedBy = [ "sockets.target" ];
      socketConfig = {
        ListenStream = "127.0.0.1:${toString settings.port}";
        # a service that fails, however often, doesn't give the port away
        TriggerLimitIntervalSec = 0;
      };
    };

    systemd.services = lib.mkIf runs {
      alloy.environment = yielding cfg.environment;

      outage-buffer = {
        description = lib.mkDefault "Buffer of telemetry for outages of its destinations";
        wantedBy = [ "multi-user.target" ];
        # so that it stops after it, and gets what Alloy sends at its end
        before = [ "alloy.service" ];
        after = [ "network.target" ];
        requires = [ "outage-buffer.socket" ];
        # or a switch to another configuration would stop the socket with it
        stopIfChanged = lib.mkDefault false;
        startLimitIntervalSec = lib.mkDefault 0;
        # a large body in pages of its own, which go back to the system with it; what they cost is in runtime/outage-buffer/lane.mjs
        environment = yielding {
          MALLOC_ARENA_MAX = "1";
          MALLOC_MMAP_THRESHOLD_ = "16384";
        };
        serviceConfig = yielding (
          import ./sandbox.nix
          // {
            # Node's optimizing compilers take more memory than a program that moves bytes gets back in speed.
            ExecStart = lib.escapeShellArgs (
              [
                (lib.getExe' cfg.package "node")
                "--expose-gc"
                "--max-semi-space-size=1"
                "--no-maglev"
                "--no-opt"
                "${../runtime/outage-buffer}/main.mjs"
                "${cfg.configFile}"
              ]
              ++ lib.optional (cfg.credentials != { }) "%t/outage-buffer"
            );
            MemoryMax = cfg.memoryMax;
            MemorySwapMax = 0;
            Restart = "always";
            RestartSec = 1;
            RestrictAddressFamilies = [
              "AF_INET"
              "AF_INET6"
              # by which the C library sorts the addresses of a name, those that lead nowhere last
              "AF_NETLINK"
              "AF_UNIX"
            ];
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
          }
        );
      };
    };
  };
}
