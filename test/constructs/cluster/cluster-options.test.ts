import { Testing } from 'cdktf';
import {
  AlloyCollector,
  NixosHost,
  ObservabilityStack,
  Size,
  TailscaleIngress,
  type DnsPeer,
  type LgtmBackendProps,
  type OtelCollectorOptions,
} from '../../../index';
import { COLLECTOR_SPAN_METRICS, TEMPO_SPAN_METRICS } from '../../../constructs/wiring/correlation';
import { ApiServer } from '../../support/kubernetes/api-server';
import { manifests } from '../../support/kubernetes/manifest';
import { describeWith } from '../../support/programs';
import { BACKENDS, cluster, terraform } from '../support';

const STATELESS: OtelCollectorOptions = { deltaToCumulative: false };
const DIGEST = `example.org/otelcol:0.152.0@sha256:${'a'.repeat(64)}`;

/** A cluster with these options of the collector. */
const withCollector = (collector: OtelCollectorOptions, more: Partial<LgtmBackendProps> = {}) =>
  cluster({ ...BACKENDS, collector, ...more });

describe('options that can not work', () => {
  test.each<[string, OtelCollectorOptions, string]>([
    [
      'an image whose version nobody knows',
      { image: 'example.org/otelcol:latest' },
      "the collector's components are called differently in each generation, and 'example.org/otelcol:latest' doesn't say which one it is: give a tag such as :0.152.0, or version: '0.152.0'",
    ],
    [
      'half a digest',
      { image: 'example.org/otelcol:0.152.0@sha256:abc' },
      "an image's digest is sha256: and 64 hexadecimal digits, but 'example.org/otelcol:0.152.0@sha256:abc' was given",
    ],
    [
      'a collector that is too old',
      { image: 'example.org:5000/otelcol:0.129.1' },
      'the collector is 0.130.0 or newer, which has queues sized in bytes, but 0.129 was given',
    ],
    [
      'two replicas that count',
      { replicas: 2, serviceGraph: true },
      '2 replicas would each see a part of a series and send wrong numbers, because of deltaToCumulative, serviceGraph: set them to false, or keep one replica',
    ],
    [
      'no replicas',
      { replicas: 0 },
      'replicas are a whole number of 1 or more, or { min, max }, but 0 was given',
    ],
  ])('fails for %s', (_, options, error) => {
    expect(() => withCollector(options)).toThrow(`[fleet/lgtm/collector] ${error}`);
  });

  test('fails for metrics of spans without a backend for metrics', () => {
    const { traces } = BACKENDS;
    expect(() => cluster({ traces, collector: { spanMetrics: true } })).toThrow(
      '[fleet/lgtm/collector] spanMetrics makes metrics of traces, but there are not backends for both',
    );
  });

  test('fails for a token that only one side knows', () => {
    expect(() => withCollector({ bearerToken: { secretName: 'otlp' } })).toThrow(
      '[fleet/lgtm] a bearer token is what the collector asks for and the hosts send: give both',
    );
  });

  test('fails for a host of the name that the collector has on the tailnet', () => {
    const { stack } = cluster();
    new NixosHost(stack, 'otel-collector');
    expect(() => terraform(stack)).toThrow(
      "[fleet/lgtm/tailnet] the Tailscale name 'otel-collector' is that of the host fleet/otel-collector: one would become 'otel-collector-1'",
    );
  });

  test('fails for a funnel, by an annotation or by an override', () => {
    const funnel = 'tailscale.com/funnel would put it on the public internet';
    const annotations = { 'tailscale.com/funnel': 'true' };
    const { stack } = cluster({ ...BACKENDS, tailscale: { annotations } });
    expect(() => terraform(stack)).toThrow(funnel);
    const other = cluster().stack;
    const target = { namespace: 'monitoring', service: 'grafana', port: 80 };
    const { ingress } = new TailscaleIngress(other, 'ui', { hostname: 'grafana', ...target });
    ingress.addOverride('metadata.annotations', annotations);
    expect(() => terraform(other)).toThrow(funnel);
  });
});

test('an image is taken by its digest, with the version in its tag', () => {
  expect(Testing.synth(withCollector({ image: DIGEST }).stack)).toContain(DIGEST);
});

test('the policy lets workstations reach what is exposed, and nothing else', () => {
  const { lgtm } = cluster({ ...BACKENDS, tailscale: { tag: 'tag:otel', proxyGroup: 'ingress' } });
  expect(lgtm.policy.fragment).toEqual({
    tagOwners: {
      'tag:k8s-operator': [],
      'tag:otel': ['tag:k8s-operator'],
      'tag:workstation': ['autogroup:admin'],
    },
    autoApprovers: {
      services: { 'svc:otel-collector': ['tag:otel'], 'svc:pyroscope': ['tag:otel'] },
    },
    grants: [
      { src: ['tag:workstation'], dst: ['svc:otel-collector'], ip: ['tcp:4318'] },
      { src: ['tag:workstation'], dst: ['svc:pyroscope'], ip: ['tcp:4040'] },
    ],
  });
});

