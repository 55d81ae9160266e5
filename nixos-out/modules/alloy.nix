# Grafana Alloy as the one collector, on nixpkgs' own services.alloy.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability.alloy;
  capabilities = lib.unique cfg.capabilities;
  ebpf = cfg.capabilities != [ ];

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
    else if lib.isAttrs value then
      lib.concatMap texts (lib.attrValues value)
    else
      [ ];
  listensOn =
    port: name:
    let
      service = config.services.${name} or { };
    in
    (service.enable or false)
    && lib.any (lib.hasSuffix ":${toString port}") (texts (service.settings or { }));
  clashes = lib.concatMap (
    port: map (name: { inherit port name; }) (lib.filter (listensOn port) neighbours)
  ) cfg.ports;

  missing = removeAttrs cfg.requiredCredentials (lib.attrNames cfg.credentials);
  inStore = lib.filterAttrs (_: lib.hasPrefix builtins.storeDir) cfg.credentials;
in
{
  options.observability.alloy = {
    enable = lib.mkEnableOption "the collector: OTLP on loopback, forwarded to every destination";

    package = lib.mkPackageOption pkgs "grafana-alloy" { };

    configFiles = lib.mkOption {
      type = lib.types.attrsOf lib.types.path;
      default = { };
      example = lib.literalExpression "{ extra = ./extra.alloy; }";
      description = ''
        What stands in /etc/alloy, by name without .alloy. The host's module sets the collector's own files, each part
        that is switched on adds its own.
      '';
    };

    stabilityLevel = lib.mkOption {
      type = lib.types.enum [
        "generally-available"
        "public-preview"
        "experimental"
      ];
      default = "generally-available";
      description = ''
        How unstable the components may be that Alloy runs: what it refuses makes it fail to start. The host's module
        sets it to what its files need.
      '';
    };

    communityComponents = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = "Whether Alloy runs components that only its community stands behind.";
    };

    credentials = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      example = lib.literalExpression "{ otlp-token = config.sops.secrets.otlp-token.path; }";
      description = ''
        Files with secrets, by the names under which Alloy's configuration asks for them. Only this unit can read what
        it gets of them. A string, since a path would be copied into the Nix store, where every user can read it.
      '';
    };

    requiredCredentials = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      internal = true;
      description = "Credentials that its files ask for, and which construct of the app does.";
    };

    ports = lib.mkOption {
      type = lib.types.listOf lib.types.port;
      default = [ ];
      internal = true;
      description = "Loopback ports that its files listen on.";
    };

    memoryMax = lib.mkOption {
      type = lib.types.str;
      default = "512M";
      example = "1G";
      description = ''
        Memory limit of the unit, in systemd's spelling. Alloy keeps its heap below nine tenths of it. A limit near
        what it needs makes it slow rather than small, because most of what it holds is its own mapped binary.
      '';
    };
  };

  options.observability.alloy.capabilities = lib.mkOption {
    type = lib.types.listOf lib.types.str;
    default = [ ];
    internal = true;
    description = "What agents need that the app puts into this process; none, unless it does.";
  };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
      {
        assertion = toString config.services.alloy.configPath == "/etc/alloy";
        message = ''
          observability.alloy puts its files into /etc/alloy, but services.alloy.configPath is
          ${toString config.services.alloy.configPath}: leave it at its default.
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
      {
        assertion = missing == { };
        message = ''
          observability.alloy.credentials lacks ${lib.concatStringsSep ", " (lib.attrNames missing)}, for ${lib.concatStringsSep ", " (lib.attrValues missing)} of the app: name the file
          that holds it.
        '';
      }
      {
        assertion = inStore == { };
        message = ''
          observability.alloy.credentials has ${lib.concatStringsSep ", " (lib.attrNames inStore)} in the Nix store, where every user can read it: give the path of a
          file outside, as a string.
        '';
      }
    ];

    environment.etc = lib.mapAttrs' (
      name: source: lib.nameValuePair "alloy/${name}.alloy" { inherit source; }
    ) cfg.configFiles;

    services.alloy = {
      enable = true;
      package = lib.mkDefault cfg.package;
      extraFlags = [
        "--disable-reporting"
        "--feature.component-shutdown-deadline=10s"
        "--server.http.disable-support-bundle"
        "--server.http.enable-pprof=false"
      ]
      ++ lib.optional (
        cfg.stabilityLevel != "generally-available"
      ) "--stability.level=${cfg.stabilityLevel}"
      ++ lib.optional cfg.communityComponents "--feature.community-components.enabled";
    };

    systemd.services.alloy = {
      # Names on the tailnet resolve once it is up; exporters retry, so nothing waits for it.
      after = [ "tailscaled.service" ];
      # A reload with an unreachable destination stops the receiver for minutes.
      restartTriggers = lib.attrValues cfg.configFiles;
      startLimitIntervalSec = 0;
      serviceConfig = {
        MemoryMax = cfg.memoryMax;
        TimeoutStopSec = 30;
        LoadCredential = lib.mapAttrsToList (name: path: "${name}:${path}") cfg.credentials;

        # It needs the network, the journal's group and the sight of /proc, /sys and all mounts, and nothing else.
        # But for agents that the app puts into this process, which is why they have one of their own otherwise.
        AmbientCapabilities = lib.mkIf ebpf capabilities;
        CapabilityBoundingSet = if ebpf then capabilities else [ "" ];
        LockPersonality = true;
        PrivateDevices = true;
        ProtectClock = true;
        ProtectControlGroups = true;
        # read-only: hidden, its file system would count as empty
        ProtectHome = "read-only";
        ProtectHostname = true;
        ProtectKernelLogs = !ebpf;
        ProtectKernelModules = true;
        ProtectKernelTunables = !ebpf;
        RestrictAddressFamilies = [
          "AF_INET"
          "AF_INET6"
          "AF_NETLINK"
          "AF_UNIX"
        ];
        RestrictNamespaces = !ebpf;
        RestrictRealtime = true;
        SystemCallArchitectures = "native";
        SystemCallErrorNumber = "EPERM";
        SystemCallFilter = [
          "@system-service"
          "~@privileged"
        ]
        ++ lib.optionals ebpf [
          "bpf"
          "perf_event_open"
        ];
        UMask = "0077";
      };
    };
  };
}
