import {
  DockerLogs,
  Duration,
  ExporterMetrics,
  FileLogs,
  KubernetesScrape,
  MetricsScrape,
  NixosHost,
  AlloyCollector,
  OtlpDestination,
  OtlpReceiver,
  SyslogLogs,
  synthNixos,
} from '../../../../index';
import { PrometheusExporterBlackbox } from '../../../../lib/alloy/components/prometheus/exporter.blackbox';
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

/** What a port that everybody may reach is in a host's module. */
const OPEN = (protocol: string) => `      openPorts = [
        {
          port = 5514;
          protocol = "${protocol}";
        }
      ];
`;

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
    expect(file('hosts/ryzen.nix')).not.toContain('openPorts');
  });

  test('takes devices in where it is told an address of the host, by its protocol', () => {
    const udp = router({ listenAddress: '0.0.0.0', protocol: 'udp', format: 'rfc3164' });
    expect(udp.text()).toMatch(
      /address += "0.0.0.0:5514"\n\t\tprotocol += "udp"\n\t\tsyslog_format += "rfc3164"/,
    );
    expect(udp.file('hosts/ryzen.nix')).toContain(OPEN('udp'));
    const tcp = router({ listenAddress: 'fd00::2' });
    expect(tcp.text()).toContain('"[fd00::2]:5514"');
    expect(tcp.file('hosts/ryzen.nix')).toContain(OPEN('tcp'));
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

  test('fails for what is no target, for none, and for an interval of 0', () => {
    expect(() => nginx({ targets: ['http://127.0.0.1:9113/metrics'] })).toThrow(
      "[fleet/ryzen/nginx] a target is a host and a port, such as 127.0.0.1:9113, but 'http://127.0.0.1:9113/metrics' was given: " +
        'a scheme and a path have props of their own',
    );
    expect(() => nginx({ targets: [] })).toThrow('no targets were given');
    expect(() => nginx({ interval: Duration.seconds(0) })).toThrow('the interval is longer than 0');
  });
});

