# The journal of chosen units as log records.
{ config, lib, ... }:
let
  cfg = config.observability.journal;

  # What NixOS itself defines; `getty@tty1.service` is an instance of `getty@.service`.
  isDefined =
    unit:
    let
      template = builtins.match "([^@]+@).+(\\.[a-z]+)" unit;
    in
    lib.any (
      name: config.systemd.units ? ${name} || lib.elem name config.systemd.additionalUpstreamSystemUnits
    ) ([ unit ] ++ lib.optional (template != null) (lib.concatStringsSep "" template));
  unknown = lib.filter (unit: !isDefined unit) cfg.units;
in
{
  options.observability.journal = {
    enable = lib.mkEnableOption "the journal of chosen units";

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      description = "Its files for the collector, by name without .alloy. The host's module sets them.";
    };

    units = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      description = "The system units in its files, to warn of those that this machine hasn't got.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.configFiles != { };
        message = ''
          observability.journal is switched on, but the app gives this host no files for it: give its AlloyCollector a journal unit.
        '';
      }
    ];

    warnings = lib.optional (config.observability.enable && unknown != [ ]) ''
      observability.journal collects units that no NixOS module defines: ${lib.concatStringsSep ", " unknown}.
      Enable what they belong to, correct their names in the app, or ignore this if a package brings them.
    '';

    observability.alloy.configFiles = cfg.configFiles;
  };
}
