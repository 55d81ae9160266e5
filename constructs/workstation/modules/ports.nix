# Two that listen on one port: said when the system is built, not by a unit that fails.
{ config, lib, ... }:
let
  cfg = config.observability.alloy;
  inherit (config.observability) alloyEbpf;

  inherit (import ./files.nix { inherit lib; }) uiFlag uiPortOf;
  uiPort = uiPortOf config.services.alloy.extraFlags;

  own =
    map (port: {
      inherit port;
      name = "observability.alloy";
    }) (lib.unique cfg.ports)
    ++ [
      {
        port = uiPort;
        name = "services.alloy (its UI)";
      }
    ]
    ++ lib.optional (alloyEbpf.configFiles != { }) {
      port = alloyEbpf.httpPort;
      name = "observability.alloyEbpf.httpPort";
    };
  sameAs = use: lib.filter (other: other.port == use.port) own;
  twice = lib.filter (use: lib.length (sameAs use) > 1) own;

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

  # A number by the name of a port, or an address that ends in it; what is sent to or scraped isn't listened on. An
  # OTLP receiver that names no address takes the protocol's own.
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
      || builtins.match "otlp(/.*)?" name != null && takesOtlp port value
    else
      false;
  clients = [
    "exporters"
    "sinks"
    "targets"
  ];
  takesOtlp =
    port: receiver:
    lib.any (
      protocol:
      let
        protocols = receiver.protocols or { };
        settings = if protocols.${protocol} or null == null then { } else protocols.${protocol};
      in
      port == otlp.${protocol} && protocols ? ${protocol} && !(settings ? endpoint)
    ) (lib.attrNames otlp);
  # https://opentelemetry.io/docs/specs/otlp/
  otlp = {
    grpc = 4317;
    http = 4318;
  };

  listensOn =
    port: name:
    let
      service = config.services.${name} or { };
    in
    (service.enable or false)
    && lib.any (option: mentions port option (service.${option} or null)) options;
  clashes = lib.concatMap (
    { port, ... }: map (name: { inherit port name; }) (lib.filter (listensOn port) neighbours)
  ) own;
in
{
  options.observability.alloy = {
    ports = lib.mkOption {
      type = lib.types.listOf lib.types.port;
      default = [ ];
      internal = true;
      description = "Loopback ports that its files, and what runs beside it, listen on.";
    };
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = twice == [ ];
        message = ''
          observability.alloy has port ${toString (lib.head twice).port} twice, for ${
            lib.concatStringsSep " and " (map (use: use.name) (sameAs (lib.head twice)))
          }: give one another, the UI by
          ${uiFlag} in services.alloy.extraFlags.
        '';
      }
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
