# What goes to the tailnet in plain HTTP leaves by Tailscale's interface alone, which encrypts it. Without this, whatever
# the local network's DNS calls the collector while Tailscale is down would get it in clear, and be believed.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (import ./unit.nix { inherit lib; }) yielding;
  cfg = config.observability.tailnetOnly;
  nftables = config.networking.nftables.enable;

  enabled = lib.filter (destination: destination.enable) (
    lib.attrValues config.observability.destinations
  );
  ports = lib.unique (lib.concatMap (destination: destination.tailnetPorts) enabled);
  active =
    config.observability.enable && config.observability.alloy.enable && cfg.enable && ports != [ ];

  # Who sends, by user: other programs of the machine may use these ports as they like.
  services = [
    "alloy"
  ]
  ++ lib.optional config.observability.outageBuffer.enable "outage-buffer";
  userOf = name: config.systemd.services.${name}.serviceConfig.User or name;
  users = lib.unique (map userOf services);

  anyOf = list: "{ ${lib.concatStringsSep ", " list} }";
  quoted = map (name: ''"${name}"'');
  senders = "meta skuid ${anyOf (quoted users)}";

  table = ''
    chain output {
      type filter hook output priority filter; policy accept;
      ${senders} tcp dport ${anyOf (map toString ports)} oifname != ${
        anyOf (quoted ([ "lo" ] ++ cfg.interfaces))
      } counter reject with icmpx admin-prohibited
    }
  '';

  # NixOS loads its own rules as one transaction, which may begin by flushing everything.
  loader = if nftables then "nftables.service" else "observability-tailnet-only.service";
  nft = lib.getExe pkgs.nftables;
in
{
  options.observability.tailnetOnly = {
    enable = lib.mkOption {
      type = lib.types.bool;
      default = true;
      description = ''
        Whether what the collector and its outage buffer send to destinations on the tailnet in plain HTTP can leave by
        the tailnet's interface alone. Without it, whoever answers for their names on another network gets everything,
        readable, whenever Tailscale isn't up. Needs nftables in the kernel, which iptables of today needs too.
      '';
    };

    interfaces = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ (config.services.tailscale.interfaceName or "tailscale0") ];
      defaultText = lib.literalExpression "[ config.services.tailscale.interfaceName ]";
      example = [
        "tailscale0"
        "wg0"
      ];
      description = "The interfaces that encrypt what leaves by them. Loopback is always open.";
    };

    rules = lib.mkOption {
      type = lib.types.package;
      internal = true;
      description = "What nft loads, where NixOS doesn't load it with its own rules.";
    };
  };

  config = lib.mkMerge [
    (lib.mkIf active {
      # a rule can only name users that there are before the service starts; DynamicUser takes those then
      users = lib.mkMerge (
        map (name: {
          users.${name} = {
            isSystemUser = true;
            group = name;
          };
          groups.${name} = { };
        }) (lib.filter (name: userOf name == name) services)
      );

      # without the rule they don't start, and when it goes they stop
      systemd.services = lib.mkMerge (
        map (name: {
          ${name} = {
            after = [ loader ];
            requires = [ loader ];
          };
        }) services
      );
    })

    (lib.mkIf (active && nftables) {
      networking.nftables = {
        tables.observability = {
          family = "inet";
          content = table;
        };
        # the sandbox of the build knows no users
        preCheckRuleset = ''
          sed -i 's/${senders}/meta skuid 0/' ruleset.conf
        '';
      };
    })

    (lib.mkIf (active && !nftables) {
      # in one transaction too
      observability.tailnetOnly.rules = pkgs.writeText "observability-tailnet-only.nft" ''
        table inet observability
        delete table inet observability
        table inet observability {
        ${table}}
      '';

      systemd.services.observability-tailnet-only = {
        description = lib.mkDefault "Packet filter that keeps telemetry in plain HTTP on the tailnet";
        # a change takes the old rule's place at once, and stops nobody
        reloadIfChanged = lib.mkDefault true;
        serviceConfig = yielding {
          Type = "oneshot";
          RemainAfterExit = true;
          ExecStart = "${nft} -f ${cfg.rules}";
          ExecReload = "${nft} -f ${cfg.rules}";
          ExecStop = "${nft} delete table inet observability";
          AmbientCapabilities = [ "CAP_NET_ADMIN" ];
          CapabilityBoundingSet = [ "CAP_NET_ADMIN" ];
          LockPersonality = true;
          MemoryDenyWriteExecute = true;
          NoNewPrivileges = true;
          PrivateDevices = true;
          PrivateTmp = true;
          ProcSubset = "pid";
          ProtectClock = true;
          ProtectControlGroups = true;
          ProtectHome = true;
          ProtectHostname = true;
          ProtectKernelLogs = true;
          ProtectKernelModules = true;
          ProtectKernelTunables = true;
          ProtectProc = "invisible";
          ProtectSystem = "strict";
          RestrictAddressFamilies = [
            "AF_NETLINK"
            # by which names of users are looked up
            "AF_UNIX"
          ];
          RestrictNamespaces = true;
          RestrictRealtime = true;
          RestrictSUIDSGID = true;
          SystemCallArchitectures = "native";
          SystemCallErrorNumber = "EPERM";
          SystemCallFilter = [
            "@system-service"
            "~@resources"
          ];
          UMask = "0077";
        };
      };
    })
  ];
}
