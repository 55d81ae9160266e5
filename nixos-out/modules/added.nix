# What the machine's own configuration adds to what the app collects, without a synth: metrics to scrape and log files
# (units of the journal are in journal.nix). Each is a file beside the app's, into the app's own pipeline.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.observability;
  collects = cfg.enable && cfg.alloy.enable;
  inherit (cfg.alloy) inputs;
  types = import ./types.nix { inherit lib; };

  # Alloy's strings are JSON's, and a label has no hyphen.
  text = builtins.toJSON;
  labelOf = lib.replaceStrings [ "-" ] [ "_" ];
  list = items: "[${lib.concatStringsSep ", " items}]";
  file = name: option: body: {
    ${name} = pkgs.writeText "${name}.alloy" "// From ${option} of this machine.\n\n${body}";
  };

  scrape =
    name: target:
    let
      label = "fleet_scrape_${labelOf name}";
    in
    file "scrape-${name}" "observability.scrape.${name}" ''
      prometheus.scrape "${label}" {
      	targets         = ${list (map (address: "{__address__ = ${text address}}") target.targets)}
      	job_name        = ${text name}
      	metrics_path    = ${text target.metricsPath}
      	scrape_interval = ${text target.interval}
      	forward_to      = [otelcol.receiver.prometheus.${label}.receiver]
      }

      otelcol.receiver.prometheus "${label}" {
      	output {
      		metrics = ${list inputs.metrics}
      	}
      }
    '';

  logs =
    name: target:
    let
      label = "fleet_file_${labelOf name}";
      statement = key: value: text "set(${key}, ${value})";
    in
    file "file-${name}" "observability.logFiles.${name}" ''
      local.file_match "${label}" {
      	path_targets = ${list (map (path: "{__path__ = ${text path}}") target.paths)}
      }

      loki.source.file "${label}" {
      	targets    = local.file_match.${label}.targets
      	forward_to = [otelcol.receiver.loki.${label}.receiver]
      }

      otelcol.receiver.loki "${label}" {
      	output {
      		logs = [otelcol.processor.transform.${label}.input]
      	}
      }

      otelcol.processor.transform "${label}" {
      	error_mode = "ignore"

      	statements {
      		log = [
      			${statement "resource.attributes[\"service.name\"]" (text name)},
      			${statement "log.attributes[\"log.file.path\"]" "log.attributes[\"filename\"]"},
      			${text "delete_matching_keys(log.attributes, \"^(filename|job|loki\\\\.attribute\\\\.labels)$\")"},
      		]
      	}

      	output {
      		logs = ${list inputs.logs}
      	}
      }
    '';

  unsent =
    lib.optional (cfg.scrape != { } && inputs.metrics == [ ]) "metrics"
    ++ lib.optional (cfg.logFiles != { } && inputs.logs == [ ]) "logs";

  named = options: lib.types.attrsOf (lib.types.submodule { inherit options; });
in
{
  options.observability = {
    alloy.inputs = lib.genAttrs [ "logs" "metrics" ] (
      signal:
      lib.mkOption {
        type = lib.types.listOf lib.types.str;
        default = [ ];
        internal = true;
        description = "What takes the machine's own ${signal}, in Alloy's words. The host's module sets it.";
      }
    );

    scrape = lib.mkOption {
      default = { };
      example = lib.literalExpression ''{ nginx.targets = [ "127.0.0.1:9113" ]; }'';
      description = "Programs whose metrics are scraped, beside the app's, by the job's name: lower-case letters, digits and hyphens.";
      type = named {
        targets = lib.mkOption {
          type = lib.types.listOf lib.types.str;
          example = [ "127.0.0.1:9113" ];
          description = "Their addresses and ports.";
        };
        metricsPath = lib.mkOption {
          type = lib.types.str;
          default = "/metrics";
          description = "Where each has them.";
        };
        interval = lib.mkOption {
          type = types.goDuration;
          default = "60s";
          description = "How often they are read, in Go's spelling.";
        };
      };
    };

    logFiles = lib.mkOption {
      default = { };
      example = lib.literalExpression ''{ nginx.paths = [ "/var/log/nginx/*.log" ]; }'';
      description = ''
        Log files whose lines are collected, by the service's name: lower-case letters, digits and hyphens. Alloy runs
        without privileges: name the group that may read them in observability.alloy.groups.
      '';
      type = named {
        paths = lib.mkOption {
          type = lib.types.listOf lib.types.str;
          example = [ "/var/log/nginx/*.log" ];
          description = "Their paths, in which * stands for any part of a name and ** for any folders.";
        };
      };
    };
  };

  config = lib.mkIf collects {
    assertions = [
      {
        assertion = unsent == [ ];
        message = ''
          observability.scrape and observability.logFiles have nowhere to send ${lib.concatStringsSep " and " unsent}, since no remote destination
          of the app takes them on this host: add one in the app, or leave these out.
        '';
      }
      (
        let
          odd = lib.filter (name: builtins.match "[a-z][a-z0-9-]*" name == null) (
            lib.attrNames (cfg.scrape // cfg.logFiles)
          );
        in
        {
          assertion = odd == [ ];
          message = ''
            observability.scrape and observability.logFiles are named in lower-case letters, digits and hyphens, a letter first, but ${lib.concatStringsSep ", " odd} was
            given.
          '';
        }
      )
    ];

    observability.alloy.configFiles = lib.mkMerge (
      lib.mapAttrsToList scrape cfg.scrape ++ lib.mapAttrsToList logs cfg.logFiles
    );
  };
}
