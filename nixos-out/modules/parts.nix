# The parts of the collector's configuration that are no more than a switch for their files, one line each: what it is,
# and what the app has to give a host that switches it on. What a part has beyond that is in a module of its own.
{ config, lib, ... }:
let
  part = import ./part.nix { inherit lib; };

  is = what: add: { inherit what add; };
  parts = {
    alloyMetrics = is "Alloy's own metrics: what it takes, refuses, loses and holds" "leave out selfMetrics: false of its AlloyCollector";
    journal = is "the journal of chosen units" "give its AlloyCollector a journal unit";
    nodeMetrics = is "metrics of the machine: CPU, memory, disks, network, file systems" "give its AlloyCollector nodeMetrics";
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
