import {
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  Prometheus,
  Pyroscope,
  Size,
  Tempo,
  type LgtmBackendProps,
} from '../../../index';
import { AUTH } from '../../../constructs/cluster/backends/backend-auth';
import { LGTM_BACKEND } from '../../../constructs/lgtm-backend-checks';
import { BACKEND, INSTALLED } from '../../../constructs/cluster/kubernetes-props';
import { BACKENDS, cluster, fleet } from '../support';

/** An object of one value, by its path. */
function nested(path: string, value: unknown): object {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

const wrong = (path: string, value: unknown) => () =>
  cluster({ ...BACKENDS, ...(nested(path, value) as LgtmBackendProps) });

/** Strings that compile, and that only the cluster would refuse, in the middle of an apply. */
const REFUSED: readonly [path: string, value: unknown, wanted: string][] = [
  ['namespace', 'Observability', 'a namespace, 1 to 63 lower-case letters, digits and hyphens'],
  ['namespace', '', 'a namespace'],
  ['namespace', 'a'.repeat(64), 'a namespace'],
  ['grafana.namespace', 'my_grafana', 'a namespace'],
  ['collector.networkPolicy.tailscaleNamespace', 'tail.scale', 'a namespace'],
  ['collector.networkPolicy.senders', ['apps', 'Apps'], 'a list, each of which is a namespace'],
  [
    'collector.networkPolicy.dns.cidrs',
    ['10.0.0.0/33'],
    'a list, each of which is a block of addresses',
  ],
  [
    'collector.networkPolicy.dns.cidrs',
    ['fd00::/129'],
    'a list, each of which is a block of addresses',
  ],
  ['collector.networkPolicy.dns.ports', [0], 'a list, each of which is a port'],
  ['collector.cpu', '50 m', "a quantity above 0, such as '50m' or '2'"],
  ['collector.cpu', '0', 'a quantity above 0'],
  ['collector.cpu', '1cpu', 'a quantity above 0'],
  ['collector.bearerToken.secretName', 'OTLP_TOKEN', 'a name, up to 253'],
  ['collector.bearerToken.key', 'a/b', 'a key, up to 253'],
  ['collector.persistentQueue.storageClass', 'Fast SSD', 'a name, up to 253'],
  ['tailscale.proxyGroup', 'in gress', 'a name, up to 253'],
  ['tailscale.expose', 'funnel', "one of 'load-balancer', 'annotation'"],
  ['port', '4318', 'a port, a whole number from 1 to 65535'],
];

describe('what the compiler lets through', () => {
  test.each(REFUSED)('fails for %s: %j', (path, value, wanted) => {
    expect(wrong(path, value)).toThrow(`[fleet/lgtm] ${path} is ${wanted}`);
  });

  test.each([
    ['namespace', '0-observability'],
    ['collector.networkPolicy.dns.cidrs', ['169.254.20.10/32', 'fd00::a/128']],
    ['collector.cpu', '0.5'],
    ['collector.cpu', '1500m'],
    ['collector.bearerToken', undefined],
    ['tailscale.proxyGroup', 'ingress.v2'],
  ])('takes %s: %j', (path, value) => {
    expect(wrong(path, value)).not.toThrow();
  });

  test('fails for a queue that holds no two requests of each signal, with the size that does', () => {
    expect(wrong('collector.persistentQueue', { size: Size.mebibytes(100) })).toThrow(
      "[fleet/lgtm/collector] a persistentQueue is 160Mi at least, so that it holds two of the largest requests of each signal, but '100Mi' was given",
    );
  });

  test('fails for a time that Go has no number for', () => {
    expect(() => Duration.days(400 * 365)).toThrow('a duration is 292 years at most, as Go has it');
    expect(Duration.days(290 * 365).toString()).toBe('2540400h');
  });
});

/** What plain JavaScript may give in the place of anything. */
const ANYTHING: readonly unknown[] = [null, 0, -1, NaN, '', 'A b', true, [], [null], {}, () => 0];

describe('plain JavaScript', () => {
  const problem = (make: () => unknown): unknown => {
    try {
      make();
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const ours = (error: unknown) =>
    error === undefined ||
    ((error as object).constructor === Error && /^\[[\w/-]+\] /.test((error as Error).message));

  test.each(Object.keys(LGTM_BACKEND))('gets an error that names %s, or is right', (path) => {
    for (const value of ANYTHING) {
      const error = problem(wrong(path, value));
      expect([value, error, ours(error)]).toEqual([value, error, true]);
    }
  });

  const EXTERNAL = {
    loki: (props: object) => Loki.external(props as never),
    mimir: (props: object) => Mimir.external(props as never),
    tempo: (props: object) => Tempo.external(props as never),
    pyroscope: (props: object) => Pyroscope.external(props as never),
    prometheus: (props: object) => Prometheus.external(props as never),
  };
  const HELM = {
    loki: (props: object) => Loki.helm(props as never),
    mimir: (props: object) => Mimir.helm(props as never),
    tempo: (props: object) => Tempo.helm(props as never),
    pyroscope: (props: object) => Pyroscope.helm(props as never),
    prometheus: (props: object) => Prometheus.helm(props as never),
  };

  test.each(Object.entries(EXTERNAL))('gets an error for an existing %s', (name, make) => {
    for (const props of [undefined, null, {}, { url: 5 }]) {
      expect(ours(problem(() => make(props as never)))).toBe(true);
      expect(() => make(props as never)).toThrow(`[${name}] `);
    }
    for (const path of Object.keys({ ...BACKEND, auth: 1, ...AUTH })) {
      for (const value of ANYTHING) {
        const props = { url: 'http://a.b.svc', ...nested(path, value) };
        const error = problem(() => make(props));
        expect([path, value, error, ours(error)]).toEqual([path, value, error, true]);
      }
    }
  });

  test.each(Object.entries(HELM))('gets an error for %s by Helm', (name, make) => {
    for (const props of [undefined, null, {}]) {
      expect(() => make(props as never)).toThrow(`[${name}] `);
    }
    for (const path of Object.keys(INSTALLED)) {
      for (const value of ANYTHING) {
        const error = problem(() => make(nested(path, value)));
        expect([path, value, error, ours(error)]).toEqual([path, value, error, true]);
      }
    }
  });

  test('gets an error without props, and for what is no backend', () => {
    const make = (props: unknown) => () =>
      new LgtmBackend(fleet(), 'lgtm', props as LgtmBackendProps);
    expect(make(undefined)).toThrow('[fleet/lgtm] props are an object, but nothing was given');
    expect(make({ metrics: BACKENDS.logs })).toThrow(
      '[fleet/lgtm] metrics is a backend that keeps metrics, such as Mimir.external({ … }), but a Loki was given',
    );
    expect(make({ ...BACKENDS, retention: '30d' })).toThrow(
      "[fleet/lgtm] retention is a Duration, such as Duration.hours(24), but '30d' was given",
    );
  });
});
