# How our settings of systemd's units meet those of others.
{ lib }:
let
  # What says of a unit that NixOS defines it, rather than adds to one that comes from elsewhere.
  isDefined = service: service.serviceConfig ? ExecStart || service.serviceConfig ? ExecStop;
in
{
  inherit isDefined;

  # Scalars give way to whoever sets them plainly; lists add up, as everywhere in NixOS.
  yielding = lib.mapAttrs (
    _: value: if lib.isList value || value ? _type then value else lib.mkDefault value
  );

  # What every unit of ours is denied, whoever it runs as: DynamicUser implies it, a user of the consumer's own doesn't.
  asDynamicUser = {
    NoNewPrivileges = true;
    PrivateTmp = true;
    ProtectSystem = "strict";
    RemoveIPC = true;
    RestrictSUIDSGID = true;
  };

  # Variables for a service, wherever that is defined: in its own unit where NixOS does; otherwise (home-manager, a
  # package) in a file beside it, without NixOS' PATH, which would take the place of the service's.
  withEnvironment =
    service: environment:
    let
      elsewhere = !isDefined service;
    in
    {
      environment = lib.mapAttrs (_: lib.mkDefault) environment;
      overrideStrategy = lib.mkIf elsewhere (lib.mkDefault "asDropin");
      path = lib.mkIf elsewhere (lib.mkForce [ ]);
    };
}
