# A machine that had a configuration of Alloy before: what became of it is said when the system is built.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;
  inherit (config.services) alloy;
  ours = cfg.configFiles ? config;
in
{
  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = alloy.enable;
        message = ''
          observability.alloy runs services.alloy, but services.alloy.enable is false: leave that alone, and switch the collector
          off by observability.alloy.enable.
        '';
      }
      {
        assertion = toString alloy.configPath == "/etc/alloy";
        message = ''
          observability.alloy puts its files into /etc/alloy, but services.alloy.configPath is
          ${toString alloy.configPath}, which Alloy would read instead: leave configPath at its default. What the
          app does already goes (the receiver on 4318, the journal, the node exporter); the rest, as a file beside the
          app's, is observability.alloy.configFiles.own = ./own.alloy.
        '';
      }
      {
        assertion = ours || !(config.environment.etc."alloy/config.alloy".enable or false);
        message = ''
          observability.alloy would make one configuration of its files and environment.etc."alloy/config.alloy", which was there
          before: take out of that what the app does already (the receiver on 4318, the journal, the node exporter),
          and hand in the rest as observability.alloy.configFiles.own = ./own.alloy.
        '';
      }
    ];
  };
}
