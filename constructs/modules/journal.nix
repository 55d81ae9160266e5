# The journal of chosen units as log records.
{ config, lib, ... }:
let
  cfg = config.observability.journal;
in
{
  options.observability.journal = {
    enable = lib.mkEnableOption "the journal of chosen units";

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      description = "Its files for the collector, by name without .alloy. The host's module sets them.";
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

    observability.alloy.configFiles = cfg.configFiles;
  };
}
