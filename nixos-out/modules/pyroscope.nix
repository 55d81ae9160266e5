# Continuous CPU profiles of systemd services by eBPF.
{ config, lib, ... }:
let
  cfg = config.observability.pyroscope;
in
{
  options.observability.pyroscope = {
    enable = lib.mkEnableOption "continuous CPU profiles of the machine's services";

    configFile = lib.mkOption {
      type = lib.types.path;
      description = "The profiler, for the process with eBPF. The host's module sets it.";
    };

    receiverConfigFile = lib.mkOption {
      type = lib.types.path;
      description = "The collector's receiver for its profiles. The host's module sets it.";
    };
  };

  config = lib.mkIf cfg.enable {
    observability.alloy.configFiles.pyroscope = cfg.receiverConfigFile;

    observability.alloyEbpf = {
      configFiles.pyroscope = cfg.configFile;
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
