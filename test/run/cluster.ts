import { Testing } from 'cdktf';
import { exampleFleet } from '../../bin/fleet';
import { manifests, type Manifest } from '../support/kubernetes/manifest';

/** What the example's Terraform makes in the cluster, as Kubernetes gets it. */
export const CLUSTER: readonly Manifest[] = manifests(Testing.synth(exampleFleet(Testing.app())));

/** The collector's configuration as its pod sees it. */
export function collectorConfig(): string {
  return fileOf('otel-collector', 'config.yaml');
}

/** What a backend's own configuration needs to say. */
export function fragment(backend: 'loki' | 'mimir' | 'pyroscope' | 'tempo'): string {
  return fileOf('lgtm-retention', `${backend}.yaml`);
}

function fileOf(configMap: string, file: string): string {
  const found = CLUSTER.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap,
  ) as (Manifest & { data: Record<string, string> }) | undefined;
  const text = found?.data[file];
  if (text === undefined) throw new Error(`there is no ${file} of ${configMap}`);
  return text;
}
