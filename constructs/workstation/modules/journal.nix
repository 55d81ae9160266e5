# The journal of chosen units as log records: warns of units that this machine hasn't got.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.journal;
  types = import ./types.nix { inherit lib; };
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
  unknown = lib.filter (unit: !(isDefined unit || lib.elem unit config.observability.packagedUnits)) (
    cfg.units ++ cfg.extraUnits
  );

  # The consumer's own units, read beside the app's and passed through the same pipeline.
  added = cfg.extraUnits ++ cfg.extraUserUnits;
  twice = lib.filter (unit: lib.elem unit cfg.units) cfg.extraUnits;
  joins = added != [ ] && cfg.pipeline.rules != null;
  reader =
    manager: field: units:
    lib.optionalString (units != [ ]) ''

      loki.source.journal "fleet_added_${manager}" {
      	matches       = ${
         builtins.toJSON (lib.concatStringsSep " " (map (unit: "${field}=${unit}") units))
       }
      	relabel_rules = ${cfg.pipeline.rules}
      	forward_to    = [${cfg.pipeline.receiver}]
      }
    '';
  addedFile = pkgs.writeText "journal-added.alloy" (
    "// From observability.journal.extraUnits and extraUserUnits of this machine.\n"
    + reader "system" "_SYSTEMD_UNIT" cfg.extraUnits
    + reader "user" "_SYSTEMD_USER_UNIT" cfg.extraUserUnits
  );

  unitsOption =
    description:
    lib.mkOption {
      type = lib.types.listOf types.unit;
      default = [ ];
      example = [ "nginx.service" ];
      inherit description;
    };
in
{
  options.observability.journal = {
    extraUnits = unitsOption "Further units of the system whose journal is collected, beside the app's.";

    extraUserUnits = unitsOption "The same of users' own units.";

    pipeline = lib.genAttrs [ "receiver" "rules" ] (
      what:
      lib.mkOption {
        type = lib.types.nullOr lib.types.str;
        default = null;
        internal = true;
        description = "The ${what} of the app's journal, in Alloy's words; none where that reads all of it. The host's module sets it.";
      }
    );

    units = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      internal = true;
      description = "The system units in its files, to warn of those that this machine hasn't got.";
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = lib.optionals collects [
      {
        assertion = added == [ ] || joins;
        message = ''
          observability.journal.extraUnits adds to the units that the app names, but on this host the app reads the whole journal, or
          none of it: leave these out, or give its AlloyCollector a journal unit.
        '';
      }
      {
        assertion = twice == [ ];
        message = ''
          observability.journal.extraUnits has ${lib.concatStringsSep ", " twice}, which the app collects already: leave out one of the two.
        '';
      }
    ];

    observability.alloy.configFiles = lib.mkIf joins { journal-added = addedFile; };

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
