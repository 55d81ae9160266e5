import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlloyCollector,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  Pyroscope,
  PyroscopeAgent,
  Tempo,
} from '../../index';

/** What the two sides have in common, in values that nothing else contains. */
const FACTS = {
  tailnet: 'first.ts.net',
  hostname: 'first-otel',
  profilesHostname: 'first-profiles',
  port: 14318,
  tenant: 'first-tenant',
  namespace: 'first-namespace',
  tag: 'tag:first',
};
type Facts = typeof FACTS;

/** The same facts, each changed. */
const CHANGED: Facts = {
  tailnet: 'second.ts.net',
  hostname: 'second-otel',
  profilesHostname: 'second-profiles',
  port: 24318,
  tenant: 'second-tenant',
  namespace: 'second-namespace',
  tag: 'tag:second',
};

/** Everything that a synth writes, by path. */
function synth({ tailnet, hostname, profilesHostname, port, tenant, namespace, tag }: Facts) {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
  const before = process.cwd();
  process.chdir(folder);
  try {
    const app = new App({ outdir: 'cdktf.out' });
    const stack = new ObservabilityStack(app, 'fleet', { tailnet, quiet: true });
    new KubernetesProvider(stack, 'kubernetes', {});
    const lgtm = new LgtmBackend(stack, 'lgtm', {
      metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc', tenant }),
      logs: Loki.external({
        url: 'http://loki.monitoring.svc:3100',
        objectStore: 'filesystem',
        tenant,
      }),
      traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2, tenant }),
      profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040', tenant }),
      namespace,
      hostname,
      profilesHostname,
      port,
      tailscale: { tag },
    });
    const host = new NixosHost(stack, 'ryzen');
    const collector = new AlloyCollector(host, 'alloy', { destinations: [lgtm] });
    new PyroscopeAgent(host, 'pyroscope', { collector });
    app.synth();
    const paths = readdirSync('.', { recursive: true, encoding: 'utf8' });
    const files = paths.filter((path) => statSync(path).isFile()).sort();
    return new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

const DESTINATION = 'nixos-out/files/ryzen/alloy/lgtm.alloy';
const TERRAFORM = 'cdktf.out/stacks/fleet/cdk.tf.json';
const POLICY = 'cdktf.out/stacks/fleet/files/tailscale/lgtm-policy.json';

/** The files that have to name each fact. */
const NAMED_IN: Record<keyof Facts, readonly string[]> = {
  tailnet: [DESTINATION, TERRAFORM],
  hostname: [DESTINATION, TERRAFORM],
  profilesHostname: [DESTINATION, TERRAFORM],
  port: [DESTINATION, TERRAFORM, POLICY],
  tenant: [DESTINATION, TERRAFORM],
  namespace: [TERRAFORM],
  tag: [TERRAFORM, POLICY],
};

describe('both sides of one app agree', () => {
  test.each(Object.keys(FACTS) as (keyof Facts)[])(
    'a changed %s leaves no old value anywhere, and is wherever the old one was',
    (fact) => {
      const [before, after] = [synth(FACTS), synth({ ...FACTS, [fact]: CHANGED[fact] })];
      const naming = (files: ReadonlyMap<string, string>, value: string) =>
        [...files].filter(([, text]) => text.includes(value)).map(([path]) => path);
      const [old, fresh] = [String(FACTS[fact]), String(CHANGED[fact])];
      expect(naming(before, old)).toEqual(expect.arrayContaining([...NAMED_IN[fact]]));
      expect(naming(after, fresh)).toEqual(naming(before, old));
      expect(naming(after, old)).toEqual([]);
      const put = (text: string) => text.replaceAll(old, fresh);
      if (fact !== 'hostname')
        expect(put(before.get(POLICY) ?? '')).toEqual(after.get(POLICY) ?? 'none');
    },
  );
});
