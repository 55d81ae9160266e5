import { Testing } from 'cdktf';
import { exampleFleet } from '../../bin/fleet';
import { manifests, type Manifest } from '../support/kubernetes/manifest';

/** What the example's Terraform makes in the cluster, as Kubernetes gets it. */
export const CLUSTER: readonly Manifest[] = manifests(Testing.synth(exampleFleet(Testing.app())));

/** The collector's configuration as its pod sees it. */
export function collectorConfig(): string {
  const config = CLUSTER.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'otel-collector',
  ) as (Manifest & { data: Record<string, string> }) | undefined;
  const text = config?.data['config.yaml'];
  if (text === undefined) throw new Error('there is no configuration of the collector');
  return text;
}
