# The journal of chosen units as log records: warns of units that this machine hasn't got.
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
    units = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      description = "The system units in its files, to warn of those that this machine hasn't got.";
    };
  };

  config = lib.mkIf cfg.enable {
    warnings = lib.optional (config.observability.enable && unknown != [ ]) ''
      observability.journal collects units that no NixOS module defines: ${lib.concatStringsSep ", " unknown}.
      Enable what they belong to, correct their names in the app, or ignore this if a package brings them.
    '';
  };
}
