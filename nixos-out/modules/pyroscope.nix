# Continuous CPU profiles of systemd services by eBPF.
{ config, lib, ... }:
let
  cfg = config.observability.pyroscope;
in
{
  options.observability.pyroscope = {
    enable = lib.mkEnableOption "continuous CPU profiles of the machine's services";

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      description = "Its files for the collector, by name without .alloy. The host's module sets them.";
    };

    ebpfConfigFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      description = "Its files for the process with eBPF, by name without .alloy. The host's module sets them.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.configFiles != { };
        message = ''
          observability.pyroscope is switched on, but the app gives this host no files for it: add a PyroscopeAgent.
        '';
      }
    ];

    observability.alloy.configFiles = cfg.configFiles;

    observability.alloyEbpf = {
      configFiles = cfg.ebpfConfigFiles;
      capabilities = [
        "CAP_BPF"
        "CAP_CHECKPOINT_RESTORE"
        "CAP_DAC_READ_SEARCH"
        "CAP_PERFMON"
        "CAP_SYSLOG"
        "CAP_SYS_PTRACE"
        "CAP_SYS_RESOURCE"
      ];
    };
  };
}
