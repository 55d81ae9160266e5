# The parts of the collector's configuration that are no more than a switch for their files, one line each: what it is,
# and what the app has to give a host that switches it on. What a part has beyond that is in a module of its own.
{ config, lib, ... }:
let
  part = import ./part.nix { inherit lib; };

  parts = {
    journal = {
      what = "the journal of chosen units";
      add = "give its AlloyCollector a journal unit";
    };
    nodeMetrics = {
      what = "metrics of the machine: CPU, memory, disks, network, file systems";
      add = "give its AlloyCollector nodeMetrics";
    };
  };
in
{
  options.observability = lib.mapAttrs (_: { what, ... }: part.options what) parts;

  config = lib.mkMerge (
    lib.mapAttrsToList (
      name:
      { add, ... }:
      let
        cfg = config.observability.${name};
      in
      lib.mkIf cfg.enable {
        assertions = [ (part.known name cfg add) ];
        observability.alloy = part.toCollector cfg;
      }
    ) parts
  );
}