test('every data source leads to the others', () => {
  const { lgtm } = cluster({ ...BACKENDS, grafana: { uidPrefix: 'lab-' } });
  const links = (lgtm.grafana?.dataSources ?? []).map((source) => [
    source['uid'],
    [...new Set(JSON.stringify(source).match(/(?<="datasourceUid":")[^"]+/g))],
  ]);
  expect(links).toEqual([
    ['lab-mimir', ['lab-tempo']],
    ['lab-loki', ['lab-tempo']],
    ['lab-tempo', ['lab-loki', 'lab-mimir', 'lab-pyroscope']],
    ['lab-pyroscope', []],
  ]);
});

test.each([
  ['the collector', { spanMetrics: true }, COLLECTOR_SPAN_METRICS],
  ["Tempo's own generator", {}, TEMPO_SPAN_METRICS],
])('a trace leads to metrics of spans by the labels that %s gives them', (_, options, names) => {
  const { lgtm } = withCollector(options);
  const tempo = lgtm.grafana?.dataSources.find(({ uid }) => uid === 'tempo');
  expect(tempo).toMatchObject({
    jsonData: {
      tracesToMetrics: {
        tags: names.labels.map(({ attribute, label }) => ({ key: attribute, value: label })),
        queries: [
          { name: 'Requests', query: `sum(rate(${names.calls}{$$__tags}[5m]))` },
          { name: 'Errors', query: `sum(rate(${names.calls}{$$__tags, ${names.failed}}[5m]))` },
          {
            query: `histogram_quantile(0.95, sum by (le) (rate(${names.duration}_bucket{$$__tags}[5m])))`,
          },
        ],
      },
    },
  });
});

describe('DNS, for the NetworkPolicy', () => {
  const egress = (dns?: DnsPeer) => {
    const { stack } = withCollector({ networkPolicy: { dns } });
    const policy = manifests(Testing.synth(stack)).find(({ kind }) => kind === 'NetworkPolicy');
    const { spec } = policy as unknown as { spec: { egress: readonly unknown[] } };
    return spec.egress[0];
  };
  const pods = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const ports = (...all: number[]) =>
    all.flatMap((port) => ['UDP', 'TCP'].map((protocol) => ({ protocol, port })));

  test('answers in kube-system', () => {
    expect(egress()).toEqual({ to: [pods('kube-system')], ports: ports(53) });
  });

  test('answers where an OpenShift has it, and on a node', () => {
    const podSelector = { 'dns.operator.openshift.io/daemonset-dns': 'default' };
    const cidrs = ['169.254.20.10/32', 'fd00::10/128'];
    expect(egress({ namespace: 'openshift-dns', podSelector, ports: [5353], cidrs })).toEqual({
      to: [
        { ...pods('openshift-dns'), podSelector: { matchLabels: podSelector } },
        ...cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      ],
      ports: ports(53, 5353),
    });
  });

  test('fails for what is no block of addresses', () => {
    expect(() => egress({ cidrs: ['169.254.20.10'] })).toThrow(
      "[fleet/lgtm/collector/network-policy] dns.cidrs are such as '169.254.20.10/32', but '169.254.20.10' was given",
    );
  });
});

/** Stacks that together have every kind of object that the library makes. */
const VARIANTS: Record<string, () => ReturnType<typeof cluster>> = {
  'a queue on a disk, and a token': () =>
    withCollector(
      { persistentQueue: { size: Size.gibibytes(1) }, bearerToken: { secretName: 'otlp' } },
      { bearerTokenCredential: 'otlp' },
    ),
  'an autoscaler': () => withCollector({ ...STATELESS, replicas: { min: 2, max: 4 } }),
  'a ProxyGroup by annotation, and an Ingress': () => {
    const tailscale = { proxyGroup: 'ingress', expose: 'annotation' } as const;
    const all = cluster({ ...BACKENDS, tailscale });
    const target = { namespace: 'monitoring', service: 'grafana', port: 80 };
    new TailscaleIngress(all.stack, 'ui', { hostname: 'grafana', ...target });
    return all;
  },
};

describeWith(['kube-apiserver', 'etcd'], 'a real API server takes', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    const { etcd } = programs;
    server = await ApiServer.start({ kubeApiserver: programs['kube-apiserver'], etcd });
    for (const name of ['observability', 'monitoring']) await server.createNamespace(name);
  }, 180_000);
  afterAll(() => server?.stop());

  test.each(Object.entries(VARIANTS))('%s', async (_, make) => {
    for (const manifest of manifests(Testing.synth(make().stack))) {
      await expect(server.apply(manifest, { dryRun: true })).resolves.toMatchObject({
        kind: manifest.kind,
      });
    }
  });
});

test('hosts may be in another stack than the cluster side', () => {
  const { stack, lgtm } = cluster();
  const hosts = new ObservabilityStack(stack.node.root, 'hosts', {
    tailnet: stack.tailnet,
    nixosOutdir: 'hosts-out',
  });
  new AlloyCollector(new NixosHost(hosts, 'ryzen'), 'alloy', { destinations: [lgtm] });
  const text = hosts.renderNixos().get('files/ryzen/alloy/lgtm.alloy');
  expect(text).toContain(
    'endpoint = coalesce(sys.env("OUTAGE_BUFFER_LGTM_OTLP"), "http://otel-collector.example.ts.net:4318")',
  );
  expect(JSON.parse(Testing.synth(hosts, true))).not.toHaveProperty('resource');
});
