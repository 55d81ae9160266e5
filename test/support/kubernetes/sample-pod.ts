import type { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import type { DeploymentV1SpecTemplate } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { Fn } from 'cdktf';

const CONTAINER = {
  name: 'main',
  image: 'sample:1',
  args: ['--config=/etc/sample/config.yaml'],
  port: [{ name: 'otlp-grpc', containerPort: 4317, hostIp: '127.0.0.1' }],
  env: [
    { name: 'MY_HOST', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
    { name: 'LEVEL', value: '1' },
  ],
  envFrom: [{ secretRef: { name: 'sample', optional: true } }],
  volumeMount: [{ name: 'config', mountPath: '/etc/sample', readOnly: true }],
  livenessProbe: {
    httpGet: { path: '/', port: '13133', httpHeader: [{ name: 'A', value: 'b' }] },
  },
  readinessProbe: { tcpSocket: [{ port: 'otlp-grpc' }], periodSeconds: 5 },
  lifecycle: { preStop: [{ exec: { command: ['sleep', '1'] } }] },
  resources: { requests: { cpu: '50m' }, limits: { memory: '256Mi' } },
  securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
};

/** A pod template that the sample's Deployment, StatefulSet and Job have in common. */
export function podTemplate(labels: Record<string, string>, config: ConfigMapV1) {
  return {
    metadata: {
      labels,
      annotations: { 'checksum/config': Fn.sha256(Fn.jsonencode(config.data)) },
    },
    spec: {
      serviceAccountName: 'sample',
      securityContext: { runAsNonRoot: true, runAsUser: '10001', fsGroup: '10001' },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      toleration: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: '60' }],
      topologySpreadConstraint: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: [{ matchLabels: labels }],
        },
      ],
      container: [CONTAINER],
      volume: [
        { name: 'config', configMap: { name: config.metadata.name, defaultMode: '0444' } },
        { name: 'tmp', emptyDir: {} },
        {
          name: 'all',
          projected: [{ sources: [{ secret: [{ name: 'a' }, { name: 'b' }] }] }],
        },
      ],
    },
  } satisfies DeploymentV1SpecTemplate;
}
