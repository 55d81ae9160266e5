# Traces of HTTP and gRPC services by eBPF.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.beyla;
  part = import ./part.nix { inherit lib; };
  unknown = lib.attrNames (lib.filterAttrs (_: target: target.variable == null) cfg.targets);
  targets = lib.filter (target: target.variable != null) (lib.attrValues cfg.targets);
  off = lib.filter (target: !target.enable) targets;
  # With nothing left to watch there is nothing to run.
  watches = cfg.enable && (targets == [ ] || lib.any (target: target.enable) targets);
  inCollector = cfg.process == "collector";
  unit = if inCollector then "alloy" else "alloy-ebpf";
  runs = config.observability.enable && config.observability.alloy.enable;
  capabilities = [
    "CAP_BPF"
    "CAP_CHECKPOINT_RESTORE"
    "CAP_DAC_READ_SEARCH"
    "CAP_NET_RAW"
    "CAP_PERFMON"
    "CAP_SYS_PTRACE"
  ]
  ++ cfg.capabilities;

  # Beyla says at level info, among much else, that the kernel has refused it probes in a program. So the unit asks, with
  # the capabilities that it has.
  withoutProbes = lib.mapAttrsToList (name: lacks: "${name} ${lacks}") (
    lib.filterAttrs (name: _: cfg.targets.${name}.enable or true) cfg.uprobes
  );
  adds = off != [ ] || cfg.environment != { } || withoutProbes != [ ];
  uprobeCheck = pkgs.runCommandCC "uprobe-check" { } ''
    mkdir -p "$out/bin"
    $CC -O2 -o "$out/bin/uprobe-check" ${./uprobe-check.c}
  '';
in
{
  options.observability.beyla =
    part.options "traces of chosen services by Beyla"
    // part.ebpfOptions
    // {
      environment = lib.mkOption {
        type = lib.types.attrsOf lib.types.str;
        default = { };
        internal = true;
        description = "What Beyla reads of its process's environment, set by the host's module.";
      };

      uprobes = lib.mkOption {
        type = lib.types.attrsOf lib.types.str;
        default = { };
        internal = true;
        description = "What of a program can't be seen where the kernel refuses probes in programs, by its name, set by the host's module.";
      };

      targets = lib.mkOption {
        type = lib.types.attrsOf (
          lib.types.submodule {
            options = {
              enable = lib.mkEnableOption "traces of this program" // {
                default = true;
              };
              variable = lib.mkOption {
                type = lib.types.nullOr lib.types.str;
                default = null;
                internal = true;
                description = "The variable that its selection in Beyla's file asks first.";
              };
            };
          }
        );
        default = { };
        description = "The programs that are watched, by the name on their spans. The host's module sets them.";
      };
    };

  config = lib.mkIf cfg.enable {
    assertions = [
      (part.known "beyla" cfg "add a BeylaAgent")
      (part.knownTargets "beyla" cfg unknown)
    ];

    observability.alloy = lib.mkIf watches {
      inherit (cfg)
        configFiles
        groups
        ports
        requiredCredentials
        ;
      capabilities = lib.mkIf inCollector capabilities;
    };

    observability.alloyEbpf = lib.mkIf (watches && !inCollector) {
      configFiles = cfg.ebpfConfigFiles;
      requiredCredentials = cfg.ebpfRequiredCredentials;
      inherit capabilities;
    };

    systemd.services.${unit} = lib.mkIf (runs && watches && adds) {
      environment = lib.mkMerge [
        (lib.mapAttrs (_: lib.mkDefault) cfg.environment)
        (part.nothingMatches off)
      ];
      serviceConfig.ExecStartPre = lib.mkIf (withoutProbes != [ ]) [
        "-${lib.escapeShellArgs ([ "${uprobeCheck}/bin/uprobe-check" ] ++ withoutProbes)}"
      ];
    };
  };
}
