# Secrets for both Alloys and for the outage buffer, by systemd: neither in the Nix store nor in their environment. Each
# unit gets those that its own files ask for.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (import ./unit.nix { inherit lib; }) yielding;
  cfg = config.observability.alloy;
  inherit (config.observability) alloyEbpf outageBuffer;
  runsEbpf = alloyEbpf.configFiles != { };
  ebpfRequired = lib.optionalAttrs runsEbpf alloyEbpf.requiredCredentials;

  # what both ask for is said once
  missing = removeAttrs (ebpfRequired // cfg.requiredCredentials) (lib.attrNames cfg.credentials);
  forEbpf = builtins.intersectAttrs ebpfRequired cfg.credentials;
  # the rest too, which the machine's own files may ask for
  forCollector = removeAttrs cfg.credentials (
    lib.attrNames (removeAttrs forEbpf (lib.attrNames cfg.requiredCredentials))
  );
  inStore = lib.filterAttrs (_: lib.hasPrefix builtins.storeDir) cfg.credentials;

  load = lib.mapAttrsToList (name: path: "${name}:${path}");
  # One folder, and one user, for the unit that fetches them and for the outage buffer.
  folder = "%t/outage-buffer";
  requiredCredentials = lib.mkOption {
    # several may ask for one
    type = lib.types.attrsOf (lib.types.separatedString ", ");
    default = { };
    internal = true;
    description = "Credentials that its files ask for, and which construct of the app does.";
  };
  inFolder = {
    RuntimeDirectory = "outage-buffer";
    RuntimeDirectoryMode = "0700";
    RuntimeDirectoryPreserve = true;
    User = "outage-buffer";
  };
in
{
  options.observability.alloy = {
    credentials = lib.mkOption {
      type = lib.types.attrsOf lib.types.str;
      default = { };
      example = lib.literalExpression "{ otlp-token = config.sops.secrets.otlp-token.path; }";
      description = ''
        Files with secrets, by the names under which Alloy's configuration asks for them. Only alloy.service can read them,
        but those that files of the app for alloy-ebpf.service ask for alone, which only that can, and the outage buffer
        the tokens that it sends by; that fetches them anew when they are no longer taken. A string, since a path would be
        copied into the Nix store, where every user can read it.
      '';
    };

    inherit requiredCredentials;
  };
  options.observability.alloyEbpf = { inherit requiredCredentials; };

  config = lib.mkIf (config.observability.enable && cfg.enable) {
    assertions = [
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

    systemd.services = {
      # where there are none, the consumer's own may be one text, which doesn't go with a list
      alloy.serviceConfig = lib.mkIf (forCollector != { }) {
        LoadCredential = load forCollector;
      };
      alloy-ebpf = lib.mkIf (forEbpf != { }) {
        serviceConfig.LoadCredential = load forEbpf;
      };

      # What systemd hands to a unit never changes while that runs, and the outage buffer would lose what waits at a
      # restart: so this one fetches it, at the start and whenever it isn't taken.
      outage-buffer-credentials = lib.mkIf (outageBuffer.credentials != { }) {
        description = lib.mkDefault "Credentials for the outage buffer";
        startLimitIntervalSec = lib.mkDefault 0;
        serviceConfig = yielding (
          import ./sandbox.nix
          // inFolder
          // {
            Type = "oneshot";
            # as often as that is tried
            LogLevelMax = "warning";
            LoadCredential = load outageBuffer.credentials;
            # by renaming, so that nobody reads half of one
            ExecStart = lib.concatMap (name: [
              "${pkgs.coreutils}/bin/cp -f %d/${name} ${folder}/.${name}"
              "${pkgs.coreutils}/bin/mv ${folder}/.${name} ${folder}/${name}"
            ]) (lib.attrNames outageBuffer.credentials);
            PrivateNetwork = true;
            RestrictAddressFamilies = "none";
            SystemCallFilter = [
              "@system-service"
              "~@privileged"
              "~@resources"
            ];
          }
        );
      };

      outage-buffer = lib.mkIf (outageBuffer.credentials != { }) {
        after = [ "outage-buffer-credentials.service" ];
        wants = [ "outage-buffer-credentials.service" ];
        serviceConfig = yielding inFolder;
      };
    };

    systemd.paths.outage-buffer-credentials = lib.mkIf (outageBuffer.credentials != { }) {
      description = "Whether the outage buffer's credentials are taken";
      wantedBy = [ "multi-user.target" ];
      pathConfig.PathChanged = "${folder}/.refused";
    };
  };
}
