import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  AlloyCollector,
  BeylaAgent,
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  OutageBuffer,
  Pyroscope,
  PyroscopeAgent,
  Size,
  Tempo,
  type ITelemetryDestination,
  type LgtmBackendProps,
} from '../../index';
import { BACKENDS, cluster, terraform } from './support';

/** What the two sides have in common, in values that nothing else contains. */
const FACTS = {
  tailnet: 'first.ts.net',
  hostname: 'first-otel',
  profilesHostname: 'first-profiles',
  port: 14318,
  tenant: 'first-tenant',
  namespace: 'first-namespace',
  tag: 'tag:first',
  localPort: 14320,
  program: 'first-program',
  scrapeInterval: '41s',
};
type Facts = typeof FACTS;

/** The same facts, each changed. */
const CHANGED: Facts = {
  tailnet: 'second.ts.net',
  hostname: 'second-otel',
  profilesHostname: 'second-profiles',
  port: 24318,
  tenant: 'second-tenant',
  namespace: 'second-namespace',
  tag: 'tag:second',
  localPort: 24320,
  program: 'second-program',
  scrapeInterval: '43s',
};

/** Everything that a synth writes, by path. */
function synth(facts: Facts) {
  const { tailnet, hostname, profilesHostname, port, tenant, namespace, tag } = facts;
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
  const before = process.cwd();
  process.chdir(folder);
  try {
    const app = new App({ outdir: 'cdktf.out' });
    const stack = new ObservabilityStack(app, 'fleet', { tailnet, quiet: true });
    new KubernetesProvider(stack, 'kubernetes', {});
    const lgtm = new LgtmBackend(stack, 'lgtm', {
      metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc', tenant }),
      logs: Loki.external({
        url: 'http://loki.monitoring.svc:3100',
        objectStore: 'filesystem',
        tenant,
      }),
      traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2, tenant }),
      profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040', tenant }),
      namespace,
      hostname,
      profilesHostname,
      port,
      tailscale: { tag },
    });
    const host = new NixosHost(stack, 'ryzen');
    const monitor = OtlpDestination.local('monitor', facts.localPort, {
      serviceName: facts.program,
    });
    const collector = new AlloyCollector(host, 'alloy', {
      destinations: [monitor, lgtm],
      nodeMetrics: { interval: Duration.seconds(Number.parseInt(facts.scrapeInterval)) },
    });
    new BeylaAgent(host, 'beyla', { collector });
    new PyroscopeAgent(host, 'pyroscope', { collector });
    app.synth();
    const paths = readdirSync('.', { recursive: true, encoding: 'utf8' });
    const files = paths.filter((path) => statSync(path).isFile()).sort();
    return new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

const HOST = 'nixos-out/hosts/ryzen.nix';
const DESTINATION = 'nixos-out/files/ryzen/alloy/lgtm.alloy';
const LOCAL = 'nixos-out/files/ryzen/alloy/monitor.alloy';
const NODE_METRICS = 'nixos-out/files/ryzen/alloy/node-metrics.alloy';
const BEYLA = 'nixos-out/files/ryzen/alloy-ebpf/beyla.alloy';
const TERRAFORM = 'cdktf.out/stacks/fleet/cdk.tf.json';
const POLICY = 'cdktf.out/stacks/fleet/files/tailscale/lgtm-policy.json';

/** The files that have to name each fact. */
const NAMED_IN: Record<keyof Facts, readonly string[]> = {
  tailnet: [DESTINATION, TERRAFORM],
  hostname: [DESTINATION, TERRAFORM],
  profilesHostname: [DESTINATION, TERRAFORM],
  port: [DESTINATION, TERRAFORM, POLICY],
  tenant: [DESTINATION, TERRAFORM],
  namespace: [TERRAFORM],
  tag: [TERRAFORM, POLICY],
  localPort: [LOCAL, BEYLA],
  program: [HOST, BEYLA],
  // Grafana's timeInterval
  scrapeInterval: [NODE_METRICS, TERRAFORM],
};

