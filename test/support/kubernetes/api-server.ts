import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './api-client';
import { apiServerArgs, etcdArgs } from './api-server-args';
import { Daemon, freePorts } from '../daemon';
import type { Manifest } from './manifest';

/** The programs: paths, or names on PATH. */
export interface ApiServerProps {
  readonly kubeApiserver: string;
  /** @default - `etcd` on PATH */
  readonly etcd?: string;
}

/** How an object is written. */
export interface WriteOptions {
  /** Have the object checked and defaulted, but not stored. @default false */
  readonly dryRun?: boolean;
}

const FIELD_MANAGER = 'test';

/**
 * A real Kubernetes API server on loopback with an etcd of its own, and nothing else of a cluster:
 * it says what it thinks of an object, but no controller acts on one.
 */
export class ApiServer {
  /** Starts both programs and waits until the server is ready; that takes some seconds. */
  static async start({ kubeApiserver, etcd = 'etcd' }: ApiServerProps): Promise<ApiServer> {
    const dir = mkdtempSync(join(tmpdir(), 'kube-apiserver-'));
    const [store = 0, peer = 0, api = 0] = await freePorts(3);
    const token = randomBytes(16).toString('hex');
    const server = new ApiServer(dir, new ApiClient(api, token));
    try {
      const health = `http://127.0.0.1:${store}/health`;
      await server.run(etcd, etcdArgs(dir, store, peer)).until(() => isOk(health), 30);
      const daemon = server.run(kubeApiserver, apiServerArgs(dir, store, api, token));
      await daemon.until(() => server.answers('/readyz'), 120);
      // A namespace that isn't there yet would refuse the first objects.
      await daemon.until(() => server.answers('/api/v1/namespaces/default'), 30);
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private readonly daemons: Daemon[] = [];

  private constructor(
    private readonly dir: string,
    private readonly client: ApiClient,
  ) {}

  /** Server-side apply. An unknown field is an error, as is anything else that's refused. */
  async apply(manifest: Manifest, options: WriteOptions = {}): Promise<Manifest> {
    const name = manifest.metadata['name'];
    if (typeof name !== 'string') throw new Error(`${manifest.kind} without a name: use create`);
    const path = `${await this.path(manifest)}/${name}${query(options)}&force=true`;
    return this.write('PATCH', path, manifest, 'application/apply-patch+yaml');
  }

  /** Creates an object. An unknown field is an error, as is anything else that's refused. */
  async create(manifest: Manifest, options: WriteOptions = {}): Promise<Manifest> {
    return this.write('POST', (await this.path(manifest)) + query(options), manifest);
  }

  /** Does what the volume controllers would: gives a claim a volume of the size that it asks for. */
  async bindClaim(manifest: Manifest): Promise<void> {
    const { accessModes, resources } = manifest['spec'] as {
      accessModes: string[];
      resources: { requests: object };
    };
    const path = `${await this.path(manifest)}/${String(manifest.metadata['name'])}`;
    const merge = 'application/merge-patch+json';
    const by = '?fieldManager=volume-controller';
    await this.client.json('PATCH', path + by, { spec: { volumeName: 'volume' } }, merge);
    const status = { phase: 'Bound', accessModes, capacity: resources.requests };
    await this.client.json('PATCH', `${path}/status${by}`, { status }, merge);
  }

  /** Creates a pod and does what a kubelet would: says that it runs, at an address. */
  async runPod(manifest: Manifest, podIP: string): Promise<void> {
    await this.create(manifest);
    const path = `${await this.path(manifest)}/${String(manifest.metadata['name'])}/status`;
    const status = { phase: 'Running', podIP, podIPs: [{ ip: podIP }] };
    const by = '?fieldManager=kubelet';
    await this.client.json('PATCH', path + by, { status }, 'application/merge-patch+json');
  }

  /** A kubeconfig of whoever may do everything, in the JSON that is YAML too. */
  get kubeconfig(): string {
    return this.client.kubeconfig;
  }

  /** Creates a namespace, which even a dry run of what belongs into it needs. */
  async createNamespace(name: string): Promise<Manifest> {
    return this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }

  /** Ends both programs and removes what they have written. */
  async stop(): Promise<void> {
    this.client.close();
    await Promise.all(this.daemons.map((daemon) => daemon.stop()));
    rmSync(this.dir, { recursive: true, force: true });
  }

  private run(program: string, args: readonly string[]): Daemon {
    const daemon = new Daemon(program, args, join(this.dir, `${this.daemons.length}.log`));
    this.daemons.push(daemon);
    return daemon;
  }

  private async answers(path: string): Promise<boolean> {
    return (await this.client.send('GET', path)).status === 200;
  }

  private path({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    return this.client.collection(apiVersion, kind, metadata['namespace'] as string | undefined);
  }

  private async write(
    method: string,
    path: string,
    manifest: Manifest,
    type?: string,
  ): Promise<Manifest> {
    return (await this.client.json(method, path, manifest, type)) as Manifest;
  }
}

async function isOk(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}

function query({ dryRun = false }: WriteOptions): string {
  const all = dryRun ? '&dryRun=All' : '';
  return `?fieldManager=${FIELD_MANAGER}&fieldValidation=Strict${all}`;
}
