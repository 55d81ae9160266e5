# Sources that the app gives names of their own: log files, syslog, containers, metrics of programs. One switch each.
{ config, lib, ... }:
let
  cfg = config.observability.sources;
  part = import ./part.nix { inherit lib; };

  open = lib.concatMap (source: lib.optionals source.enable source.openPorts) (lib.attrValues cfg);
  nftables = config.networking.nftables.enable;

  allowed =
    { port, protocol, ... }:
    {
      ${if protocol == "tcp" then "allowedTCPPorts" else "allowedUDPPorts"} = [ port ];
    };
  isV6 = range: builtins.match ".*:.*" range != null;
  # Rules of the consumer's own kind of firewall: NixOS has no option for who may reach a port, but by interface.
  rule =
    { port, protocol, ... }:
    range:
    if nftables then
      "${if isV6 range then "ip6" else "ip"} saddr ${range} ${protocol} dport ${toString port} accept\n"
    else
      "${
        if isV6 range then "ip6tables" else "iptables"
      } -A nixos-fw -p ${protocol} -s ${range} --dport ${toString port} -j nixos-fw-accept\n";
  letIn =
    each:
    if each.interface != null then
      { interfaces.${each.interface} = allowed each; }
    else if each.ranges != null then
      {
        ${if nftables then "extraInputRules" else "extraCommands"} = lib.concatStringsSep "" (
          map (rule each) each.ranges
        );
      }
    else
      allowed each;
in
{
  options.observability.sources = lib.mkOption {
    default = { };
    example = lib.literalExpression "{ nginx-files.enable = false; }";
    description = "What else the collector reads, by the sources' names in the app.";
    type = lib.types.attrsOf (lib.types.submodule { options = part.options "reading this source"; });
  };

  config = lib.mkIf (config.observability.enable && config.observability.alloy.enable) {
    assertions = [ (part.knownNames "sources" cfg) ];

    observability.alloy = lib.mkMerge (
      map (source: lib.mkIf source.enable (part.toCollector source)) (lib.attrValues cfg)
    );

    networking.firewall = lib.mkMerge (map letIn open);

    # An address of the network is there once that is.
    systemd.services.alloy = lib.mkIf (open != [ ]) {
      after = [ "network-online.target" ];
      wants = [ "network-online.target" ];
    };
  };
}
