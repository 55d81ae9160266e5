import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { AnnotationMetadataEntryType, Testing } from 'cdktf';
import { annotationsIn } from '../../lib/annotations';
import {
  AlloyCollector,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  Pyroscope,
  synthNixos,
  Tempo,
  type AlloyCollectorProps,
  type LgtmBackendProps,
} from '../../index';

/** An empty fleet, in memory. */
export function fleet(): ObservabilityStack {
  const stack = new ObservabilityStack(Testing.app(), 'fleet', { tailnet: 'example.ts.net' });
  new KubernetesProvider(stack, 'kubernetes', {});
  return stack;
}

/** The program on the host that takes what AI assistants send. */
export const MONITOR = OtlpDestination.local('ai_monitor', 4320, {
  serviceName: 'otel-ai-monitor',
});

/** One of each backend, as it is found in a cluster. */
export const BACKENDS = {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
  profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
} as const;

/** A fleet with an LGTM stack. */
export function cluster(props: LgtmBackendProps = BACKENDS) {
  const stack = fleet();
  return { stack, lgtm: new LgtmBackend(stack, 'lgtm', props) };
}

/** A host with a collector that sends to a local and a remote destination; `file` gives the text of its files. */
export function host(props: Partial<AlloyCollectorProps> = {}) {
  const { stack, lgtm } = cluster();
  const ryzen = new NixosHost(stack, 'ryzen');
  const alloy = new AlloyCollector(ryzen, 'alloy', { destinations: [lgtm, MONITOR], ...props });
  const file = (path: string) =>
    synthNixos(stack).get(path.startsWith('hosts/') ? path : `files/ryzen/${path}`);
  return { stack, lgtm, host: ryzen, alloy, file };
}

/** The body of a component in a file. */
export function component(text: string | undefined, address: string): string {
  const found = new RegExp(`^${address.replaceAll('.', '\\.')} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(
    text ?? '',
  );
  return found?.[1] ?? `there is no ${address} in:\n${text}`;
}

/** A file's text without the header, which names the construct that made it. @throws when there is no such file */
export function belowHeader(text: string | undefined): string {
  if (text === undefined) throw new Error('there is no such file');
  return text.slice(text.indexOf('\n') + 1);
}

/** What a stack that was synthesized warns of, each with its construct's path. */
export function warnings(stack: ObservabilityStack): string[] {
  return annotationsIn(stack, AnnotationMetadataEntryType.WARN);
}

/** The Terraform of a stack, as data. */
export function terraform(stack: ObservabilityStack): TerraformJson {
  return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
}

/** As much of `cdk.tf.json` as tests look at. */
export interface TerraformJson {
  readonly resource: Record<
    string,
    Record<
      string,
      {
        readonly data?: Record<string, string>;
        readonly spec?: unknown;
        readonly metadata: {
          readonly name: string;
          readonly namespace: string;
          readonly annotations?: Record<string, string>;
        };
      }
    >
  >;
}
