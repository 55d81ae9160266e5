import type { PodOptions } from '../../../index';

/** All that may be said of pods. */
export const PODS: PodOptions = {
  imagePullSecrets: ['registry'],
  registryMirrors: { 'ghcr.io': 'registry.example.com/ghcr', 'docker.io': 'registry.example.com' },
  nodeSelector: { 'kubernetes.io/arch': 'amd64' },
  tolerations: [
    { key: 'dedicated', value: 'telemetry', effect: 'NoSchedule' },
    { operator: 'Exists', effect: 'PreferNoSchedule' },
  ],
  priorityClassName: 'telemetry',
};
