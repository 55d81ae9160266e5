# A second Alloy for what needs eBPF, with exactly the capabilities that its parts need. It sends to the first over
# loopback, so that the process that faces the network stays without any.
{ config, lib, ... }:
let
  cfg = config.observability.alloyEbpf;
  collects = config.observability.enable && config.observability.alloy.enable;
  inherit (import ./files.nix { inherit lib; }) filesIn flagsOf toEtc;
  inherit (import ./unit.nix { inherit lib; }) asDynamicUser yielding;
  types = import ./types.nix { inherit lib; };
  part = import ./part.nix { inherit lib; };

  # Above 2, on kernels that have such levels (Debian's, linux-hardened), the kernel shows nothing to whoever lacks
  # CAP_SYS_ADMIN: Beyla then logs one error, the profiler blames a bug of the kernel, and both call themselves healthy.
  asksLevel = !(lib.elem "CAP_SYS_ADMIN" cfg.capabilities);
  level = toString (config.boot.kernel.sysctl."kernel.perf_event_paranoid" or "");
  tooHigh = asksLevel && builtins.match "[3-9]|[1-9][0-9]+" level != null;
  toDo = "set it to 2, which is as strict on kernels without such levels, or disable both";

  # What the machine itself says, in the shell's words as systemd's unit has them, where $ is doubled.
  skipped = why: "{ echo \"<4>skipped: ${why}\" >&2; exit 1; }";
  condition = lib.concatStringsSep "; " (
    lib.optionals asksLevel [
      "read -r level < /proc/sys/kernel/perf_event_paranoid"
      "[ \"$$level\" -le 2 ] || ${skipped "kernel.perf_event_paranoid is $$level, which shows Beyla and the profiler nothing: ${toDo}"}"
    ]
    ++ [
      "lockdown=none"
      "[ ! -r /sys/kernel/security/lockdown ] || read -r lockdown < /sys/kernel/security/lockdown"
      "case \"$$lockdown\" in *\"[confidentiality]\"*) ${skipped "the kernel is locked down for confidentiality, which shows Beyla and the profiler nothing"} ;; esac"
    ]
  );
