# Continuous profiles: of CPU by eBPF, of memory by what programs push or serve.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.pyroscope;
  part = import ./part.nix { inherit lib; };
  targets = lib.mapAttrsToList (name: target: target // { inherit name; }) cfg.targets;
  # The app gives each a selection for its CPU, a unit for its memory, or a file that reads it.
  unknown = lib.filter (
    target: target.variable == null && target.memory == null && target.configFiles == { }
  ) targets;
  on = lib.filter (target: target.enable) targets;
  off = lib.filter (target: !target.enable && target.variable != null) targets;
  profiled = lib.filter (target: target.variable != null) targets;
  # With nothing left to profile there is nothing to run.
  watches = cfg.enable && (profiled == [ ] || lib.any (target: target.enable) profiled);
  inCollector = cfg.process == "collector";
  unit = if inCollector then "alloy" else "alloy-ebpf";
  runs = config.observability.enable && config.observability.alloy.enable;
  capabilities = [
    "CAP_BPF"
    "CAP_CHECKPOINT_RESTORE"
    "CAP_DAC_READ_SEARCH"
    "CAP_PERFMON"
    "CAP_SYSLOG"
    "CAP_SYS_PTRACE"
    "CAP_SYS_RESOURCE"
  ]
  ++ cfg.capabilities;
in
{
  options.observability.pyroscope =
    part.options "continuous CPU profiles of the machine's services"
    // part.ebpfOptions
    // {
      targets = lib.mkOption {
        type = lib.types.attrsOf (
          lib.types.submodule (
            { config, ... }:
            {
              options = part.options "profiles of this program" // {
                enable = lib.mkEnableOption "profiles of this program" // {
                  default = true;
                };

                variable = lib.mkOption {
                  type = lib.types.nullOr lib.types.str;
                  default = null;
                  internal = true;
                  description = "The variable that its selection in the profiler's file asks first.";
                };

                memory = lib.mkOption {
                  type = lib.types.nullOr (
                    lib.types.submodule {
                      options = {
                        unit = lib.mkOption {
                          type = lib.types.str;
                          description = "The service that runs it, without .service.";
                        };
                        manager = lib.mkOption {
                          type = lib.types.enum [
                            "system"
                            "user"
                          ];
                          description = "Whose service it is.";
                        };
                        serverAddress = lib.mkOption {
                          type = lib.types.str;
                          description = "Where it pushes its profiles.";
                        };
                        always = lib.mkOption {
                          type = lib.types.bool;
                          default = false;
                          description = "Whether it is profiled always, rather than when observability-memory-profile asks for it.";
                        };
                        sampleBytes = lib.mkOption {
                          type = lib.types.int;
                          description = "How many bytes it allocates, on average, between two samples.";
                        };
                      };
                    }
                  );
                  default = null;
                  internal = true;
                  description = "How its allocations are profiled, if they are.";
                };

                python = lib.mkOption {
                  type = lib.types.package;
                  default = pkgs.python3;
                  defaultText = lib.literalExpression "pkgs.python3";
                  description = "The interpreter that the program runs on: pyroscope-io is built for one of them.";
                };

                preload = lib.mkOption {
                  type = lib.types.listOf lib.types.str;
                  default = [ ];
                  example = lib.literalExpression ''[ "''${pkgs.mimalloc}/lib/libmimalloc.so" ]'';
                  description = ''
                    Libraries that its unit preloads of its own, where NixOS doesn't define that. An allocation profile
                    is started by LD_PRELOAD, of which systemd takes the last: these stay behind it, as what NixOS
                    knows of does by itself.
                  '';
                };

                package = lib.mkOption {
                  type = lib.types.package;
                  default = config.python.pkgs.callPackage ./pyroscope-io.nix { };
                  defaultText = lib.literalExpression "python.pkgs.callPackage ./pyroscope-io.nix { }";
                  description = "pyroscope-io 1.4 or newer.";
                };
              };
            }
          )
        );
        default = { };
        description = "The programs that are profiled, by the name on their profiles. The host's module sets them.";
      };
    };

  config = lib.mkIf cfg.enable {
    assertions = [
      (part.known "pyroscope" cfg "add a PyroscopeAgent")
      (part.knownTargets "pyroscope" cfg (map (target: target.name) unknown))
    ];

    observability.alloy = lib.mkMerge (
      [
        {
          inherit (cfg) groups ports requiredCredentials;
          configFiles = removeAttrs cfg.configFiles (lib.optional (!watches) "pyroscope-ebpf");
          capabilities = lib.mkIf (watches && inCollector) capabilities;
        }
      ]
      ++ map part.toCollector on
    );

    observability.alloyEbpf = lib.mkIf (watches && !inCollector) {
      configFiles = cfg.ebpfConfigFiles;
      requiredCredentials = cfg.ebpfRequiredCredentials;
      inherit capabilities;
    };

    systemd.services.${unit} = lib.mkIf (runs && watches && off != [ ]) {
      environment = part.nothingMatches off;
    };
  };
}
