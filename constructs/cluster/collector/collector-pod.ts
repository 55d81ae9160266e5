import { basename, dirname } from 'node:path/posix';
import type {
  DeploymentV1SpecTemplateSpec,
  DeploymentV1SpecTemplateSpecContainer,
} from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { Size } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import { podPlacement, type PodOptions } from '../pod-options';
import { podCredentials } from './backend-credentials';

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

/** Where a persistent queue is, on a volume that outlives the pod. */
export const QUEUE_DIRECTORY = '/var/lib/otelcol/queue';
/** The volume of the queue, and the claim for it. */
export const QUEUE_VOLUME = 'queue';
/** The file with the bearer token that senders have to show. */
export const TOKEN_FILE = '/etc/otelcol-auth/token';

/** The pod's address, in the collector's own syntax for environment variables. */
export const POD_IP = '${env:MY_POD_IP}';
/** The pod's name, in the same; in a StatefulSet its replacement has it too. */
export const POD_NAME = '${env:MY_POD_NAME}';

/** The pod's address and a port; an IPv6 address needs the brackets, an IPv4 address may have them. */
export function onPod(port: number): string {
  return `[${POD_IP}]:${port}`;
}

/** A key of a Secret that exists already: its value never gets into Terraform's state. */
export interface SecretKey {
  /** The Secret's name, in the collector's namespace. */
  readonly secretName: string;
  /** The key in it. @default token */
  readonly key?: string;
}

/** What a collector's pod is made of. */
export interface CollectorPodProps {
  /** The ConfigMap with its configuration. */
  readonly configMapName: string;
  /** Its image. */
  readonly image: string;
  /** Its memory limit. */
  readonly memory: Size;
  /** What it asks of a CPU, in Kubernetes' spelling. */
  readonly cpu: string;
  /** Labels of the collector's pods, which are spread over nodes. */
  readonly podLabels: { readonly [label: string]: string };
  /** The token that senders have to show. @default - none */
  readonly bearerToken?: SecretKey;
  /** Whether its queue is on a volume that the workload claims. */
  readonly persistentQueue: boolean;
  /** Where it runs. @default - anywhere */
  readonly pods?: PodOptions;
  /** What it writes to, some of which may ask for credentials. */
  readonly backends: readonly Backend[];
}

/** A collector's pod that satisfies the `restricted` Pod Security Standard, with a volume for its configuration. */
export function collectorPod(props: CollectorPodProps): DeploymentV1SpecTemplateSpec {
  const { bearerToken, persistentQueue } = props;
  const { volumes } = podCredentials(props.backends);
  const id = '10001';
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...podPlacement(props.pods),
    // batches leave within 200 ms; the rest is for retries of what is in memory
    terminationGracePeriodSeconds: 60,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: id,
      runAsGroup: id,
      // what a volume is mounted with: the collector writes its queue and reads its secrets as this group
      fsGroup: persistentQueue || bearerToken || volumes.length > 0 ? id : undefined,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraint: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: [{ matchLabels: { ...props.podLabels } }],
      },
    ],
    container: [container(props)],
    volume: [
      { name: 'config', configMap: { name: props.configMapName } },
      ...(bearerToken ? [tokenVolume(bearerToken)] : []),
      ...volumes,
    ],
  };
}

function container(props: CollectorPodProps): DeploymentV1SpecTemplateSpecContainer {
  const { memory, bearerToken, persistentQueue } = props;
  const { mounts, variables } = podCredentials(props.backends);
  const directory = '/etc/otelcol';
  const probe = { httpGet: { path: '/', port: HEALTH.name } };
  return {
    name: 'collector',
    image: props.image,
    args: [`--config=${directory}/${CONFIG_FILE}`],
    env: [
      { name: 'MY_POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'MY_POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'GOMEMLIMIT', value: `${Math.floor(memory.toBytes() * 0.8)}B` },
      ...variables,
    ],
    port: [OTLP_GRPC, OTLP_HTTP, METRICS, HEALTH].map(({ name, port }) => ({
      name,
      containerPort: port,
    })),
    resources: {
      requests: { cpu: props.cpu, memory: '128Mi' },
      limits: { memory: memory.toQuantity() },
    },
    livenessProbe: probe,
    readinessProbe: probe,
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMount: [
      { name: 'config', mountPath: directory, readOnly: true },
      ...(bearerToken ? [{ name: 'auth', mountPath: dirname(TOKEN_FILE), readOnly: true }] : []),
      ...(persistentQueue ? [{ name: QUEUE_VOLUME, mountPath: dirname(QUEUE_DIRECTORY) }] : []),
      ...mounts,
    ],
  };
}

/** A file rather than a variable, since the collector reads a changed one without a restart. */
function tokenVolume({ secretName, key = 'token' }: SecretKey) {
  const items = [{ key, path: basename(TOKEN_FILE) }];
  return { name: 'auth', secret: { secretName, defaultMode: '0440', items } };
}
