# Traces of HTTP and gRPC services by eBPF.
{ config, lib, ... }:
let
  cfg = config.observability.beyla;
in
{
  options.observability.beyla = {
    enable = lib.mkEnableOption "traces of chosen services by Beyla";

    configFile = lib.mkOption {
      type = lib.types.path;
      description = "What Beyla watches, for the process with eBPF. The host's module sets it.";
    };

    receiverConfigFile = lib.mkOption {
      type = lib.types.path;
      description = "The collector's receiver for its spans. The host's module sets it.";
    };
  };

  config = lib.mkIf cfg.enable {
    observability.alloy.configFiles.beyla = cfg.receiverConfigFile;

    observability.alloyEbpf = {
      configFiles.beyla = cfg.configFile;
      capabilities = [
        "CAP_BPF"
        "CAP_CHECKPOINT_RESTORE"
        "CAP_DAC_READ_SEARCH"
        "CAP_NET_RAW"
        "CAP_PERFMON"
        "CAP_SYS_PTRACE"
      ];
    };
  };
}
