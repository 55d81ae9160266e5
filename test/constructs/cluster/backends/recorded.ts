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

/** Stands in for a backend: answers as the real one did, and 404 where nothing was recorded, as the real one does. */
export function recorded(backend: RecordedBackend, variant: string) {
  const { folder, paths } = RECORDED[backend];
  const answers: Record<string, Answer> = {};
  for (const [suffix, path] of Object.entries(paths)) {
    if (!existsSync(join(FIXTURES, folder, `${variant}.${suffix}`))) continue;
    const body = recordedText(backend, variant, suffix);
    answers[path] = { body, status: body.startsWith('no org id') ? 401 : 200 };
  }
  return answering(answers);
}
