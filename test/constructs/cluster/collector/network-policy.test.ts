import type { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { Testing } from 'cdktf';
import type { DnsPeer, OtelCollector } from '../../../../index';
import { manifests } from '../../../support/kubernetes/manifest';
import { BACKENDS, cluster } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

describe("the collector's network policy", () => {
  test('takes overrides of the policy itself', () => {
    const { stack, lgtm } = cluster();
    const { networkPolicy } = lgtm.collector as OtelCollector;
    const policy = networkPolicy && defaultChildOf<NetworkPolicyV1>(networkPolicy);
    expect(policy).toBe(networkPolicy?.policy);
    policy?.addOverride('metadata.annotations', { mine: 'yes' });
    expect(policy && synthesized(stack, policy)).toMatchObject({
      metadata: { annotations: { mine: 'yes' } },
    });
  });
});

describe('DNS, for the network policy', () => {
  const egress = (dns?: DnsPeer) => {
    const { stack } = cluster({ ...BACKENDS, collector: { networkPolicy: { dns } } });
    const policy = manifests(Testing.synth(stack)).find(({ kind }) => kind === 'NetworkPolicy');
    const { spec } = policy as unknown as { spec: { egress: readonly unknown[] } };
    return spec.egress[0];
  };
  const pods = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const ports = (...all: number[]) =>
    all.flatMap((port) => ['UDP', 'TCP'].map((protocol) => ({ protocol, port })));

  test('answers in kube-system', () => {
    expect(egress()).toEqual({ to: [pods('kube-system')], ports: ports(53) });
  });

  test('answers where an OpenShift has it, and on a node', () => {
    const podSelector = { 'dns.operator.openshift.io/daemonset-dns': 'default' };
    const cidrs = ['169.254.20.10/32', 'fd00::10/128'];
    expect(egress({ namespace: 'openshift-dns', podSelector, ports: [5353], cidrs })).toEqual({
      to: [
        { ...pods('openshift-dns'), podSelector: { matchLabels: podSelector } },
        ...cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      ],
      ports: ports(53, 5353),
    });
  });

  test('fails for what is no block of addresses', () => {
    expect(() => egress({ cidrs: ['169.254.20.10'] })).toThrow(
      "[fleet/lgtm] collector.networkPolicy.dns.cidrs is a list, each of which is a block of addresses, such as '169.254.20.10/32', but",
    );
  });
});
