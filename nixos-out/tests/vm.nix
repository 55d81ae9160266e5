# A machine of each kind, booted. A consumer runs it with a nixpkgs of their own:
#
#   pkgs.testers.runNixOSTest (import "${inputs.observability}/tests/vm.nix" inputs.observability.nixosModules.thinkpad)
hostModule:
let
  # says what it was sent to
  listener = ''
    from http.server import BaseHTTPRequestHandler, HTTPServer

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            with open("/run/listener", "a") as paths:
                print(self.path, file=paths)
            self.send_response(200)
            self.end_headers()

    HTTPServer(("127.0.0.1", 4320), Handler).serve_forever()
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
      { pkgs, ... }:
      {
        imports = [ common ];
        environment.systemPackages = [ pkgs.curl ];
        # in the place of the program on the workstation that takes a copy
        systemd.services.listener = {
          wantedBy = [ "multi-user.target" ];
          serviceConfig.ExecStart = "${pkgs.python3}/bin/python3 ${pkgs.writeText "listener.py" listener}";
        };
      };
    without = {
      imports = [ common ];
      observability.nodeMetrics.enable = false;
    };
  };

  testScript = ''
    start_all()

    machine.wait_for_unit("alloy.service")
    machine.wait_for_open_port(4318)
    machine.wait_for_unit("listener.service")
    machine.wait_for_open_port(4320)

    with subtest("OTLP is accepted, and a local listener gets it"):
        machine.succeed(
            "curl --fail -H 'content-type: application/json' http://127.0.0.1:4318/v1/traces -d '"
            '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0123456789abcdef0123456789abcdef",'
            '"spanId":"0123456789abcdef","name":"probe","startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}'
            "'"
        )
        machine.wait_until_succeeds("grep --fixed-strings /v1/traces /run/listener", timeout=10)

    with subtest("metrics of the machine see its units"):
        machine.wait_until_succeeds(
            "curl --fail http://127.0.0.1:12345/api/v0/component/prometheus.exporter.unix.fleet_node_metrics/metrics"
            " | grep 'node_systemd_unit_state{name=\"alloy.service\"'"
        )

    with subtest("it comes back from a SIGKILL"):
        machine.succeed("systemctl kill --signal=KILL alloy.service")
        machine.wait_until_succeeds("curl --fail http://127.0.0.1:12345/-/ready", timeout=30)

    with subtest("a switch takes the part's file away"):
        machine.succeed("test -e /etc/alloy/node-metrics.alloy")
        without.wait_for_unit("alloy.service")
        without.fail("test -e /etc/alloy/node-metrics.alloy")
        without.wait_for_open_port(4318)
  '';
}
