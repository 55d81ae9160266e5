# The journal of chosen units as log records.
{ config, lib, ... }:
let
  cfg = config.observability.journal;
in
{
  options.observability.journal = {
    enable = lib.mkEnableOption "the journal of chosen units";

    configFile = lib.mkOption {
      type = lib.types.path;
      description = "The journal's readers. The host's module sets it.";
    };
  };

  config = lib.mkIf cfg.enable {
    observability.alloy.configFiles.journal = cfg.configFile;
  };
}
