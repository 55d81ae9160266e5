import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Loki, Mimir, Pyroscope, Tempo } from '../../../../index';
import { ApiServer } from '../../../support/kubernetes/api-server';
import { manifests } from '../../../support/kubernetes/manifest';
import { describeWith, mustRun } from '../../../support/programs';
import { cluster, terraform } from '../../support';

const RUNTIME = { configMap: 'runtime', key: 'runtime.yaml', deletesOlderData: true } as const;

/** A fleet whose backends are all patched. */
function patched() {
  return cluster({
    metrics: Mimir.external({
      url: 'http://mimir-gateway.monitoring.svc',
      tenant: 'homelab',
      runtimeConfig: RUNTIME,
    }),
    logs: Loki.external({
      url: 'http://loki.monitoring.svc:3100',
      objectStore: 'filesystem',
      runtimeConfig: RUNTIME,
    }),
    traces: Tempo.external({
      url: 'http://tempo.monitoring.svc:4318',
      version: 2,
      runtimeConfig: {
        ...RUNTIME,
        overrides: { ingestion: { rate_limit_bytes: 15_000_000, burst_size_bytes: 20_000_000 } },
      },
    }),
    profiles: Pyroscope.external({
      url: 'http://pyroscope.monitoring.svc:4040',
      runtimeConfig: RUNTIME,
    }),
  }).stack;
}

/** The Jobs' patches, as Terraform's expressions, by backend. */
function patches(): Record<string, string> {
  const jobs = Object.entries(terraform(patched()).resource.kubernetes_job_v1 ?? {});
  const found = jobs.flatMap(([, { metadata, spec }]) => {
    const { template } = spec as {
      template: { spec: { container: { command: string[] }[] } };
    };
    const patch = template.spec.container[0]?.command.find((word) => word.startsWith('--patch='));
    return patch === undefined
      ? []
      : [
          [
            metadata.name.replace(/^lgtm-retention-([a-z]+)-.*$/, '$1'),
            patch.slice('--patch='.length),
          ] as const,
        ];
  });
  return Object.fromEntries(found);
}

describeWith(['terraform'], 'a runtime configuration that is patched', (programs) => {
  /** What Terraform makes of a patch for a file. */
  function merged(backend: string, file: string): { data: Record<string, string> } {
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    try {
      const patch = patches()[backend] ?? '';
      const value = patch.replaceAll(/data\.kubernetes_config_map_v1\.[\w-]+/g, 'local.found');
      const found = { data: { 'runtime.yaml': file.replace(/[$%]\{/g, '$1{') } };
      writeFileSync(
        join(folder, 'main.tf.json'),
        JSON.stringify({ locals: { found }, output: { patch: { value } } }),
      );
      mustRun(programs.terraform, ['apply', '-auto-approve', '-no-color'], '', folder);
      const text = mustRun(programs.terraform, ['output', '-raw', 'patch'], '', folder);
      // as Kubernetes reads a command
      return JSON.parse(text.replaceAll('$$', '$')) as { data: Record<string, string> };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const after = (backend: string, file: string): unknown =>
    parse(merged(backend, file).data['runtime.yaml'] ?? '');

  const OTHERS = `
overrides:
  fake:
    ingestion_rate_mb: 8
  other:
    retention_period: 24h
multi_kv_config:
  mirror_enabled: false
`;

  test('keeps all else that is in it, of the tenant and of others', () => {
    expect(after('loki', OTHERS)).toEqual({
      overrides: {
        fake: {
          ingestion_rate_mb: 8,
          retention_period: '720h',
          reject_old_samples_max_age: '168h',
        },
        other: { retention_period: '24h' },
      },
      multi_kv_config: { mirror_enabled: false },
    });
  });

  test('may be empty, or without overrides', () => {
    const wanted = {
      overrides: {
        homelab: { compactor_blocks_retention_period: '720h', out_of_order_time_window: '24h' },
      },
    };
    expect(after('mimir', '')).toEqual(wanted);
    expect(after('mimir', '{}')).toEqual(wanted);
    expect(after('mimir', 'overrides:')).toEqual(wanted);
    expect(after('mimir', 'overrides:\n  homelab:')).toEqual(wanted);
  });

  test("gets a tenant's whole entry in Tempo, which doesn't merge it with its defaults", () => {
    expect(after('tempo', '')).toEqual({
      overrides: {
        'single-tenant': {
          ingestion: { rate_limit_bytes: 15_000_000, burst_size_bytes: 20_000_000 },
          compaction: { block_retention: '720h' },
        },
      },
    });
  });

  test('is the same after a second apply, so that a plan is empty', () => {
    const once = merged('pyroscope', 'overrides:\n  anonymous:\n    note: "costs $$5"\n');
    const text = once.data['runtime.yaml'] ?? '';
    expect(parse(text)).toEqual({
      overrides: {
        anonymous: {
          note: 'costs $$5',
          retention_period: '720h',
          reject_older_than: '24h',
          max_query_lookback: '720h',
          max_query_length: '720h',
        },
      },
    });
    expect(merged('pyroscope', text)).toEqual(once);
  });

  test('fails when it is no YAML, rather than being written anew', () => {
    expect(() => merged('loki', 'overrides: [')).toThrow();
  });

  test('is in no resource whose destruction would take it away', () => {
    const { resource } = terraform(patched());
    expect(
      Object.keys(resource).filter((type) => /config_map_v1_data|manifest/.test(type)),
    ).toEqual([]);
    const maps = Object.values(resource.kubernetes_config_map_v1 ?? {});
    expect(maps.map(({ metadata }) => metadata.name)).not.toContain('runtime');
  });
});

describeWith(['kube-apiserver', 'etcd'], 'a real API server', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await ApiServer.start({
      kubeApiserver: programs['kube-apiserver'],
      etcd: programs.etcd,
    });
    for (const name of ['observability', 'monitoring']) await server.createNamespace(name);
  }, 180_000);
  afterAll(() => server?.stop());

  test.each(
    manifests(terraform(patched())).map(
      (object) => [object.kind, object.metadata.name, object] as const,
    ),
  )('takes the %s %s', async (_, __, object) => {
    await expect(server.apply(object, { dryRun: true })).resolves.toMatchObject({
      kind: object.kind,
    });
  });
});
