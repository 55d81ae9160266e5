# Two that listen on one port: said when the system is built, not by a unit that fails.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;

  # Others that can be told to take OTLP, by what their settings say.
  neighbours = [
    "loki"
    "mimir"
    "opentelemetry-collector"
    "pyroscope"
    "tempo"
  ];
  texts =
    value:
    if lib.isString value then
      [ value ]
    else if lib.isList value then
      lib.concatMap texts value
    else if lib.isAttrs value && !(lib.isDerivation value) then
      lib.concatMap texts (lib.attrValues value)
    else
      [ ];
  listensOn =
    port: name:
    let
      service = config.services.${name} or { };
    in
    (service.enable or false)
    && lib.any (lib.hasSuffix ":${toString port}") (
      texts (service.settings or { }) ++ texts (service.configuration or { })
    );
  clashes = lib.concatMap (
    port: map (name: { inherit port name; }) (lib.filter (listensOn port) neighbours)
  ) cfg.ports;
in
{
  options.observability.alloy = {
    ports = lib.mkOption {
      type = lib.types.listOf lib.types.port;
      default = [ ];
      internal = true;
      description = "Loopback ports that its files listen on.";
    };
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = clashes == [ ];
        message =
          let
            clash = lib.head clashes;
          in
          ''
            observability.alloy listens on port ${toString clash.port}, and so does services.${clash.name}: give that another
            port in its settings, or the collector in the app.
          '';
      }
    ];
  };
}
