# What the collector and its second process may do beyond the usual: what their parts need, and what the consumer adds.
{ config, lib, ... }:
let
  cfg = config.observability;
  types = import ./types.nix { inherit lib; };
  collects = cfg.enable && cfg.alloy.enable;
  usesEbpf = collects && cfg.alloyEbpf.configFiles != { };

  options = {
    capabilities = lib.mkOption {
      type = lib.types.listOf types.capability;
      default = [ ];
      example = [ "CAP_DAC_READ_SEARCH" ];
      description = ''
        What the process may do beyond the usual, such as read files that are others'. Parts of the app add what they need.
      '';
    };

    groups = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "nginx" ];
      description = ''
        Groups whose files the process may read, such as the logs of a web server, or whose sockets it may use, such as
        docker's. Parts of the app add what they need.
      '';
    };
  };

  serviceOf = unit: config.systemd.services.${unit}.serviceConfig;
  # one or several, each perhaps of several words
  words =
    value:
    lib.filter (word: lib.isString word && word != "") (
      lib.concatMap (builtins.split " +") (lib.toList value)
    );

  # Ambient ones beyond the bounding set are gone without a word, so this one follows those, whoever sets them. As one
  # text, which isn't looked into before the unit's other settings are there.
  settings = unit: part: {
    AmbientCapabilities = lib.mkIf (part.capabilities != [ ]) (lib.unique part.capabilities);
    CapabilityBoundingSet = [
      (lib.concatStringsSep " " (lib.unique (words ((serviceOf unit).AmbientCapabilities or [ ]))))
    ];
    SupplementaryGroups = lib.mkIf (part.groups != [ ]) (lib.unique part.groups);
  };

  assertions =
    unit: option:
    let
      service = serviceOf unit;
      ambient = words (service.AmbientCapabilities or [ ]);
      bounding = words (service.CapabilityBoundingSet or [ ]);
      lost = lib.filter (capability: !(lib.elem capability bounding)) ambient;
      takesAway = lib.any (lib.hasPrefix "~") bounding;
    in
    [
      {
        assertion = lost == [ ] || takesAway;
        message = ''
          alloy: ${unit}.service is to have ${lib.concatStringsSep ", " lost}, which its CapabilityBoundingSet takes away: name it in
          ${option}.capabilities, and leave the bounding set alone.
        '';
      }
      {
        assertion = service.User or "" != "root" || ambient != [ ];
        message = ''
          alloy: ${unit}.service runs as root, but without capabilities root reads no more than others do: name what it needs in
          ${option}.capabilities, such as CAP_DAC_READ_SEARCH for files of other users, and leave its user alone.
        '';
      }
    ];
in
{
  options.observability = {
    alloy = options;
    alloyEbpf = options;
  };

  config = lib.mkMerge [
    (lib.mkIf collects {
      assertions = assertions "alloy" "observability.alloy";
      systemd.services.alloy.serviceConfig = settings "alloy" cfg.alloy;
    })
    (lib.mkIf usesEbpf {
      assertions = assertions "alloy-ebpf" "observability.alloyEbpf";
      systemd.services.alloy-ebpf.serviceConfig = settings "alloy-ebpf" cfg.alloyEbpf;
    })
  ];
}
