import { Testing } from 'cdktf';
import {
  Duration,
  LgtmBackend,
  Loki,
  Size,
  TailscaleIngress,
  type LgtmBackendProps,
  type ObservabilityStack,
} from '../../../index';
import { ApiServer } from '../../support/kubernetes/api-server';
import { manifests, type Manifest } from '../../support/kubernetes/manifest';
import { describeWith } from '../../support/programs';
import { BACKENDS, cluster, fleet, terraform } from '../support';

const DISK = { persistentQueue: { size: Size.gibibytes(1) } } as const;

/** An app's stack, with one backend. */
const app = (props: Partial<LgtmBackendProps> = {}, id = 'lgtm'): ObservabilityStack => {
  const stack = fleet();
  new LgtmBackend(stack, id, { ...BACKENDS, ...props });
  return stack;
};
const plain = () => app();
const disk = () => app({ collector: DISK });
const collector = (options: LgtmBackendProps['collector']) => () => app({ collector: options });
const grouped = () => app({ tailscale: { proxyGroup: 'ingress' } });

/** A change of the app, and what a plan says of it; what isn't named stays as it is. */
const CHANGES: readonly [
  change: string,
  before: () => ObservabilityStack,
  after: () => ObservabilityStack,
  ...plan: string[],
][] = [
  ['nothing', plain, plain],
];

/** The objects of a stack by Terraform's address, and what it says of moves. */
function planned(stack: ObservabilityStack) {
  const json = terraform(stack) as ReturnType<typeof terraform> & {
    readonly moved?: readonly { readonly from: string; readonly to: string }[];
  };
  const objects = new Map<string, { manifest?: Manifest; resource: Resource }>();
  for (const [type, named] of Object.entries(json.resource)) {
    for (const [name, resource] of Object.entries(named ?? {})) {
      const only = { resource: { ...json.resource, [type]: { [name]: resource } } };
      const own = type.startsWith('kubernetes_')
        ? manifests(only).find(
            ({ metadata }) => metadata['name'] === (resource as Resource).metadata?.name,
          )
        : undefined;
      objects.set(`${type}.${name}`, { manifest: own, resource: resource as Resource });
    }
  }
  return { objects, moved: json.moved ?? [] };
}

interface Resource {
  readonly metadata?: { readonly name: string };
  readonly lifecycle?: { readonly replace_triggered_by?: readonly string[] };
}

describeWith(['kube-apiserver', 'etcd'], 'a change of the app', (programs) => {
  test('x', () => undefined);
});
