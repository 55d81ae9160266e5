# The journal of chosen units as log records: warns of units that this machine hasn't got.
{ config, lib, ... }:
let
  cfg = config.observability.journal;
  collects = config.observability.enable && config.observability.alloy.enable;

  # What NixOS itself defines; `getty@tty1.service` is an instance of `getty@.service`.
  isDefined =
    unit:
    let
      template = builtins.match "([^@]+@).+(\\.[a-z]+)" unit;
    in
    lib.any (
      name: config.systemd.units ? ${name} || lib.elem name config.systemd.additionalUpstreamSystemUnits
    ) ([ unit ] ++ lib.optional (template != null) (lib.concatStringsSep "" template));
  unknown = lib.filter (
    unit: !(isDefined unit || lib.elem unit config.observability.packagedUnits)
  ) cfg.units;
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
    warnings = lib.optional (collects && unknown != [ ]) ''
      observability.journal collects units that no NixOS module defines: ${lib.concatStringsSep ", " unknown}.
      Enable what they belong to, correct their names in the app, or, where a package brings them, name them in
      observability.packagedUnits.
    '';

    # Alloy reads the journal by libsystemd, and takes one that can't read what this machine's systemd writes without a
    # word: no entry arrives. So it gets this machine's own.
    systemd.services = lib.mkIf collects {
      alloy.environment.LD_LIBRARY_PATH = lib.mkDefault (lib.makeLibraryPath [ config.systemd.package ]);
    };
  };
}
