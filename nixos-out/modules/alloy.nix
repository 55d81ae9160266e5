# Grafana Alloy as the one collector, on nixpkgs' own services.alloy.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.alloy;
  capabilities = lib.unique cfg.capabilities;
  # Alloy before 1.11.2 doesn't: there systemd ends components that don't stop.
  version = lib.getVersion config.services.alloy.package;
  knowsDeadline = version == "" || lib.versionAtLeast version "1.11.2";
  # What loads eBPF needs more of the sandbox open than a capability or two.
  ebpf = lib.elem "CAP_BPF" cfg.capabilities;
in
{
  options.observability.alloy = {
    enable = lib.mkEnableOption "the collector: OTLP on loopback, forwarded to every destination";

    package = lib.mkPackageOption pkgs "grafana-alloy" { };

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      example = lib.literalExpression "{ extra = ./extra.alloy; }";
      description = ''
        What stands in /etc/alloy, by name without .alloy. The host's module sets the collector's own files, each part
        that is switched on adds its own.
      '';
    };

    stabilityLevel = lib.mkOption {
      type = lib.types.enum [
        "generally-available"
        "public-preview"
        "experimental"
      ];
      default = "generally-available";
      description = ''
        How unstable the components may be that Alloy runs: what it refuses makes it fail to start. The host's module
        sets it to what its files need.
      '';
    };

    communityComponents = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = "Whether Alloy runs components that only its community stands behind.";
    };

    memoryMax = lib.mkOption {
      type = lib.types.str;
      default = "512M";
      example = "1G";
      description = ''
        Memory limit of the unit, in systemd's spelling. Alloy keeps its heap below nine tenths of it. A limit near
        what it needs makes it slow rather than small, because most of what it holds is its own mapped binary.
      '';
    };

    capabilities = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      description = "What parts need that the app puts into this process; none, unless it does.";
    };

    groups = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      description = "Groups whose files the parts read that the app puts into this process.";
    };
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = toString config.services.alloy.configPath == "/etc/alloy";
        message = ''
          observability.alloy puts its files into /etc/alloy, but services.alloy.configPath is
          ${toString config.services.alloy.configPath}: leave it at its default.
        '';
      }
    ];

    environment.etc = lib.mapAttrs' (
      name: source: lib.nameValuePair "alloy/${name}.alloy" { inherit source; }
    ) cfg.configFiles;

    services.alloy = {
      enable = true;
      package = lib.mkDefault cfg.package;
      extraFlags = [
        "--disable-reporting"
      ]
      ++ lib.optional knowsDeadline "--feature.component-shutdown-deadline=10s"
      ++ [
        "--server.http.disable-support-bundle"
        "--server.http.enable-pprof=false"
      ]
      ++ lib.optional (
        cfg.stabilityLevel != "generally-available"
      ) "--stability.level=${cfg.stabilityLevel}"
      ++ lib.optional cfg.communityComponents "--feature.community-components.enabled";
    };

    systemd.services.alloy = {
      # Names on the tailnet resolve once it is up; exporters retry, so nothing waits for it.
      after = [ "tailscaled.service" ];
      # A reload with an unreachable destination stops the receiver for minutes.
      restartTriggers = lib.attrValues cfg.configFiles;
      startLimitIntervalSec = 0;
      serviceConfig = {
        MemoryMax = cfg.memoryMax;
        TimeoutStopSec = 30;

        # It needs the network, the journal's group and the sight of /proc, /sys and all mounts, and nothing else.
        # But for agents that the app puts into this process, which is why they have one of their own otherwise.
        AmbientCapabilities = lib.mkIf (capabilities != [ ]) capabilities;
        CapabilityBoundingSet = if capabilities == [ ] then [ "" ] else capabilities;
        LockPersonality = true;
        PrivateDevices = true;
        ProtectControlGroups = true;
        # read-only: hidden, its file system would count as empty
        ProtectHome = "read-only";
        ProtectHostname = true;
        ProtectKernelLogs = !ebpf;
        ProtectKernelModules = true;
        ProtectKernelTunables = !ebpf;
        RestrictAddressFamilies = [
          "AF_INET"
          "AF_INET6"
          "AF_NETLINK"
          "AF_UNIX"
        ];
        RestrictNamespaces = !ebpf;
        RestrictRealtime = true;
        SystemCallArchitectures = "native";
        SystemCallErrorNumber = "EPERM";
        SystemCallFilter = [
          "@system-service"
          "~@privileged"
          # reads how far the clock is off; setting it takes a capability
          "adjtimex"
        ]
        ++ lib.optionals ebpf [
          "bpf"
          # from 1.19 on Beyla is a child, to whom Alloy hands its capabilities
          "capset"
          "perf_event_open"
        ];
        SupplementaryGroups = lib.mkIf (cfg.groups != [ ]) (lib.unique cfg.groups);
        UMask = "0077";
      };
    };
  };
}
