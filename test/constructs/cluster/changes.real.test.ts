import {
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  Size,
  type LgtmBackendProps,
  type ObservabilityStack,
} from '../../../index';
import { ApiServer } from '../../support/kubernetes/api-server';
import { plan, type PlannedStack } from '../../support/kubernetes/plan';
import { describeWith } from '../../support/programs';
import { BACKENDS, fleet, terraform } from '../support';

const QUEUE = { size: Size.gibibytes(1), storageClass: 'ssd' } as const;

/** An app's stack, with one backend. */
const app = (props: Partial<LgtmBackendProps> = {}, id = 'lgtm'): ObservabilityStack => {
  const stack = fleet();
  new LgtmBackend(stack, id, { ...BACKENDS, ...props });
  return stack;
};
const plain = () => app();
const disk = () => app({ collector: { persistentQueue: QUEUE } });
const collector = (options: LgtmBackendProps['collector']) => () => app({ collector: options });
const grouped = () => app({ tailscale: { proxyGroup: 'ingress' } });

/** With another backend in the same stack. */
function beside(stack: ObservabilityStack): ObservabilityStack {
  const names = { hostname: 'archive', collectorName: 'archive' };
  new LgtmBackend(stack, 'archive', { metrics: BACKENDS.metrics, ...names });
  return stack;
}

