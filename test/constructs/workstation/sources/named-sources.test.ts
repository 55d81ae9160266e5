import {
  DockerLogs,
  Duration,
  FileLogs,
  MetricsScrape,
  NixosHost,
  AlloyCollector,
  OtlpDestination,
  SyslogLogs,
  synthNixos,
} from '../../../../index';
import { PrometheusExporterProcess } from '../../../../lib/alloy/components/prometheus/exporter.process';
import { component, fleet, host } from '../../support';
import { Debug } from '../own-destinations';

describe('FileLogs', () => {
  /** Logs of nginx. */
  const nginx = (props: Partial<ConstructorParameters<typeof FileLogs>[2]> = {}) => {
    const { host: ryzen, alloy: collector, file } = host();
    const paths = ['/var/log/nginx/*.log'];
    const made = new FileLogs(ryzen, 'nginx', { collector, name: 'nginx', paths, ...props });
    return { made, file, text: () => file('alloy/nginx-files.alloy') };
  };

  test('has what reads them as its default child, and takes overrides of it', () => {
    const { made, text } = nginx();
    expect(made.node.defaultChild).toBe(made.source);
    made.source.addOverride('encoding', 'latin1');
    expect(component(text(), 'loki.source.file "fleet_nginx_source"')).toMatch(
      /encoding += "latin1"/,
    );
  });

  test('reads files under the name of the program, and has a switch and groups of its own', () => {
    const { file, text } = nginx({
      exclude: ['/var/log/nginx/debug.log'],
      groups: ['nginx'],
      tailFromEnd: true,
    });
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/nginx by cdktf synth. Do not edit.

     local.file_match "fleet_nginx_match" {
     	path_targets = [
     		{
     			__path__         = "/var/log/nginx/*.log",
     			__path_exclude__ = "/var/log/nginx/debug.log",
     		},
     	]
     }

     loki.source.file "fleet_nginx_source" {
     	targets       = local.file_match.fleet_nginx_match.targets
     	tail_from_end = true
     	forward_to    = [otelcol.receiver.loki.fleet_nginx.receiver]
     }

     otelcol.receiver.loki "fleet_nginx" {
     	output {
     		logs = [otelcol.processor.transform.fleet_nginx.input]
     	}
     }

     otelcol.processor.transform "fleet_nginx" {
     	error_mode = "ignore"

     	statements {
     		log = [
     			"set(resource.attributes[\\"service.name\\"], \\"nginx\\")",
     			"delete_matching_keys(log.attributes, \\"^(job|filename|loki\\\\\\\\.attribute\\\\\\\\.labels)$\\")",
     		]
     	}

     	output {
     		logs = [otelcol.processor.batch.fleet_nginx.input]
     	}
     }

     otelcol.processor.batch "fleet_nginx" {
     	timeout = "1s"

     	output {
     		logs = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(file('hosts/ryzen.nix')).toContain(`    sources.nginx-files = {
      enable = lib.mkDefault true;
      configFiles.nginx-files = lib.mkDefault ../files/ryzen/alloy/nginx-files.alloy;
      groups = [ "nginx" ];
    };`);
  });

  test('fails for no path, a relative one, a malformed name, and nowhere to send', () => {
    expect(() => nginx({ paths: [] })).toThrow(
      '[fleet/ryzen/nginx] no paths were given, so nothing would be read: name one',
    );
    expect(() => nginx({ paths: ['log/*.log'] })).toThrow(
      "[fleet/ryzen/nginx] a path is absolute, but 'log/*.log' was given: Alloy has a folder of its own",
    );
    expect(() => nginx({ name: 'Nginx' })).toThrow(
      "[fleet/ryzen/nginx] a source's name is lower-case letters, digits and hyphens, a letter first, but 'Nginx' was given",
    );
    const stack = fleet();
    const ryzen = new NixosHost(stack, 'ryzen');
    const collector = new AlloyCollector(ryzen, 'alloy', {
      destinations: [OtlpDestination.local('monitor', 4320)],
      nodeMetrics: false,
    });
    new FileLogs(ryzen, 'nginx', { collector, name: 'nginx', paths: ['/x'] });
    expect(() => synthNixos(stack)).toThrow('[fleet/ryzen/nginx] no remote destination takes logs');
  });

  test('fails for a second one of a name on a host', () => {
    const { host: ryzen, alloy: collector } = host();
    const props = { collector, name: 'nginx', paths: ['/x'] };
    new FileLogs(ryzen, 'a', props);
    expect(() => new FileLogs(ryzen, 'b', props)).toThrow('nginx-files');
  });
});

describe('SyslogLogs', () => {
  /** Syslog of a router. */
  const router = (props: Partial<ConstructorParameters<typeof SyslogLogs>[2]> = {}) => {
    const { host: ryzen, alloy: collector, file } = host();
    const made = new SyslogLogs(ryzen, 'router', {
      collector,
      name: 'router',
      port: 5514,
      ...props,
    });
    return { made, file, text: () => file('alloy/router-syslog.alloy') };
  };

  test('has what listens as its default child, and takes overrides of it', () => {
    const { made, text } = router();
    expect(made.node.defaultChild).toBe(made.source);
    made.source.addOverride('listener.0.idle_timeout', '9s');
    expect(text()).toMatch(/idle_timeout += "9s"/);
  });

  test('listens on loopback, and opens no firewall', () => {
    const { file, text } = router();
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/router by cdktf synth. Do not edit.

     loki.relabel "fleet_router" {
     	forward_to = []

     	rule {
     		source_labels = ["__syslog_message_app_name"]
     		target_label  = "app"
     	}

     	rule {
     		source_labels = ["__syslog_message_hostname"]
     		target_label  = "hostname"
     	}

     	rule {
     		source_labels = ["__syslog_message_severity"]
     		target_label  = "level"
     	}
     }

     loki.source.syslog "fleet_router_source" {
     	listener {
     		address                = "127.0.0.1:5514"
     		protocol               = "tcp"
     		use_incoming_timestamp = false
     	}

     	relabel_rules = loki.relabel.fleet_router.rules
     	forward_to    = [otelcol.receiver.loki.fleet_router.receiver]
     }

     otelcol.receiver.loki "fleet_router" {
     	output {
     		logs = [otelcol.processor.transform.fleet_router.input]
     	}
     }

     otelcol.processor.transform "fleet_router" {
     	error_mode = "ignore"

     	statements {
     		log = [
     			"set(resource.attributes[\\"service.name\\"], \\"router\\")",
     			"set(resource.attributes[\\"service.name\\"], log.attributes[\\"app\\"]) where log.attributes[\\"app\\"] != nil",
     			"set(log.attributes[\\"syslog.hostname\\"], log.attributes[\\"hostname\\"]) where log.attributes[\\"hostname\\"] != nil",
     			"set(log.severity_text, log.attributes[\\"level\\"]) where log.attributes[\\"level\\"] != nil",
     			"set(log.severity_number, 24) where log.severity_text == \\"emergency\\"",
     			"set(log.severity_number, 22) where log.severity_text == \\"alert\\"",
     			"set(log.severity_number, 21) where log.severity_text == \\"critical\\"",
     			"set(log.severity_number, 17) where log.severity_text == \\"error\\"",
     			"set(log.severity_number, 13) where log.severity_text == \\"warning\\"",
     			"set(log.severity_number, 10) where log.severity_text == \\"notice\\"",
     			"set(log.severity_number, 9) where log.severity_text == \\"informational\\"",
     			"set(log.severity_number, 5) where log.severity_text == \\"debug\\"",
     			"delete_matching_keys(log.attributes, \\"^(job|app|hostname|level|loki\\\\\\\\.attribute\\\\\\\\.labels)$\\")",
     		]
     	}

     	output {
     		logs = [otelcol.processor.batch.fleet_router.input]
     	}
     }

     otelcol.processor.batch "fleet_router" {
     	timeout = "1s"

     	output {
     		logs = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(file('hosts/ryzen.nix')).toContain('ports = [ 5514 ];');
    expect(file('hosts/ryzen.nix')).not.toContain('firewall');
  });

  test('takes devices in where it is told an address of the host, by its protocol', () => {
    const udp = router({ listenAddress: '0.0.0.0', protocol: 'udp', format: 'rfc3164' });
    expect(udp.text()).toMatch(
      /address += "0.0.0.0:5514"\n\t\tprotocol += "udp"\n\t\tsyslog_format += "rfc3164"/,
    );
    expect(udp.file('hosts/ryzen.nix')).toContain(
      'networking.firewall.allowedUDPPorts = [ 5514 ];',
    );
    const tcp = router({ listenAddress: 'fd00::2' });
    expect(tcp.text()).toContain('"[fd00::2]:5514"');
    expect(tcp.file('hosts/ryzen.nix')).toContain(
      'networking.firewall.allowedTCPPorts = [ 5514 ];',
    );
  });

  test('fails for a port that Alloy may not have or that is taken, and for an address that is none', () => {
    expect(() => router({ port: 514 })).toThrow(
      "[fleet/ryzen/router] a port below 1024 takes a privilege that Alloy hasn't got, but 514 was given: take one above, and redirect",
    );
    expect(() => router({ port: 4318 })).toThrow(
      'port 4318 for syslog of router is taken on ryzen',
    );
    expect(() => router({ listenAddress: 'eth0' })).toThrow(
      "[fleet/ryzen/router] an address is one of the host's, such as 192.168.1.2, but 'eth0' was given",
    );
  });
});

describe('DockerLogs', () => {
  test('has what reads them as its default child, and takes overrides of it', () => {
    const { host: ryzen, alloy: collector, file } = host();
    const docker = new DockerLogs(ryzen, 'docker', { collector });
    expect(docker.node.defaultChild).toBe(docker.source);
    docker.discovery.addOverride('refresh_interval', '9s');
    expect(file('alloy/docker-containers.alloy')).toMatch(/refresh_interval = "9s"/);
  });

  test('reads what containers print under their names, in the group of whoever runs them', () => {
    const { host: ryzen, alloy: collector, file } = host();
    new DockerLogs(ryzen, 'docker', { collector });
    new DockerLogs(ryzen, 'podman', { collector, engine: 'podman' });
    expect(file('alloy/docker-containers.alloy')).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/docker by cdktf synth. Do not edit.

     discovery.docker "fleet_docker_discovery" {
     	host = "unix:///var/run/docker.sock"
     }

     discovery.relabel "fleet_docker" {
     	targets = discovery.docker.fleet_docker_discovery.targets

     	rule {
     		source_labels = ["__meta_docker_container_name"]
     		regex         = "/?(.*)"
     		target_label  = "container"
     	}
     }

     loki.source.docker "fleet_docker_source" {
     	host       = "unix:///var/run/docker.sock"
     	targets    = discovery.relabel.fleet_docker.output
     	forward_to = [otelcol.receiver.loki.fleet_docker.receiver]
     }

     otelcol.receiver.loki "fleet_docker" {
     	output {
     		logs = [otelcol.processor.transform.fleet_docker.input]
     	}
     }

     otelcol.processor.transform "fleet_docker" {
     	error_mode = "ignore"

     	statements {
     		log = [
     			"set(resource.attributes[\\"service.name\\"], \\"docker\\")",
     			"set(resource.attributes[\\"service.name\\"], log.attributes[\\"container\\"]) where log.attributes[\\"container\\"] != nil",
     			"delete_matching_keys(log.attributes, \\"^(job|container|loki\\\\\\\\.attribute\\\\\\\\.labels)$\\")",
     		]
     	}

     	output {
     		logs = [otelcol.processor.batch.fleet_docker.input]
     	}
     }

     otelcol.processor.batch "fleet_docker" {
     	timeout = "1s"

     	output {
     		logs = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(file('alloy/podman-containers.alloy')).toContain('"unix:///run/podman/podman.sock"');
    expect(file('hosts/ryzen.nix')).toMatch(/podman-containers = \{[^}]*groups = \[ "podman" \]/);
  });
});

describe('MetricsScrape', () => {
  /** Metrics of nginx. */
  const nginx = (props: Partial<ConstructorParameters<typeof MetricsScrape>[2]> = {}) => {
    const debug = new Debug('debug', ['metrics']);
    const {
      host: ryzen,
      alloy: collector,
      file,
    } = host({ destinations: [debug], nodeMetrics: false, selfMetrics: false });
    const targets = ['127.0.0.1:9113'];
    const made = new MetricsScrape(ryzen, 'nginx', { collector, name: 'nginx', targets, ...props });
    return { made, debug, file, text: () => file('alloy/nginx-metrics.alloy') };
  };

  test('has what reads them as its default child, and takes overrides of it', () => {
    const { made, text } = nginx();
    expect(made.node.defaultChild).toBe(made.scrape);
    made.scrape.addOverride('scrape_interval', '9m');
    expect(text()).toMatch(/scrape_interval = "9m"/);
  });

  test('reads programs under their name, and tells the collector how often', () => {
    const { debug, text } = nginx({ metricsPath: '/stats', scheme: 'https', honorLabels: true });
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/nginx by cdktf synth. Do not edit.

     prometheus.scrape "fleet_nginx" {
     	targets = [
     		{
     			__address__ = "127.0.0.1:9113",
     		},
     	]
     	job_name        = "nginx"
     	metrics_path    = "/stats"
     	scheme          = "https"
     	honor_labels    = true
     	scrape_interval = "1m"
     	scrape_timeout  = "10s"
     	forward_to      = [otelcol.receiver.prometheus.fleet_nginx.receiver]
     }

     otelcol.receiver.prometheus "fleet_nginx" {
     	output {
     		metrics = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(debug.bound[0]?.options.scrapeIntervals()).toEqual([Duration.seconds(60)]);
  });

  test("reads what one of Alloy's own exporters offers, in the same file", () => {
    const { text } = nginx({
      targets: (file) =>
        new PrometheusExporterProcess(file, 'process', { matcher: [{ comm: ['nginx'] }] }).targets,
    });
    expect(text()).toMatch(/targets += prometheus.exporter.process.fleet_nginx.targets/);
  });

  test('fails for what is no target, for none, and for an interval of 0', () => {
    expect(() => nginx({ targets: ['http://127.0.0.1:9113/metrics'] })).toThrow(
      "[fleet/ryzen/nginx] a target is a host and a port, such as 127.0.0.1:9113, but 'http://127.0.0.1:9113/metrics' was given: " +
        'a scheme and a path have props of their own',
    );
    expect(() => nginx({ targets: [] })).toThrow('no targets were given');
    expect(() => nginx({ interval: Duration.seconds(0) })).toThrow('the interval is longer than 0');
  });
});
