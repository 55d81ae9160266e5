# Two that listen on one port: said when the system is built, not by a unit that fails.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;

  # Others that may take telemetry, by what their options say.
  neighbours = [
    "grafana"
    "influxdb2"
    "loki"
    "mimir"
    "opentelemetry-collector"
    "prometheus"
    "pyroscope"
    "tempo"
    "vector"
    "victorialogs"
    "victoriametrics"
    "victoriatraces"
  ];
  options = [
    "port"
    "listenAddress"
    "settings"
    "configuration"
  ];

  # A number by the name of a port, or an address that ends in it; what is sent to or scraped isn't listened on.
  mentions =
    port: name: value:
    if lib.isInt value then
      value == port && builtins.match ".*[Pp]ort" name != null
    else if lib.isString value then
      lib.hasSuffix ":${toString port}" value && builtins.match ".*://.*" value == null
    else if lib.isList value then
      lib.any (mentions port name) value
    else if lib.isAttrs value && !(lib.isDerivation value) then
      lib.any (inner: mentions port inner value.${inner}) (
        lib.filter (inner: !(lib.elem inner clients)) (lib.attrNames value)
      )
    else
      false;
  clients = [
    "exporters"
    "sinks"
    "targets"
  ];
  listensOn =
    port: name:
    let
      service = config.services.${name} or { };
    in
    (service.enable or false)
    && lib.any (option: mentions port option (service.${option} or null)) options;
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
