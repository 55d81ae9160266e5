# Grafana Alloy as the one collector, on nixpkgs' own services.alloy.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.alloy;
  inherit (import ./files.nix { inherit lib; }) filesIn flagsOf toEtc;
  inherit (import ./unit.nix { inherit lib; }) asDynamicUser yielding;
  types = import ./types.nix { inherit lib; };
  memory = import ./memory.nix;
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
      type = types.memory;
      default = memory.forCollector config.observability;
      defaultText = lib.literalExpression ''"512M", more where Beyla or the profiler run in this process'';
      example = "1G";
      description = ''
        Memory limit of the unit, in systemd's spelling. Alloy keeps its heap below nine tenths of it. A limit near
        what it needs makes it slow rather than small, because most of what it holds is its own mapped binary.
      '';
    };
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    environment.etc = toEtc "alloy" cfg.configFiles;

    services.alloy = {
      enable = lib.mkDefault true;
      package = lib.mkDefault cfg.package;
      extraFlags = flagsOf config.services.alloy.package cfg;
    };

    systemd.services.alloy = {
      # Names on the tailnet resolve once it is up; exporters retry, so nothing waits for it.
      after = [ "tailscaled.service" ];
      # A reload with an unreachable destination stops the receiver for minutes, so every file restarts it: where both
      # are asked for, NixOS restarts.
      restartTriggers = lib.attrValues (filesIn config "alloy");
      startLimitIntervalSec = lib.mkDefault 0;
      serviceConfig = yielding (
        asDynamicUser
        // {
          MemoryMax = cfg.memoryMax;
          TimeoutStopSec = 30;

          # It needs the network, the journal's group and the sight of /proc, /sys and all mounts, and nothing else.
          # But for agents that the app puts into this process, which is why they have one of their own otherwise.
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
          ]
          ++ lib.optional ebpf "AF_PACKET";
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
            # from Alloy 1.19 on Beyla is a child that is given its capabilities before it starts
            "capset"
            "perf_event_open"
          ];
          UMask = "0077";
        }
      );
    };
  };
}
