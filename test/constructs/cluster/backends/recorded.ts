import { parseDocument } from 'yaml';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answering, type Answer } from './ask';

const FIXTURES = join(__dirname, '../../../fixtures');

/** Where each backend's recorded answers are, and the paths that they are of. */
const RECORDED = {
  loki: {
    folder: 'loki-3.7.8',
    paths: {
      'config.yaml': '/config',
      'limits.yaml': '/config/tenant/v1/limits',
      'buildinfo.json': '/loki/api/v1/status/buildinfo',
    },
  },
  mimir: {
    folder: 'mimir-3.0.5-aced80d74930',
    paths: {
      'config.yaml': '/config',
      'user_limits.json': '/api/v1/user_limits',
      'runtime_config.yaml': '/runtime_config',
      'buildinfo.json': '/api/v1/status/buildinfo',
    },
  },
  pyroscope: {
    folder: 'pyroscope-main-3fe6a457a32',
    paths: {
      'config.yaml': '/api/v1/status/config',
      'runtime_config.yaml': '/runtime_config',
      'buildinfo.json': '/api/v1/status/buildinfo',
    },
  },
  tempo: {
    folder: 'tempo-2.10.8',
    paths: {
      'config.yaml': '/status/config',
      'runtime_config.yaml': '/status/runtime_config',
      'overrides.txt': '/status/overrides',
      'overrides-single-tenant.yaml': '/status/overrides/single-tenant',
      'buildinfo.json': '/api/status/buildinfo',
      'version.txt': '/status/version',
    },
  },
} as const;

/** A backend of which there are recorded answers. */
export type RecordedBackend = keyof typeof RECORDED;

/** What a backend was given, or answered: `<variant>.<suffix>`. */
export function recordedText(backend: RecordedBackend, variant: string, suffix: string): string {
  return readFileSync(join(FIXTURES, RECORDED[backend].folder, `${variant}.${suffix}`), 'utf8');
}

/** What was tried on a backend. */
export function variantsOf(backend: RecordedBackend): string[] {
  const files = readdirSync(join(FIXTURES, RECORDED[backend].folder));
  return files.flatMap((name) => /^(.+)\.config\.yaml$/.exec(name)?.[1] ?? []);
}

const DAY = '24h0m0s';

/** Loki's labels, of which the real one showed its own list and ours. */
const OTLP_LABELS = {
  ignore_defaults: true,
  attributes_config: [
    {
      action: 'index_label',
      attributes: [
        'service.name',
        'service.namespace',
        'deployment.environment',
        'deployment.environment.name',
        'host',
      ],
    },
  ],
};

/**
 * What the fragment says since the answers were recorded, by file and path: those who ran the fragment are taken to have run
 * this too, in the spelling in which the real one showed another value (but Loki's `ignore_defaults`, which it leaves out
 * when it is false). So no real backend has been seen with these yet.
 */
export const SINCE: {
  readonly [B in RecordedBackend]: {
    readonly [suffix: string]: { readonly [path: string]: unknown };
  };
} = {
  loki: {
    'config.yaml': {
      'limits_config.ingestion_rate_mb': 16,
      'limits_config.ingestion_burst_size_mb': 32,
      'limits_config.otlp_config.resource_attributes': OTLP_LABELS,
      'server.grpc_server_max_recv_msg_size': 104857600,
    },
    'limits.yaml': { 'otlp_config.resource_attributes': OTLP_LABELS },
  },
  mimir: {
    'config.yaml': { 'limits.out_of_order_time_window': '1d' },
    'runtime_config.yaml': { 'overrides.anonymous.out_of_order_time_window': '1d' },
  },
  pyroscope: {
    'config.yaml': {
      'limits.reject_older_than': '1d',
      'limits.max_query_lookback': '30d',
      'limits.max_query_length': '30d',
    },
    'runtime_config.yaml': {
      'overrides.anonymous.reject_older_than': '1d',
      'overrides.anonymous.max_query_lookback': '30d',
      'overrides.anonymous.max_query_length': '30d',
    },
  },
  tempo: {
    'config.yaml': {
      'storage.trace.wal.ingestion_time_range_slack': DAY,
      'ingester.trace_idle_period': '1s',
      'ingester.flush_check_period': '2s',
      'live_store.wal.ingestion_time_range_slack': DAY,
      'live_store.max_trace_idle': '1s',
      'live_store.flush_check_period': '2s',
      'block_builder.wal.ingestion_time_range_slack': DAY,
    },
  },
};

/** An answer with what the fragment says since. */
function amended(backend: RecordedBackend, variant: string, suffix: string, text: string): string {
  const [head = '', ...rest] = text.startsWith('GET ') ? text.split(/(?<=\n---\n)/) : ['', text];
  const document = parseDocument(rest.join(''));
  for (const [path, value] of Object.entries(SINCE[backend][suffix] ?? {})) {
    const keys = path.split('.');
    // a tenant without an entry gets none by this
    if (keys[0] === 'overrides' && !document.hasIn(keys.slice(0, 2))) continue;
    if (variant === 'no-otlp-config' && path.includes('otlp_config')) continue;
    document.setIn(keys, value);
  }
  return head + document.toString();
}

/**
 * Stands in for a backend: answers as the real one did, and 404 where nothing was recorded, as the real one does.
 *
 * @param since whether it runs what the fragment says since it was recorded
 */
export function recorded(backend: RecordedBackend, variant: string, since = true) {
  const { folder, paths } = RECORDED[backend];
  const answers: Record<string, Answer> = {};
  for (const [suffix, path] of Object.entries(paths)) {
    // one program answered for all of them, and its version was recorded once at Tempo
    const of = existsSync(join(FIXTURES, folder, `${variant}.${suffix}`)) ? variant : 'app-says-3';
    if (of !== variant && suffix !== 'buildinfo.json') continue;
    if (!existsSync(join(FIXTURES, folder, `${of}.${suffix}`))) continue;
    const text = recordedText(backend, of, suffix);
    // which ran no fragment
    const raw = !since || variant === 'none' || !(suffix in SINCE[backend]);
    const body = raw ? text : amended(backend, variant, suffix, text);
    answers[path] = { body, status: body.startsWith('no org id') ? 401 : 200 };
  }
  return answering(answers);
}
