import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nixPath, NIXOS_OUT } from './evaluate';

/** The file of ryzen's outage buffer as it is when its destination wants the token `token`. */
export function fileWithToken(): string {
  const text = readFileSync(join(NIXOS_OUT, 'files/ryzen/outage-buffer.json'), 'utf8');
  const config = JSON.parse(text) as { upstreams: object[] };
  for (const upstream of config.upstreams)
    Object.assign(upstream, { bearerTokenCredential: 'token' });
  const file = join(mkdtempSync(join(tmpdir(), 'with-token-')), 'outage-buffer.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Modules that have ryzen's destination want a token, which stands in a file. */
export function withToken(path: string, file = fileWithToken()): string[] {
  return [
    `{ observability.outageBuffer.configFile = ${nixPath(file)}; }`,
    `{ observability.alloy.credentials.token = ${JSON.stringify(path)}; }`,
  ];
}
