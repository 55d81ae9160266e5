# What every part has that can be switched: its options, an assertion that the app knows it, and what the collector
# gets of it.
{ lib }:
let
  files =
    description:
    lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      inherit description;
    };
  credentials =
    description:
    lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      internal = true;
      inherit description;
    };
  internalList =
    description:
    lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      inherit description;
    };
in
{
  # What it is, after "Whether to enable".
  options = what: {
    enable = lib.mkEnableOption what;

    configFiles = files "Its files for the collector, by name without .alloy. The host's module sets them.";

    requiredCredentials = credentials "Credentials that its files ask for, and which construct of the app does.";

    capabilities = internalList "What its process may do beyond the usual for what the app asks of it, set by the host's module.";

    ports = lib.mkOption {
      type = lib.types.listOf lib.types.port;
      default = [ ];
      internal = true;
      description = "Loopback ports that it listens on, set by the host's module.";
    };

    openPorts = lib.mkOption {
      type = lib.types.listOf (
        lib.types.submodule {
          options = {
            port = lib.mkOption {
              type = lib.types.port;
              description = "The port.";
            };
            protocol = lib.mkOption {
              type = lib.types.enum [
                "tcp"
                "udp"
              ];
              default = "tcp";
              description = "Its protocol.";
            };
            interface = lib.mkOption {
              type = lib.types.nullOr lib.types.str;
              default = null;
              description = "The interface by which alone it is reached.";
            };
            ranges = lib.mkOption {
              type = lib.types.nullOr (lib.types.listOf lib.types.str);
              default = null;
              description = "The addresses from which alone it is reached.";
            };
          };
        }
      );
      default = [ ];
      internal = true;
      description = "Ports that the firewall lets others reach, set by the host's module.";
    };

    groups = internalList "Groups whose files its process reads, set by the host's module.";
  };

  # For a part whose agent may run in the process with eBPF.
  ebpfOptions = {
    ebpfConfigFiles = files "Its files for the process with eBPF, by name without .alloy. The host's module sets them.";

    ebpfRequiredCredentials = credentials "Credentials that those ask for, and which construct of the app does.";

    process = lib.mkOption {
      type = lib.types.enum [
        "own"
        "collector"
      ];
      default = "own";
      internal = true;
      description = "Whose process it runs in, set by the host's module.";
    };
  };

  # A part that is switched on has to be one of the app's, which gives it files; `add` is what the app lacks otherwise.
  known = name: part: add: {
    assertion = part.configFiles != { };
    message = ''
      observability.${name} is switched on, but the app gives this host no files for it: ${add}.
    '';
  };

  # So is each of those that have names of their own.
  knownNames =
    name: parts:
    let
      split = builtins.partition (each: parts.${each}.configFiles == { }) (lib.attrNames parts);
      unknown = split.right;
      known = split.wrong;
    in
    {
      assertion = unknown == [ ];
      message = ''
        observability.${name} has ${lib.concatStringsSep ", " unknown}, but the app gives this host ${
          if known == [ ] then "none" else lib.concatStringsSep ", " known
        }: correct the name.
      '';
    };

  # So does each of its targets.
  knownTargets = name: part: unknown: {
    assertion = unknown == [ ];
    message =
      let
        known = removeAttrs part.targets unknown;
      in
      ''
        observability.${name}.targets has ${lib.concatStringsSep ", " unknown}, but the app gives this host ${
          if known == { } then "none" else lib.concatStringsSep ", " (lib.attrNames known)
        }: correct the name.
      '';
  };

  # Has the selection of targets that are switched off be one that nothing matches: no process has port 0 or a command
  # line of one 0, and no cgroup is called 0.
  nothingMatches =
    targets:
    lib.listToAttrs (map (target: lib.nameValuePair target.variable (lib.mkDefault "0")) targets);

  toCollector = part: {
    inherit (part)
      configFiles
      capabilities
      groups
      ports
      requiredCredentials
      ;
  };
}