describe('ExporterMetrics', () => {
  /** What becomes of web sites, asked from here. */
  const web = (props: { interval?: Duration; capabilities?: string[] } = {}) => {
    const { host: ryzen, alloy: collector, file } = host();
    const made = new ExporterMetrics(ryzen, 'web', {
      collector,
      name: 'web',
      exporter: PrometheusExporterBlackbox,
      arguments: { target: [{ name: 'blog', address: 'https://example.com' }] },
      ...props,
    });
    return { made, file, text: () => file('alloy/web-exporter.alloy') };
  };

  test('has what reads them as its default child, and takes overrides of all that it made', () => {
    const { made, text } = web();
    expect(made.node.defaultChild).toBe(made.scrape);
    made.scrape.addOverride('scrape_interval', '9m');
    made.exporter.addOverride('probe_timeout_offset', '9s');
    expect(text()).toMatch(/scrape_interval = "9m"/);
    expect(text()).toMatch(/probe_timeout_offset = "9s"/);
  });

  test('reads an exporter under a name of its own, and each of its targets under its own', () => {
    const { file, text } = web({ capabilities: ['CAP_NET_RAW'], interval: Duration.seconds(30) });
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/web by cdktf synth. Do not edit.

     prometheus.exporter.blackbox "fleet_web_exporter" {
     	target {
     		name    = "blog"
     		address = "https://example.com"
     	}
     }

     discovery.relabel "fleet_web" {
     	targets = prometheus.exporter.blackbox.fleet_web_exporter.targets

     	rule {
     		source_labels = ["job"]
     		regex         = "integrations/[^/]+/(.+)"
     		target_label  = "target"
     	}

     	rule {
     		source_labels = ["__param_target"]
     		regex         = "(.+)"
     		target_label  = "instance"
     	}

     	rule {
     		target_label = "job"
     		replacement  = "web"
     	}
     }

     prometheus.scrape "fleet_web" {
     	targets         = discovery.relabel.fleet_web.output
     	job_name        = "web"
     	scrape_interval = "30s"
     	scrape_timeout  = "10s"
     	forward_to      = [otelcol.receiver.prometheus.fleet_web.receiver]
     }

     otelcol.receiver.prometheus "fleet_web" {
     	output {
     		metrics = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(file('hosts/ryzen.nix')).toContain(`    sources.web-exporter = {
      enable = lib.mkDefault true;
      capabilities = [ "CAP_NET_RAW" ];
      configFiles.web-exporter = lib.mkDefault ../files/ryzen/alloy/web-exporter.alloy;
    };`);
  });

  test('takes the arguments of its exporter and no others, for the compiler and at synth', () => {
    const { host: ryzen, alloy: collector } = host();
    const of = { collector, exporter: PrometheusExporterProcess };
    const right = { ...of, name: 'right', arguments: { matcher: [{ comm: ['nginx'] }] } };
    const made = new ExporterMetrics(ryzen, 'right', right);
    expect(made.exporter).toBeInstanceOf(PrometheusExporterProcess);
    const wrong = { ...of, name: 'wrong', arguments: { matcher: [{ comn: ['nginx'] }] } };
    // @ts-expect-error -- a matcher has no such argument
    expect(() => new ExporterMetrics(ryzen, 'wrong', wrong)).toThrow(/fleet\/ryzen\/wrong.*comn/);
  });

  test('fails for an interval of 0', () => {
    expect(() => web({ interval: Duration.seconds(0) })).toThrow(
      '[fleet/ryzen/web] the interval is longer than 0',
    );
  });
});

describe('KubernetesScrape', () => {
  /** What kube-state-metrics says of a cluster. */
  const cluster = (props: Partial<ConstructorParameters<typeof KubernetesScrape>[2]> = {}) => {
    const { host: ryzen, alloy: collector, file } = host();
    const made = new KubernetesScrape(ryzen, 'state', {
      collector,
      name: 'kube-state-metrics',
      kubeconfigCredential: 'kubeconfig',
      ...props,
    });
    return { made, file, text: () => file('alloy/kube-state-metrics-kubernetes.alloy') };
  };

  test('has what reads them as its default child, and takes overrides of all that it made', () => {
    const { made, text } = cluster();
    expect(made.node.defaultChild).toBe(made.scrape);
    made.scrape.addOverride('scrape_interval', '9m');
    made.discovery.addOverride('namespaces.own_namespace', true);
    expect(text()).toMatch(/scrape_interval = "9m"/);
    expect(text()).toMatch(/namespaces \{\n\t\town_namespace = true/);
  });

  test('finds pods by a kubeconfig in a credential, which NixOS insists on', () => {
    const { file, text } = cluster({
      namespaces: ['monitoring'],
      matchLabels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
      portName: 'http',
      honorLabels: true,
    });
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/state by cdktf synth. Do not edit.

     discovery.kubernetes "fleet_state_discovery" {
     	role            = "pod"
     	kubeconfig_file = sys.env("CREDENTIALS_DIRECTORY") + "/kubeconfig"

     	namespaces {
     		names = ["monitoring"]
     	}

     	selectors {
     		role  = "pod"
     		label = "app.kubernetes.io/name=kube-state-metrics"
     	}
     }

     discovery.relabel "fleet_state" {
     	targets = discovery.kubernetes.fleet_state_discovery.targets

     	rule {
     		source_labels = ["__meta_kubernetes_pod_phase"]
     		regex         = "Running"
     		action        = "keep"
     	}

     	rule {
     		source_labels = ["__meta_kubernetes_pod_container_init"]
     		regex         = "true"
     		action        = "drop"
     	}

     	rule {
     		source_labels = ["__meta_kubernetes_namespace"]
     		target_label  = "namespace"
     	}

     	rule {
     		source_labels = ["__meta_kubernetes_pod_name"]
     		target_label  = "pod"
     	}

     	rule {
     		source_labels = ["__meta_kubernetes_pod_container_port_name"]
     		regex         = "http"
     		action        = "keep"
     	}
     }

     prometheus.scrape "fleet_state" {
     	targets         = discovery.relabel.fleet_state.output
     	job_name        = "kube-state-metrics"
     	honor_labels    = true
     	scrape_interval = "1m"
     	scrape_timeout  = "10s"
     	forward_to      = [otelcol.receiver.prometheus.fleet_state.receiver]
     }

     otelcol.receiver.prometheus "fleet_state" {
     	output {
     		metrics = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    expect(file('hosts/ryzen.nix')).toContain(
      'requiredCredentials.kubeconfig = lib.mkDefault "fleet/ryzen/state',
    );
  });

  test('finds services by their names', () => {
    const { text } = cluster({ role: 'service', portName: 'metrics' });
    expect(text()).toContain('__meta_kubernetes_service_port_name');
    expect(text()).not.toContain('__meta_kubernetes_pod');
  });

  test('fails for what Kubernetes would not take, and for a credential of no name', () => {
    expect(() => cluster({ namespaces: ['Monitoring'] })).toThrow(
      "[fleet/ryzen/state] a namespace is lower-case letters, digits and hyphens, but 'Monitoring' was given",
    );
    expect(() => cluster({ matchLabels: { app: 'a,b' } })).toThrow(
      "[fleet/ryzen/state] a label of Kubernetes is letters, digits and ._-, but 'app=a,b' was given",
    );
    expect(() => cluster({ kubeconfigCredential: '/etc/kubeconfig' })).toThrow(
      '[fleet/ryzen/state] a credential is named in letters, digits and ._-',
    );
    expect(() => cluster({ interval: Duration.seconds(0) })).toThrow(
      'the interval is longer than 0',
    );
  });
});

describe('OtlpReceiver', () => {
  type Props = ConstructorParameters<typeof OtlpReceiver>[2];
  const SECURE = {
    tokenCredential: 'lan-token',
    tls: { certificateCredential: 'lan-certificate', keyCredential: 'lan-key' },
  };

  /** What takes OTLP from a local network. */
  const lan = (props: Partial<Props> = SECURE) => {
    const { host: ryzen, alloy: collector, file } = host();
    const made = new OtlpReceiver(ryzen, 'lan', {
      collector,
      name: 'lan',
      listenAddress: '192.168.1.2',
      from: { ranges: ['192.168.1.0/24'] },
      ...props,
    });
    return { made, file, text: () => file('alloy/lan-otlp.alloy') };
  };

  test('has what listens as its default child, and takes overrides of it', () => {
    const { made, text } = lan();
    expect(made.node.defaultChild).toBe(made.receiver);
    made.receiver.addOverride('http.keep_alives_enabled', false);
    expect(text()).toMatch(/keep_alives_enabled += false/);
  });

  test('takes it from a range of addresses, by a token and a certificate that are credentials', () => {
    const { file, text } = lan();
    expect(text()).toMatchInlineSnapshot(`
     "// Generated from fleet/ryzen/lan by cdktf synth. Do not edit.

     local.file "fleet_lan_token" {
     	filename  = sys.env("CREDENTIALS_DIRECTORY") + "/lan-token"
     	is_secret = true
     }

     otelcol.auth.bearer "fleet_lan" {
     	token = local.file.fleet_lan_token.content
     }

     local.file "fleet_lan_certificate" {
     	filename  = sys.env("CREDENTIALS_DIRECTORY") + "/lan-certificate"
     	is_secret = true
     }

     local.file "fleet_lan_key" {
     	filename  = sys.env("CREDENTIALS_DIRECTORY") + "/lan-key"
     	is_secret = true
     }

     otelcol.receiver.otlp "fleet_lan" {
     	http {
     		endpoint              = "192.168.1.2:4318"
     		max_request_body_size = "20MiB"
     		auth                  = otelcol.auth.bearer.fleet_lan.handler

     		tls {
     			cert_pem = convert.nonsensitive(local.file.fleet_lan_certificate.content)
     			key_pem  = local.file.fleet_lan_key.content
     		}
     	}

     	output {
     		metrics = [otelcol.processor.batch.fleet_remote.input]
     		logs    = [otelcol.processor.batch.fleet_remote.input]
     		traces  = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
    const module = file('hosts/ryzen.nix');
    expect(module).toContain(`      openPorts = [
        {
          port = 4318;
          ranges = [ "192.168.1.0/24" ];
        }
      ];
      ports = [ 4318 ];
`);
    for (const name of ['certificate', 'key', 'token'])
      expect(module).toMatch(new RegExp(`lan-${name} = lib.mkDefault "fleet/ryzen/lan`));
  });

  test('is looked at by the self-check, with its token, where that can see it', () => {
    const listeners = (props: Partial<Props>) =>
      (JSON.parse(lan(props).file('check.json') ?? '') as { listeners: object[] }).listeners;
    expect(listeners({ tokenCredential: 'lan-token', allowPlainHttp: 'a cable' })[1]).toEqual({
      what: 'OTLP of lan',
      url: 'http://192.168.1.2:4318',
      protocol: 'otlp',
      signals: ['metrics', 'logs', 'traces'],
      component: 'otelcol.receiver.otlp.fleet_lan',
      credential: 'lan-token',
      switch: 'observability.sources.lan-otlp',
    });
    // a certificate of one's own authority says nothing of whether it listens
    expect(listeners(SECURE)).toHaveLength(1);
  });

  test('is open in plain HTTP and to anybody for reasons alone, and plain on the tailnet', () => {
    const open = lan({ allowAnybody: 'the NAS knows no token', allowPlainHttp: 'a cable' });
    expect(open.text()).not.toContain('auth');
    const tailnet = lan({ listenAddress: '100.64.0.7', tokenCredential: 'lan-token' });
    expect(tailnet.text()).toContain('"100.64.0.7:4318"');
    const interfaces = lan({ ...SECURE, from: { interface: 'enp3s0' } });
    expect(interfaces.file('hosts/ryzen.nix')).toMatch(/port = 4318;\n +interface = "enp3s0";/);
  });

  test.each<[string, Partial<Props>, string]>([
    [
      'neither a token nor a reason',
      { tls: SECURE.tls },
      'whoever is let in could send anything under any name: give tokenCredential, or say by allowAnybody why not',
    ],
    [
      'plain HTTP in the local network',
      { tokenCredential: 'lan-token' },
      "what is sent to 192.168.1.2 could be read on the way, the token too: give tls, listen on the host's address on the tailnet, " +
        'or say by allowPlainHttp why it may be',
    ],
    ['an empty reason', { ...SECURE, allowAnybody: ' ' }, 'allowAnybody says why, but it is empty'],
    [
      'a token and a reason for none',
      { ...SECURE, allowAnybody: 'why' },
      'tokenCredential and allowAnybody exclude each other: leave one out',
    ],
    [
      'a certificate and a reason for none',
      { ...SECURE, allowPlainHttp: 'why' },
      'tls and allowPlainHttp exclude each other: leave one out',
    ],
    [
      "the port of the host's own programs everywhere",
      { ...SECURE, listenAddress: '0.0.0.0' },
      'port 4318 for OTLP of lan is taken on ryzen by OTLP over HTTP: give one of them another port',
    ],
    [
      'no address',
      { ...SECURE, listenAddress: 'enp3s0' },
      "an address is one of the host's, such as 192.168.1.2, but 'enp3s0' was given",
    ],
    [
      'loopback',
      { ...SECURE, listenAddress: '127.0.0.1', port: 5000 },
      'nobody else reaches 127.0.0.1, so leave from out, or listen on an address of the network',
    ],
    [
      'no range',
      { ...SECURE, from: { ranges: [] } },
      'ranges are empty, so nobody would be let in: name one',
    ],
    [
      'what is no range',
      { ...SECURE, from: { ranges: ['192.168.1.0/33'] } },
      "a range is an address or a network, such as 192.168.1.0/24, but '192.168.1.0/33' was given",
    ],
    [
      'what a shell would run',
      { ...SECURE, from: { ranges: ['::1/8; id'] } },
      "a range is an address or a network, such as 192.168.1.0/24, but '::1/8; id' was given",
    ],
    [
      'what is no interface',
      { ...SECURE, from: { interface: 'the lan' } },
      "an interface is named as ip link shows it, such as enp3s0, but 'the lan' was given",
    ],
  ])('fails for %s', (_, props, message) => {
    expect(() => lan(props)).toThrow(`[fleet/ryzen/lan] ${message}`);
  });
});
