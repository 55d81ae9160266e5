import { Agent, request } from 'node:https';

/** What the API server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Kind {
  readonly kind: string;
  readonly name: string;
  readonly namespaced: boolean;
}

/** Requests to a Kubernetes API server on loopback. */
export class ApiClient {
  // The certificate is the server's own, made at its start.
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  private readonly kinds = new Map<string, Promise<readonly Kind[]>>();

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  /** Sends a request; any answer is a success here. */
  send(method: string, path: string, body?: object, type = 'application/json'): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': type };
    const { agent, port } = this;
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path, method, headers, agent },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }

  /** Sends a request and parses the answer; a refusal is an error that says why. */
  async json(method: string, path: string, body?: object, type?: string): Promise<object> {
    const { status, text } = await this.send(method, path, body, type);
    if (status >= 200 && status < 300) return JSON.parse(text) as object;
    throw new Error(`${method} ${path.replace(/\?.*/, '')}: ${status} ${reason(text)}`);
  }

  /** The path of a kind's objects; the server itself knows the plural and the scope. */
  async collection(apiVersion: string, kind: string, namespace = 'default'): Promise<string> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    let kinds = this.kinds.get(group);
    if (!kinds) {
      kinds = this.json('GET', group).then((list) => (list as { resources: Kind[] }).resources);
      this.kinds.set(group, kinds);
    }
    const found = (await kinds).find(({ kind: k, name }) => k === kind && !name.includes('/'));
    if (!found) throw new Error(`the API server has no kind ${kind} in ${apiVersion}`);
    return `${group}${found.namespaced ? `/namespaces/${namespace}` : ''}/${found.name}`;
  }

  /** A kubeconfig for others, in the JSON that is YAML too. */
  get kubeconfig(): string {
    const server = `https://127.0.0.1:${this.port}`;
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'test', user: { token: this.token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
      'current-context': 'test',
    });
  }

  /** Closes idle connections. */
  close(): void {
    this.agent.destroy();
  }
}

/** The message of a Status object, which is what the API answers a refused request with. */
function reason(text: string): string {
  try {
    return (JSON.parse(text) as { message: string }).message;
  } catch {
    return text;
  }
}
