import type { Answer, Question, Tools } from '../../../runtime/check/tools.mjs';

/** What a machine says to a hop. */
export interface Says {
  /** What systemd says of units, as `systemctl show` prints it; a user's under `--user NAME`. */
  readonly units?: Readonly<Record<string, string>>;
  /** Files by path; a number is a code for why one can't be read. */
  readonly files?: Readonly<Record<string, string | { readonly code: string }>>;
  /** Folders by path. */
  readonly folders?: Readonly<Record<string, { readonly gid: number; readonly mode: number }>>;
  /** Addresses by name. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** Answers by HTTP, in whatever order they are asked for. */
  readonly answer?: (question: Question) => Partial<Answer> | undefined;
}

/** The tools of a machine that says so; its clock goes on only while somebody sleeps. */
export function toolsOf(says: Says = {}): Tools & { readonly asked: Question[] } {
  let now = Date.parse('2026-11-30T12:00:00Z');
  const asked: Question[] = [];
  const nothing = { code: 'ENOENT' };
  return {
    asked,
    run: (_, args) => {
      const name = args
        .filter((each) => each !== 'show' && !each.startsWith('--property'))
        .join(' ');
      if (says.units === undefined) return Promise.resolve({ status: 1, output: '' });
      const output = says.units[name] ?? 'LoadState=not-found\nActiveState=inactive\n';
      return Promise.resolve({ status: 0, output });
    },
    ask: (question) => {
      asked.push(question);
      const found = says.answer?.(question);
      const refused = { status: 0, why: 'connect ECONNREFUSED', code: 'ECONNREFUSED' };
      return Promise.resolve({
        type: '',
        body: Buffer.alloc(0),
        status: 200,
        ...(found ?? refused),
      });
    },
    resolve: (name) => {
      const addresses = says.names?.[name] ?? [];
      return Promise.resolve({ addresses, why: addresses.length > 0 ? undefined : 'ENOTFOUND' });
    },
    read: (path) => says.files?.[path] ?? nothing,
    stat: (path) => {
      const folder = says.folders?.[path];
      return folder ? { size: 0, ...folder } : nothing;
    },
    now: () => now,
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

/** An answer of JSON. */
export function json(body: unknown): Partial<Answer> {
  return { status: 200, type: 'application/json', body: Buffer.from(JSON.stringify(body)) };
}

/** An answer of text. */
export function text(body: string, status = 200, type = 'text/plain'): Partial<Answer> {
  return { status, type, body: Buffer.from(body) };
}
