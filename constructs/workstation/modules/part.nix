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

    requiredCredentials = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      internal = true;
      description = "Credentials that its files ask for, and which construct of the app does.";
    };

    capabilities = internalList "What its process may do beyond the usual for what the app asks of it, set by the host's module.";

    groups = internalList "Groups whose files its process reads, set by the host's module.";
  };

  # For a part whose agent may run in the process with eBPF.
  ebpfOptions = {
    ebpfConfigFiles = files "Its files for the process with eBPF, by name without .alloy. The host's module sets them.";

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

  toCollector = part: {
    inherit (part)
      configFiles
      capabilities
      groups
      requiredCredentials
      ;
  };
}
