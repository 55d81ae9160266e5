# Traces of HTTP and gRPC services by eBPF.
{ config, lib, ... }:
let
  cfg = config.observability.beyla;
in
{
  options.observability.beyla = {
    enable = lib.mkEnableOption "traces of chosen services by Beyla";

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
          observability.beyla is switched on, but the app gives this host no files for it: add a BeylaAgent.
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
        "CAP_NET_RAW"
        "CAP_PERFMON"
        "CAP_SYS_PTRACE"
      ];
    };
  };
}