describe('both sides of one app agree', () => {
  test.each(Object.keys(FACTS) as (keyof Facts)[])(
    'a changed %s leaves no old value anywhere, and is wherever the old one was',
    (fact) => {
      const [before, after] = [synth(FACTS), synth({ ...FACTS, [fact]: CHANGED[fact] })];
      const naming = (files: ReadonlyMap<string, string>, value: string) =>
        [...files].filter(([, text]) => text.includes(value)).map(([path]) => path);
      const [old, fresh] = [String(FACTS[fact]), String(CHANGED[fact])];
      expect(naming(before, old)).toEqual(expect.arrayContaining([...NAMED_IN[fact]]));
      expect(naming(after, fresh)).toEqual(naming(before, old));
      expect(naming(after, old)).toEqual([]);
      const put = (text: string) => text.replaceAll(old, fresh);
      if (fact !== 'hostname')
        expect(put(before.get(POLICY) ?? '')).toEqual(after.get(POLICY) ?? 'none');
    },
  );
});

describe("Grafana's step is the longest interval of the hosts that send to its backend", () => {
  /** What Grafana is told of metrics, by either delivery, which have to agree. */
  function timeInterval(
    define: (stack: ObservabilityStack, lgtm: LgtmBackend) => void,
    collector: LgtmBackendProps['collector'] = { selfMetrics: false },
  ): unknown {
    const [inMap, inValues] = (['sidecar', 'values'] as const).map((delivery) => {
      const { stack, lgtm } = cluster({ ...BACKENDS, collector, grafana: { delivery } });
      define(stack, lgtm);
      const json = terraform(stack);
      const maps = Object.values(json.resource.kubernetes_config_map_v1 ?? {});
      const map = maps.find(({ metadata }) => metadata.name === 'lgtm-data-sources');
      const values = parse(lgtm.grafana?.values.content ?? '') as GrafanaValues;
      const provisioned =
        delivery === 'values'
          ? values.datasources?.['datasources.yaml']
          : (parse((map?.data?.['lgtm.yaml'] ?? '').replaceAll('$${', '${')) as Provisioned);
      expect(map === undefined).toBe(delivery === 'values');
      expect(provisioned?.datasources).toEqual(lgtm.grafana?.dataSources);
      return provisioned?.datasources.find(({ uid }) => uid === 'lgtm-mimir')?.jsonData
        ?.timeInterval;
    });
    expect(inValues).toBe(inMap);
    return inMap;
  }

  /** A host that measures itself as often as told. */
  function measuring(
    stack: ObservabilityStack,
    name: string,
    destination: ITelemetryDestination,
    interval: Duration,
  ): NixosHost {
    const host = new NixosHost(stack, name);
    new AlloyCollector(host, 'alloy', {
      destinations: [destination],
      nodeMetrics: { interval },
      selfMetrics: false,
      // a buffer without metrics of its own, which are read every 30 s
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
    });
    return host;
  }

  test('of several hosts, in whatever order they are defined', () => {
    const seconds = (...intervals: number[]) =>
      timeInterval((stack, lgtm) =>
        intervals.forEach((each, i) => measuring(stack, `host-${i}`, lgtm, Duration.seconds(each))),
      );
    expect(seconds(15)).toBe('15s');
    expect(seconds(15, 60, 20)).toBe('60s');
    expect(seconds(90, 5)).toBe('90s');
  });

  test("of everything on a host, the outage buffer's own metrics among it", () => {
    const shown = timeInterval((stack, lgtm) => {
      const ryzen = new NixosHost(stack, 'ryzen');
      new AlloyCollector(ryzen, 'alloy', { destinations: [lgtm] });
    });
    expect(shown).toBe('30s');
  });

  test('of the collector too, which reads its own metrics every 30 s', () => {
    const shown = timeInterval(
      (stack, lgtm) => measuring(stack, 'ryzen', lgtm, Duration.seconds(20)),
      {},
    );
    expect(shown).toBe('30s');
  });

  test('of none that send elsewhere', () => {
    const elsewhere = OtlpDestination.remote('elsewhere', { endpoint: 'https://elsewhere:4318' });
    const shown = timeInterval((stack, lgtm) => {
      measuring(stack, 'ryzen', lgtm, Duration.seconds(20));
      measuring(stack, 'thinkpad', elsewhere, Duration.minutes(5));
    });
    expect(shown).toBe('20s');
  });

  test('and is left to Grafana where no host sends anything', () => {
    expect(timeInterval(() => undefined)).toBeUndefined();
  });
});

interface Provisioned {
  readonly datasources: readonly {
    readonly uid: string;
    readonly jsonData?: { readonly timeInterval?: string };
  }[];
}

interface GrafanaValues {
  readonly datasources?: { readonly 'datasources.yaml': Provisioned };
}
