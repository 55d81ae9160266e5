import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Size, type OtelCollectorOptions } from '../../../../index';
import {
  HEALTH,
  METRICS,
  OTLP_GRPC,
  OTLP_HTTP,
} from '../../../../constructs/cluster/collector/collector-pod';
import { freePorts } from '../../../support/daemon';
import { describeWith, run } from '../../../support/programs';
import { BACKENDS, cluster } from '../../support';
import { POD, PORTS } from '../real-cluster';

const DISTRIBUTION =
  'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib';

const SWITCHES = ['deltaToCumulative', 'spanMetrics', 'serviceGraph', 'redactPrompts'] as const;

/** What a URL answers, once it does. */
async function eventually(url: string): Promise<number | string> {
  for (let tries = 0; ; tries++) {
    try {
      return (await fetch(url)).status;
    } catch (error) {
      const { code } = (error as { cause: { code?: string } }).cause;
      if (code !== 'ECONNREFUSED') return 'listens';
      if (tries > 80) throw error;
      await setTimeout(250);
    }
  }
}

/** Every combination of switches, with a token and a queue on a disk in every other one. */
const COMBINATIONS = Array.from({ length: 2 ** (SWITCHES.length + 2) }, (_, bits) => {
  const on = (bit: number) => (bits & (1 << bit)) !== 0;
  const switches = Object.fromEntries(SWITCHES.map((name, i) => [name, on(i)]));
  return {
    ...switches,
    ...(on(4) && { bearerToken: { secretName: 'otlp' } }),
    ...(on(5) && { persistentQueue: { size: Size.gibibytes(1) } }),
  } satisfies OtelCollectorOptions;
});

describeWith(['otelcol'], 'the real collector takes', (programs) => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Validates what the options give, with the queue's folder in a place that there is. */
  const validate = (options: OtelCollectorOptions) => {
    const bearerTokenCredential = options.bearerToken && 'otlp';
    const { lgtm } = cluster({ ...BACKENDS, collector: options, bearerTokenCredential });
    const file = join(folder, 'config.yaml');
    const text = lgtm.collector?.config.toYaml().replaceAll('/var/lib/otelcol', folder) ?? '';
    writeFileSync(file, text);
    const env = POD;
    return { text, ...run(programs.otelcol, ['validate', `--config=${file}`], { env }) };
  };

  test.each(['0.143.0', '0.152.0'])('every combination of options, as of %s', (version) => {
    for (const options of COMBINATIONS) {
      const { status, output } = validate({ ...options, image: `${DISTRIBUTION}:${version}` });
      expect([options, status, output]).toEqual([options, 0, expect.anything()]);
    }
  });

  test.each(['0.143.0', '0.152.0'])('both tiers, as of %s', (version) => {
    const options = { twoTiers: {}, spanMetrics: true, serviceGraph: true };
    const image = `${DISTRIBUTION}:${version}`;
    const bearerToken = { secretName: 'otlp' };
    const { lgtm } = cluster({
      ...BACKENDS,
      collector: { ...options, image, bearerToken },
      bearerTokenCredential: 'otlp',
    });
    for (const config of [lgtm.collector?.config, lgtm.collector?.front?.config]) {
      const file = join(folder, 'tier.yaml');
      const text = config?.toYaml() ?? '';
      writeFileSync(file, text);
      const env = { MY_POD_IP: '127.0.0.1', MY_POD_NAME: 'otel-collector-0' };
      const validated = (path: string) =>
        run(programs.otelcol, ['validate', `--config=${path}`], { env });
      expect(validated(file)).toMatchObject({ status: 0 });
      // the front alone asks for the token
      expect(text.includes('bearertokenauth')).toBe(config === lgtm.collector?.front?.config);
      writeFileSync(file, text.replace(/(routing_key|metric_statements):/, '$1s:'));
      expect(validated(file).status).toBe(1);
    }
  });

  test('the names of both generations', () => {
    const all = { spanMetrics: true, serviceGraph: true };
    const old = validate({ ...all, image: `${DISTRIBUTION}:0.143.0` }).text;
    const recent = validate({ ...all, image: `${DISTRIBUTION}:0.152.0` }).text;
    expect(old).toMatch(/otlphttp\/mimir:[^]*spanmetrics[^]*servicegraph/);
    expect(recent).toMatch(/otlp_http\/mimir:/);
    expect(recent).toMatch(/span_metrics:[^]*service_graph:/);
    expect(recent).not.toMatch(/otlphttp|spanmetrics:|servicegraph/);
  });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
  ])(
    'a pod whose address is %s, and listens there',
    async (address, host) => {
      const ports = await freePorts(PORTS.length);
      const config = [OTLP_GRPC, OTLP_HTTP, METRICS, HEALTH].reduce(
        (text, { port }, i) =>
          text.replace(new RegExp(`(\\]:|port: )${port}\\b`), `$1${ports[i] ?? 0}`),
        cluster().lgtm.collector?.config.toYaml() ?? '',
      );
      const file = join(folder, 'listening.yaml');
      writeFileSync(file, config);
      const child = spawn(programs.otelcol, [`--config=${file}`], {
        env: { ...process.env, ...POD, MY_POD_IP: address },
        stdio: 'ignore',
      });
      try {
        const paths = ['', 'v1/logs', 'metrics', ''];
        const statuses = paths.map((path, i) =>
          eventually(`http://${host}:${ports[i] ?? 0}/${path}`),
        );
        // gRPC answers no plain request, a GET isn't what OTLP is sent by
        expect(await Promise.all(statuses)).toEqual(['listens', 405, 200, 200]);
      } finally {
        child.kill();
      }
    },
    30_000,
  );

  test('refuses a misspelt option, so that the tests above can fail', () => {
    const { lgtm } = cluster();
    lgtm.collector?.config.addOverride('processors.memory_limiter.limit', '80%');
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, lgtm.collector?.config.toYaml() ?? '');
    const { status, output } = run(programs.otelcol, ['validate', `--config=${file}`], {
      env: POD,
    });
    expect(status).toBe(1);
    expect(output).toContain('memory_limiter');
  });
});
