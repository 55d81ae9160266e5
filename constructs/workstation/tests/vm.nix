# A machine of each kind, booted. A consumer runs it with a nixpkgs of their own:
#
#   pkgs.testers.runNixOSTest (import "${inputs.observability}/tests/vm.nix" inputs.observability.nixosModules.thinkpad)
hostModule:
let
  # The ports on loopback that the host's destinations send to, by what stands in their files: none has a program of
  # the workstation that takes a copy, or several.
  localPorts =
    { observability, ... }:
    let
      texts = builtins.concatMap (
        destination: map builtins.readFile (builtins.attrValues destination.configFiles)
      ) (builtins.attrValues observability.destinations);
      portIn =
        text:
        let
          found = builtins.match ".*endpoint += \"http://127\\.0\\.0\\.1:([0-9]+)\".*" text;
        in
        if found == null then [ ] else found;
    in
    builtins.concatMap portIn texts;

  # says what it was sent to
  listener = ''
    import sys
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            with open("/run/listener", "a") as paths:
                print(sys.argv[1] + self.path, file=paths)
            self.send_response(200)
            self.end_headers()

    HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
  '';

  common = {
    imports = [ hostModule ];
    # what eBPF needs of the kernel is not what this test is about
    observability.beyla.enable = false;
    observability.pyroscope.enable = false;
  };
in
{
  name = "observability";

  nodes = {
    machine =
      {
        config,
        lib,
        pkgs,
        ...
      }:
      {
        imports = [ common ];
        environment.systemPackages = [ pkgs.curl ];
        # in the place of the programs on the workstation that take a copy
        systemd.services =
          lib.listToAttrs (
            map (
              port:
              lib.nameValuePair "listener-${port}" {
                wantedBy = [ "multi-user.target" ];
                serviceConfig.ExecStart = "${pkgs.python3}/bin/python3 ${pkgs.writeText "listener.py" listener} ${port}";
              }
            ) (localPorts config)
          )
          // {
            # speaks to the journal, which is read beside what the app names
            probe = {
              wantedBy = [ "multi-user.target" ];
              script = "while true; do echo probe; sleep 1; done";
            };
          };
        # of a host whose app names units; one that reads the whole journal hears the probe anyway
        observability.journal.extraUnits = lib.mkIf (config.observability.journal.pipeline.rules != null) [
          "probe.service"
        ];
      };
    without = {
      imports = [ common ];
      observability.nodeMetrics.enable = false;
    };
  };

  testScript =
    { nodes, ... }:
    let
      config = nodes.machine;
    in
    ''
      start_all()

      machine.wait_for_unit("alloy.service")
      machine.wait_for_open_port(4318)

      with subtest("OTLP is accepted, and each local listener gets it"):
          for port in ${builtins.toJSON (localPorts config)}:
              machine.wait_for_open_port(int(port))
          machine.succeed(
              "curl --fail -H 'content-type: application/json' http://127.0.0.1:4318/v1/traces -d '"
              '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0123456789abcdef0123456789abcdef",'
              '"spanId":"0123456789abcdef","name":"probe","startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}'
              "'"
          )
          for port in ${builtins.toJSON (localPorts config)}:
              machine.wait_until_succeeds(f"grep --fixed-strings {port}/v1/traces /run/listener", timeout=10)

      if ${if config.observability.journal.enable then "True" else "False"}:
          with subtest("the journal is read, in the format in which this systemd writes it"):
              machine.wait_until_succeeds(
                  "curl --fail http://127.0.0.1:12345/metrics"
                  " | grep --extended-regexp '^loki_source_journal_target_lines_total.* [1-9]'",
                  timeout=60,
              )

      if ${if config.observability.nodeMetrics.enable then "True" else "False"}:
          with subtest("metrics of the machine see its units"):
              machine.wait_until_succeeds(
                  "curl --fail http://127.0.0.1:12345/api/v0/component/prometheus.exporter.unix.fleet_node_metrics/metrics"
                  " | grep 'node_systemd_unit_state{name=\"alloy.service\"'"
              )

          with subtest("a switch takes the part's file away"):
              machine.succeed("test -e /etc/alloy/node-metrics.alloy")
              without.wait_for_unit("alloy.service")
              without.fail("test -e /etc/alloy/node-metrics.alloy")
              without.wait_for_open_port(4318)

      with subtest("it comes back from a SIGKILL"):
          machine.succeed("systemctl kill --signal=KILL alloy.service")
          machine.wait_until_succeeds("curl --fail http://127.0.0.1:12345/-/ready", timeout=30)
    '';
}
