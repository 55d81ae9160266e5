# Sources that the app gives names of their own: log files, syslog, containers, metrics of programs. One switch each.
{ config, lib, ... }:
let
  cfg = config.observability.sources;
  part = import ./part.nix { inherit lib; };
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
  };
}
