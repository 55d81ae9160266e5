import type { DeploymentV1SpecTemplateSpec } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { OtelSettings } from '../../lib/otel/config';
import type { Size } from '../../lib/units';

/** OTLP over gRPC, OpenTelemetry's registered port. */
export const OTLP_GRPC = { name: 'otlp-grpc', port: 4317 } as const;
/** OTLP over HTTP, OpenTelemetry's registered port. */
export const OTLP_HTTP = { name: 'otlp-http', port: 4318 } as const;
/** The collector's own metrics. */
export const METRICS = { name: 'metrics', port: 8888 } as const;
/** The health check's port. */
export const HEALTH = { name: 'health', port: 13133 } as const;
/** What its Service in the cluster forwards. */
export const PORTS = [OTLP_GRPC, OTLP_HTTP, METRICS] as const;

/** The key of the ConfigMap, and so the name of the file, that its configuration is in. */
export const CONFIG_FILE = 'config.yaml';

/** The pod's address, in the collector's own syntax for environment variables. */
export const POD_IP = '${env:MY_POD_IP}';

/** The collector's own metrics in Prometheus format, as `service.telemetry`. */
export const SELF_METRICS: OtelSettings = {
  metrics: {
    readers: [{ pull: { exporter: { prometheus: { host: POD_IP, port: METRICS.port } } } }],
  },
};

/** A collector's pod that satisfies the `restricted` Pod Security Standard, with a volume for its configuration. */
export function collectorPod(
  configMapName: string,
  image: string,
  memory: Size,
): DeploymentV1SpecTemplateSpec {
  const directory = '/etc/otelcol';
  const probe = { httpGet: { path: '/', port: HEALTH.name } };
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: '10001',
      runAsGroup: '10001',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    container: [
      {
        name: 'collector',
        image,
        args: [`--config=${directory}/${CONFIG_FILE}`],
        env: [
          { name: 'MY_POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
          { name: 'GOMEMLIMIT', value: `${Math.floor(memory.toBytes() * 0.8)}B` },
        ],
        port: [OTLP_GRPC, OTLP_HTTP, METRICS, HEALTH].map(({ name, port }) => ({
          name,
          containerPort: port,
        })),
        resources: {
          requests: { cpu: '50m', memory: '128Mi' },
          limits: { memory: memory.toQuantity() },
        },
        livenessProbe: probe,
        readinessProbe: probe,
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMount: [{ name: 'config', mountPath: directory, readOnly: true }],
      },
    ],
    volume: [{ name: 'config', configMap: { name: configMapName } }],
  };
}
