# Grafana Alloy as the one collector, on nixpkgs' own services.alloy.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;
in
{
  options.observability.alloy = {
    enable = lib.mkEnableOption "the collector: OTLP on loopback, forwarded to every destination";

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
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
  };

  options.observability.alloy.capabilities = lib.mkOption {
    type = lib.types.listOf lib.types.str;
    default = [ ];
    internal = true;
    description = "What agents need that the app puts into this process; none, unless it does.";
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
      extraFlags = [
        "--disable-reporting"
        "--feature.component-shutdown-deadline=10s"
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
      }
      // lib.optionalAttrs (cfg.capabilities != [ ]) {
        AmbientCapabilities = lib.unique cfg.capabilities;
      };
    };
  };
}
