# Where the collector sends: one switch each. What leads to a destination stays as it is when that is switched off, and
# ends in a stand-in that drops what it gets.
{ config, lib, ... }:
let
  cfg = config.observability.destinations;
  part = import ./part.nix { inherit lib; };
  buffer = config.observability.outageBuffer;
  pushesLogs = lib.any (
    { protocol, destination, ... }: protocol == "loki" && (cfg.${destination}.enable or false)
  ) (builtins.fromJSON (builtins.readFile buffer.configFile)).upstreams;
  known = lib.filter (name: cfg.${name}.configFiles != { }) (lib.attrNames cfg);
in
{
  options.observability.destinations = lib.mkOption {
    default = { };
    example = lib.literalExpression "{ lgtm.enable = false; }";
    description = "Where the collector sends, by the destinations' names in the app.";
    type = lib.types.attrsOf (
      lib.types.submodule {
        options = part.options "sending to this destination" // {
          standInFiles = lib.mkOption {
            type = lib.types.attrsOf lib.types.path;
            default = { };
            description = "What takes the place of its files while it is switched off: drops what it gets.";
          };

          tailnetPorts = lib.mkOption {
            type = lib.types.listOf lib.types.port;
            default = [ ];
            internal = true;
            description = "Where it takes plain HTTP on the tailnet, set by the host's module; see observability.tailnetOnly.";
          };
        };
      }
    );
  };

  config = lib.mkIf (config.observability.enable && config.observability.alloy.enable) {
    assertions = [ (part.knownNames "destinations" cfg) ];

    warnings =
      lib.optional (known != [ ] && !lib.any (name: cfg.${name}.enable) known) ''
        observability.destinations are all switched off, so the collector drops whatever it gets: switch one on, or
        everything off by observability.enable.
      ''
      # Alloy's writer has no queue that drops
      ++ lib.optional (buffer.configFile != null && !buffer.enable && pushesLogs) ''
        observability.outageBuffer is switched off, and logs go by Loki's push: once 10 MiB of them wait in an outage, whoever
        sends to Alloy waits too. Switch it on, or that destination off.
      '';

    observability.alloy = lib.mkMerge (
      map (
        destination:
        if destination.enable then
          part.toCollector destination
        else
          { configFiles = destination.standInFiles; }
      ) (lib.attrValues cfg)
    );
  };
}