/** A change of the app, and what a plan says of it; what isn't named stays as it is. */
const CHANGES: readonly [
  change: string,
  before: () => ObservabilityStack,
  after: () => ObservabilityStack,
  ...plan: string[],
][] = [
  ['nothing', plain, plain],
  [
    'the retention',
    plain,
    () => app({ retention: Duration.days(90) }),
    '~ ConfigMap observability/lgtm-retention',
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  [
    'how long a host may be away',
    plain,
    () => app({ maxOutage: Duration.hours(48) }),
    '~ ConfigMap observability/lgtm-retention',
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  [
    'the hostname',
    plain,
    () => app({ hostname: 'otel' }),
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'the hostname of profiles',
    plain,
    () => app({ profilesHostname: 'profiles' }),
    '~ Service monitoring/pyroscope-tailnet',
  ],
  [
    'the port on the tailnet',
    plain,
    () => app({ port: 80 }),
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'the tag',
    plain,
    () => app({ tailscale: { tag: 'tag:otel' } }),
    '± Service monitoring/pyroscope-tailnet',
    '± Service observability/otel-collector-tailnet',
  ],
  [
    'a ProxyGroup',
    plain,
    grouped,
    '± Service monitoring/pyroscope-tailnet',
    '± Service observability/otel-collector-tailnet',
  ],
  [
    'no ProxyGroup any more',
    grouped,
    plain,
    '± Service monitoring/pyroscope-tailnet',
    '± Service observability/otel-collector-tailnet',
  ],
  [
    'the way of exposure',
    plain,
    () => app({ tailscale: { expose: 'annotation' } }),
    '± Service monitoring/pyroscope-tailnet',
    '± Service observability/otel-collector-tailnet',
  ],
  [
    'an annotation',
    plain,
    () => app({ tailscale: { annotations: { mine: 'yes' } } }),
    '~ Service monitoring/pyroscope-tailnet',
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'the namespace',
    plain,
    () => app({ namespace: 'telemetry' }),
    '± ConfigMap observability/lgtm-retention → ConfigMap telemetry/lgtm-retention',
    '± ConfigMap observability/otel-collector → ConfigMap telemetry/otel-collector',
    '± Deployment observability/otel-collector → Deployment telemetry/otel-collector',
    '± Job observability/lgtm-retention-check-# → Job telemetry/lgtm-retention-check-#',
    '± NetworkPolicy observability/otel-collector → NetworkPolicy telemetry/otel-collector',
    '± Service observability/otel-collector → Service telemetry/otel-collector',
    '± Service observability/otel-collector-tailnet → Service telemetry/otel-collector-tailnet',
  ],
  [
    'the id alone',
    plain,
    () => app({}, 'lab'),
    '+ ConfigMap monitoring/lab-data-sources',
    '+ ConfigMap observability/lab-retention',
    '+ ConfigMap observability/otel-collector',
    '+ Deployment observability/otel-collector',
    '+ Job observability/lab-retention-check-#',
    '+ NetworkPolicy observability/otel-collector',
    '+ Service monitoring/pyroscope-tailnet',
    '+ Service observability/otel-collector',
    '+ Service observability/otel-collector-tailnet',
    '- ConfigMap monitoring/lgtm-data-sources',
    '- ConfigMap observability/lgtm-retention',
    '- ConfigMap observability/otel-collector',
    '- Deployment observability/otel-collector',
    '- Job observability/lgtm-retention-check-#',
    '- NetworkPolicy observability/otel-collector',
    '- Service monitoring/pyroscope-tailnet',
    '- Service observability/otel-collector',
    '- Service observability/otel-collector-tailnet',
  ],
  [
    'the id, said to be that of an old one',
    plain,
    () => app({ name: 'lgtm', renamedFrom: 'lgtm' }, 'lab'),
  ],
  [
    "the collector's name",
    plain,
    () => app({ collectorName: 'otel' }),
    '± ConfigMap observability/otel-collector → ConfigMap observability/otel',
    '± Deployment observability/otel-collector → Deployment observability/otel',
    '± NetworkPolicy observability/otel-collector → NetworkPolicy observability/otel',
    '± Service observability/otel-collector → Service observability/otel',
    '± Service observability/otel-collector-tailnet → Service observability/otel-tailnet',
  ],
  [
    "the collector's image",
    plain,
    collector({ image: 'example.com/otelcol-k8s:0.153.0' }),
    '~ Deployment observability/otel-collector',
  ],
  [
    "the collector's memory",
    plain,
    collector({ memory: Size.gibibytes(1) }),
    '~ Deployment observability/otel-collector',
  ],
  [
    'what the collector asks of a CPU',
    plain,
    collector({ cpu: '1' }),
    '~ Deployment observability/otel-collector',
  ],
  [
    'a second replica',
    collector({ deltaToCumulative: false }),
    collector({ deltaToCumulative: false, replicas: 2 }),
    '+ PodDisruptionBudget observability/otel-collector',
    '~ Deployment observability/otel-collector',
  ],
  [
    'an autoscaler',
    collector({ deltaToCumulative: false }),
    collector({ deltaToCumulative: false, replicas: { min: 2, max: 4 } }),
    '+ HorizontalPodAutoscaler observability/otel-collector',
    '+ PodDisruptionBudget observability/otel-collector',
    '~ Deployment observability/otel-collector',
  ],
  [
    'a bearer token',
    plain,
    () =>
      app({ collector: { bearerToken: { secretName: 'otlp' } }, bearerTokenCredential: 'otlp' }),
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
  ],
  [
    'redacted prompts',
    plain,
    collector({ redactPrompts: true }),
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
  ],
  [
    'metrics of spans',
    plain,
    collector({ spanMetrics: true }),
    '~ ConfigMap monitoring/lgtm-data-sources',
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
  ],
  [
    'a queue on a disk',
    plain,
    disk,
    '+ PersistentVolumeClaim observability/queue-otel-collector-0',
    '+ StatefulSet observability/otel-collector',
    '- Deployment observability/otel-collector',
    '~ ConfigMap observability/otel-collector',
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'a larger queue on a disk',
    disk,
    () => app({ collector: { persistentQueue: { ...QUEUE, size: Size.gibibytes(2) } } }),
    '~ ConfigMap observability/otel-collector',
    '~ PersistentVolumeClaim observability/queue-otel-collector-0',
    '~ StatefulSet observability/otel-collector',
  ],
  [
    'a smaller queue on a disk',
    disk,
    () => app({ collector: { persistentQueue: { ...QUEUE, size: Size.mebibytes(512) } } }),
    '~ ConfigMap observability/otel-collector',
    '~ StatefulSet observability/otel-collector',
    '± PersistentVolumeClaim observability/queue-otel-collector-0',
  ],
  [
    'no queue on a disk any more',
    disk,
    plain,
    '+ Deployment observability/otel-collector',
    '- PersistentVolumeClaim observability/queue-otel-collector-0',
    '- StatefulSet observability/otel-collector',
    '~ ConfigMap observability/otel-collector',
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'the hostname before a queue on a disk',
    disk,
    () => app({ collector: { persistentQueue: QUEUE }, hostname: 'otel' }),
    '~ Service observability/otel-collector-tailnet',
  ],
  [
    'no network policy',
    plain,
    collector({ networkPolicy: false }),
    '- NetworkPolicy observability/otel-collector',
  ],
  [
    "a backend's URL",
    plain,
    () => app({ logs: Loki.external({ url: 'http://loki.logs.svc:3100', objectStore: 's3' }) }),
    '~ ConfigMap monitoring/lgtm-data-sources',
    '~ ConfigMap observability/lgtm-retention',
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
    '~ NetworkPolicy observability/otel-collector',
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  [
    "a backend's tenant",
    plain,
    () =>
      app({
        metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc', tenant: 'lab' }),
      }),
    '~ ConfigMap monitoring/lgtm-data-sources',
    '~ ConfigMap observability/otel-collector',
    '~ Deployment observability/otel-collector',
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  [
    'no profiles any more',
    plain,
    () => app({ profiles: undefined }),
    '- Service monitoring/pyroscope-tailnet',
    '~ ConfigMap monitoring/lgtm-data-sources',
    '~ ConfigMap observability/lgtm-retention',
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  [
    "Grafana's namespace",
    plain,
    () => app({ grafana: { namespace: 'grafana' } }),
    '± ConfigMap monitoring/lgtm-data-sources → ConfigMap grafana/lgtm-data-sources',
  ],
  [
    "the prefix of Grafana's uids",
    plain,
    () => app({ grafana: { uidPrefix: 'lab-' } }),
    '~ ConfigMap monitoring/lgtm-data-sources',
  ],
  [
    'no check of the retention',
    plain,
    () => app({ retentionCheck: false }),
    '- Job observability/lgtm-retention-check-#',
  ],
  [
    "the check's image",
    plain,
    () => app({ retentionCheck: { image: 'example.com/curl:8' } }),
    '± Job observability/lgtm-retention-check-# → Job observability/lgtm-retention-check-#',
  ],
  ["the workstations' tag", plain, () => app({ workstationTag: 'tag:host' })],
  [
    'a second backend',
    plain,
    () => beside(plain()),
    '+ ConfigMap monitoring/archive-data-sources',
    '+ ConfigMap observability/archive',
    '+ ConfigMap observability/archive-retention',
    '+ Deployment observability/archive',
    '+ Job observability/archive-retention-check-#',
    '+ NetworkPolicy observability/archive',
    '+ Service observability/archive',
    '+ Service observability/archive-tailnet',
  ],
];

describeWith(['kube-apiserver', 'etcd'], 'a change of the app', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    const { etcd } = programs;
    server = await ApiServer.start({ kubeApiserver: programs['kube-apiserver'], etcd });
    await server.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'ssd' },
      provisioner: 'example.com/ssd',
      allowVolumeExpansion: true,
    });
  }, 180_000);
  afterAll(() => server?.stop());

  test.each(CHANGES.map((change, i) => [change[0], i, change] as const))(
    'does no more than it has to: %s',
    async (_, i, [, before, after, ...expected]) => {
      const [old, now] = [before(), after()].map((stack) => terraform(stack) as PlannedStack);
      const said = await plan(server, String(i), old ?? {}, now ?? {});
      // of what is asked a hash is in the name of the Job that asks
      expect(said.map((line) => line.replace(/-[0-9a-f]{8}\b/g, '-#'))).toEqual(expected);
    },
  );
});
