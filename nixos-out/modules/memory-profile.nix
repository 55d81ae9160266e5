# Allocation profiles of Python daemons by pyroscope-io, which their units' environment has inside them: at work when
# observability-memory-profile asks for it, or always.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability;
  runs = cfg.enable && cfg.alloy.enable && cfg.pyroscope.enable;
  inherit (import ./unit.nix { inherit lib; }) isDefined withEnvironment yielding;

  targets = lib.filter (target: target.enable && target.memory != null) (
    lib.mapAttrsToList (name: target: target // { inherit name; }) cfg.pyroscope.targets
  );
  of = manager: lib.filter (target: target.memory.manager == manager) targets;

  # A wrapper sets PYTHONPATH anew (makeWrapper --set), and what is set beside it takes the place of a service's own.
  # So a library, which the wrapper's program loads too, adds this folder to what Python finds when it starts.
  hook = pkgs.runCommandCC "pyroscope-hook" { } ''
    mkdir "$out"
    cp ${./pyroscope-sitecustomize.py} "$out/sitecustomize.py"
    $CC -shared -fPIC -O2 -DHOOK="\"$out\"" -o "$out/preload.so" ${./pyroscope-preload.c}
  '';
  preload = "${hook}/preload.so";
  # for how long, below the manager's own /run: %t
  switch = target: "%t/observability-memory-profile/${target.name}";
  library = target: "${target.package}/${target.python.sitePackages}";

  environment =
    target:
    lib.optionalAttrs (!target.memory.always) { PYROSCOPE_SWITCH = switch target; }
    // {
      LD_PRELOAD = preload;
      # the arguments of pyroscope.configure, with the labels that the profiler's own profiles have
      PYROSCOPE_CONFIGURE = builtins.toJSON {
        application_name = target.name;
        server_address = target.memory.serverAddress;
        tags = {
          host = cfg.hostName;
          unit = "${target.memory.unit}.service";
        };
        cpu_enabled = false;
        mem_enabled = true;
        mem_heap_sample_size = target.memory.sampleBytes;
      };
      PYROSCOPE_LIBRARY = library target;
    };

  command = pkgs.writeShellScriptBin "observability-memory-profile" (
    builtins.readFile ./memory-profile.sh
  );
  line =
    { name, memory, ... }:
    "${name} ${memory.manager} ${memory.unit}.service ${if memory.always then "always" else "asked"}\n";

  # A service may preload libraries of its own, such as an allocator. The loader takes several, but systemd the last
  # LD_PRELOAD only: so a file beside the unit has both.
  ownPreload =
    target: service:
    let
      ofEnvironment = lib.filter (value: value != preload) (
        lib.toList (service.environment.LD_PRELOAD or preload)
      );
      ofService = lib.concatMap (
        assignments:
        let
          found = builtins.match "(.*[ \"'])?LD_PRELOAD=([^ \"']+).*" (toString assignments);
        in
        lib.optional (found != null) (lib.elemAt found 1)
      ) (lib.toList (service.serviceConfig.Environment or [ ]));
    in
    target.preload ++ lib.unique (ofEnvironment ++ ofService);
  besideOwn =
    manager: defined: target:
    let
      own = ownPreload target defined.${target.memory.unit};
    in
    lib.optional (own != [ ]) (
      pkgs.writeTextDir "lib/systemd/${manager}/${target.memory.unit}.service.d/preload.conf" ''
        [Service]
        Environment="LD_PRELOAD=${lib.concatStringsSep ":" ([ preload ] ++ own)}"
      ''
    );

  # Whether it has come as far as the running process is asked of that process, a while after each start.
  check =
    { name, memory, ... }:
    let
      unit = "${memory.unit}.service";
      isSystem = memory.manager == "system";
    in
    lib.nameValuePair "memory-profile-${name}" {
      description = lib.mkDefault "Check that the memory of ${unit} is profiled";
      wantedBy = [ unit ];
      after = [ unit ];
      partOf = [ unit ];
      serviceConfig = yielding (
        {
          ExecStart = lib.escapeShellArgs [
            (lib.getExe command)
            name
            "--check"
          ];
          NoNewPrivileges = true;
        }
        // lib.optionalAttrs isSystem {
          # the sight of another user's process, and nothing else
          CapabilityBoundingSet = [ "CAP_SYS_PTRACE" ];
          PrivateDevices = true;
          PrivateNetwork = true;
          ProtectHome = true;
          ProtectSystem = "strict";
        }
      );
    };

  unitsOf =
    manager: defined:
    lib.mkMerge (
      map (target: {
        ${target.memory.unit} = withEnvironment defined.${target.memory.unit} (environment target);
      }) (of manager)
      ++ [ (lib.listToAttrs (map check (of manager))) ]
    );

  # What home-manager brings can't be seen from here, so this is asked of the system's manager only.
  unknown = lib.filter (
    unit: !(isDefined config.systemd.services.${unit} || lib.elem "${unit}.service" cfg.packagedUnits)
  ) (map (target: target.memory.unit) (of "system"));
in
{
  config = lib.mkIf runs {
    warnings = lib.optional (unknown != [ ]) ''
      observability.pyroscope profiles the memory of services that no NixOS module defines: ${lib.concatStringsSep ", " unknown}.
      Enable what they belong to, correct their names in the app, or, where a package brings them, name them in
      observability.packagedUnits.
    '';

    environment = lib.mkIf (targets != [ ]) {
      systemPackages = [ command ];
      etc."observability/memory-profiles".text = lib.concatStringsSep "" (map line targets);
    };

    systemd.packages =
      lib.concatMap (besideOwn "system" config.systemd.services) (of "system")
      ++ lib.concatMap (besideOwn "user" config.systemd.user.services) (of "user");

    systemd.services = unitsOf "system" config.systemd.services;
    systemd.user.services = unitsOf "user" config.systemd.user.services;
  };
}