in
{
  options.observability.alloyEbpf = {
    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      internal = true;
      description = "What stands in /etc/alloy-ebpf, by name without .alloy.";
    };

    stabilityLevel = lib.mkOption {
      type = lib.types.enum [
        "generally-available"
        "public-preview"
        "experimental"
      ];
      default = "generally-available";
      internal = true;
      description = "How unstable the components in its files are, set by the host's module.";
    };

    communityComponents = lib.mkOption {
      type = lib.types.bool;
      default = false;
      internal = true;
      description = "Whether there are components of Alloy's community in its files.";
    };

    httpPort = lib.mkOption {
      type = lib.types.port;
      default = 24346;
      description = "Loopback port of its own metrics and UI; the collector's is 12345.";
    };

    # What the collector reads of its metrics: there as long as the process is.
    metrics = part.options "this process's own metrics" // {
      enable = lib.mkOption {
        type = lib.types.bool;
        default = config.observability.alloyMetrics.enable && cfg.configFiles != { };
        defaultText = lib.literalExpression "config.observability.alloyMetrics.enable, where this process runs";
        description = "Whether the collector sends the metrics of this process.";
      };
    };

    memoryMax = lib.mkOption {
      type = types.memory;
      default = (import ./memory.nix).forEbpf;
      example = "1536M";
      description = ''
        Memory limit of the unit, in systemd's spelling. It rests on 600 MiB for a moment at Beyla's start, by upstream, and,
        measured, on 230 MiB of the profiler and 59 MiB of Alloy itself. With Beyla the unit took 284 MiB at most, with both
        514 MiB, of which 289 MiB were the kernel's. Beyla's own binary, which Alloy keeps in memory from 1.19 on, isn't in
        these figures.
      '';
    };

    cpuQuota = lib.mkOption {
      type = types.cpuQuota;
      default = "50%";
      example = "100%";
      description = "The most that the unit may take of one CPU, in systemd's spelling. What happens in the kernel isn't counted.";
    };
  };

  # Without the collector it would have nobody to send to.
  config = lib.mkIf (collects && cfg.configFiles != { }) {
    assertions = [
      {
        assertion =
          config.boot.isContainer || lib.versionAtLeast config.boot.kernelPackages.kernel.version "5.8";
        message = ''
          observability.beyla and observability.pyroscope need Linux 5.8 or newer, but boot.kernelPackages has
          ${config.boot.kernelPackages.kernel.version}: choose a newer one or disable both.
        '';
      }
      {
        assertion = config.boot.isContainer || !tooHigh;
        message = ''
          observability.beyla and observability.pyroscope see nothing where kernel.perf_event_paranoid is above 2, on kernels that
          have such levels, but boot.kernel.sysctl has ${level}: ${toDo}.
        '';
      }
      {
        assertion =
          config.boot.isContainer || !(lib.elem "lockdown=confidentiality" config.boot.kernelParams);
        message = ''
          observability.beyla and observability.pyroscope see nothing where boot.kernelParams has lockdown=confidentiality: take
          lockdown=integrity, or disable both.
        '';
      }
    ];

    environment.etc = toEtc "alloy-ebpf" cfg.configFiles;

    observability.alloy = lib.mkIf cfg.metrics.enable (part.toCollector cfg.metrics);
    systemd.services.alloy.environment =
      lib.mkIf (cfg.metrics.enable && cfg.metrics.configFiles != { })
        {
          ALLOY_EBPF_ADDRESS = lib.mkDefault "127.0.0.1:${toString cfg.httpPort}";
        };

    systemd.services.alloy-ebpf = {
      description = lib.mkDefault "Grafana Alloy for eBPF: traces and profiles";
      wantedBy = [ "multi-user.target" ];
      after = [ "alloy.service" ];
      restartTriggers = lib.attrValues (filesIn config "alloy-ebpf");
      startLimitIntervalSec = lib.mkDefault 0;
      # A kernel without type information can't run it: then it is skipped, not failed.
      unitConfig.ConditionPathExists = lib.mkDefault "/sys/kernel/btf/vmlinux";
      serviceConfig = yielding (
        asDynamicUser
        // {
          # A kernel that shows it nothing neither: then the journal says why.
          ExecCondition = lib.escapeShellArgs [
            "/bin/sh"
            "-c"
            condition
          ];
          ExecStart = lib.escapeShellArgs (
            [
              (lib.getExe config.services.alloy.package)
              "run"
            ]
            ++ flagsOf config.services.alloy.package cfg
            ++ [
              "--server.http.listen-addr=127.0.0.1:${toString cfg.httpPort}"
              "--storage.path=/var/lib/alloy-ebpf"
              "/etc/alloy-ebpf"
            ]
          );
          CPUQuota = cfg.cpuQuota;
          # Where processors are short, the collector comes first, above all when both start: on one processor it listens
          # after 35 s rather than 46 (33 by itself; in emulation).
          CPUWeight = 20;
          DynamicUser = true;
          MemoryMax = cfg.memoryMax;
          Nice = 5;
          Restart = "always";
          RestartSec = 15;
          StateDirectory = "alloy-ebpf";
          TimeoutStopSec = 30;

          # Not here, because eBPF needs it: other processes in /proc, /sys and the kernel's log, setns into a watched
          # process's namespaces, programs below /home.
          LockPersonality = true;
          PrivateDevices = true;
          ProtectClock = true;
          ProtectControlGroups = true;
          ProtectHome = "read-only";
          ProtectHostname = true;
          ProtectKernelModules = true;
          RestrictAddressFamilies = [
            "AF_INET"
            "AF_INET6"
            "AF_NETLINK"
            "AF_PACKET"
            "AF_UNIX"
          ];
          RestrictRealtime = true;
          SystemCallArchitectures = "native";
          SystemCallErrorNumber = "EPERM";
          SystemCallFilter = [
            "@system-service"
            "bpf"
            "perf_event_open"
          ];
          UMask = "0077";
        }
      );
    };
  };
}
