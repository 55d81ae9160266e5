import { spawn } from 'node:child_process';
import { Testing } from 'cdktf';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Duration, type Backend, type BackendTimes } from '../../../../index';
import { checkScript } from '../../../../constructs/cluster/retention/check-script';

/** A shell, and the folder of all the programs that it finds. */
export interface Shell {
  readonly program: string;
  /** @default - those of this machine */
  readonly path?: string;
}

/** What the tests' apps say. */
export const MONTH: BackendTimes = { retention: Duration.days(30), maxOutage: Duration.hours(24) };

/** Runs the check against whatever answers, as its Job does, asking once. */
export async function ask(
  backend: Backend,
  times = MONTH,
  { program, path }: Shell = { program: 'sh' },
): Promise<{ code: number | null; said: string[] }> {
  const script = checkScript(backend.retentionQuestions(Testing.app(), times), 0);
  const env = path === undefined ? process.env : { PATH: path, LC_ALL: 'C' };
  const child = spawn(program, ['-c', script], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  // where the program of this run happens to listen
  return {
    code,
    said: text
      .trim()
      .replace(/ \(http:.*\)$/gm, '')
      .split('\n'),
  };
}

/** What a path is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Stands in for a backend: answers each path as told, and every other with 404. */
export async function answering(answers: { readonly [path: string]: Answer }) {
  const tenants: (string | undefined)[] = [];
  const server: Server = createServer(({ url = '', headers }, response) => {
    tenants.push(headers['x-scope-orgid'] as string | undefined);
    const { status, body } = answers[url] ?? { status: 404, body: '404 page not found\n' };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tenants,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
