# Metrics of the machine by Alloy's built-in node exporter: who may ask systemd for them.
{ config, lib, ... }:
let
  cfg = config.observability;
in
{
  # The systemd collector asks over D-Bus, whose daemon turns away users that it doesn't know, as dynamic ones. Where
  # a user of the unit's name exists, DynamicUser takes that one, and protects as before.
  config.users = lib.mkIf (cfg.enable && cfg.alloy.enable && cfg.nodeMetrics.enable) {
    users.alloy = {
      isSystemUser = lib.mkDefault true;
      group = lib.mkDefault "alloy";
    };
    groups.alloy = { };
  };
}
