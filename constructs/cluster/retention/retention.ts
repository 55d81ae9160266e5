import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Lazy, type TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { fail, warn } from '../../../lib/errors';
import { StackFile } from '../../../lib/terraform/stack-file';
import { terraformLiteral } from '../../../lib/terraform/literal';
import type { Duration } from '../../../lib/units';
import type { Backend } from '../backends/backend';
import type { BackendTimes } from '../backends/backend-props';
import { clusterService } from '../backends/cluster-service';
import { timesOf } from './backend-times';
import type { PodOptions } from '../pod-options';
import type { RetentionQuestion } from './check-script';
import { RetentionCheck, type RetentionCheckOptions } from './retention-check';
import { RuntimePatch } from './runtime-patch';

/** Which backends keep what for how long. */
export interface RetentionProps {
  /** What its objects are called. */
  readonly name: string;
  /** The namespace of the contract and of the check. */
  readonly namespace: string;
  /** The backends. */
  readonly backends: readonly Backend[];
  /** How long a backend that doesn't say otherwise keeps its signal. */
  readonly retention: Duration;
  /** How long a host may be away, after which its telemetry is taken all the same. @default - a day, but not more than a backend's retention */
  readonly maxOutage?: Duration;
  /** How the running backends are asked at each change of what is asked; false when they aren't. */
  readonly check: RetentionCheckOptions | false;
  /** Where the pods of Jobs run, and where their images come from. @default - anywhere */
  readonly pods?: PodOptions;
  /** Names of labels that hosts put on what they send, asked at synth: hosts come later. @default - none */
  readonly hostLabels?: () => readonly string[];
}

/**
 * Makes sure that the backends keep what they store for as long as the app says. Those that the library installs are
 * configured; for the others a fragment of each one's configuration is written, as a file beside the Terraform and into a
 * ConfigMap; a runtime configuration is patched where that is asked for; and at last all of them are asked.
 *
 * Its default child is the ConfigMap.
 *
 * @example
 * const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
 * new Retention(stack, 'retention', {
 *   backends: [metrics],
 *   retention: Duration.days(30),
 *   check: {},
 *   name: 'mine',
 *   namespace: 'observability',
 * });
 */
export class Retention extends Construct {
  /** The fragments, a key for each backend. */
  readonly configMap: ConfigMapV1;
  /** The same beside the Terraform, by the backend's name. */
  readonly files: ReadonlyMap<string, StackFile>;
  /** What installs the backends that aren't there yet, such as a Helm release, by the backend's name. */
  readonly installations: ReadonlyMap<string, TerraformElement>;
  /** What patches the backends' runtime configurations, by the backend's name. */
  readonly patches: ReadonlyMap<string, RuntimePatch>;
  /** What asks the running backends; none when that isn't wanted, or nothing can be asked. */
  readonly check?: RetentionCheck;

  /** @throws for a backend that can't keep its retention, or that can't be patched where that is asked for */
  constructor(scope: Construct, id: string, props: RetentionProps) {
    super(scope, id);
    const { name, namespace, backends } = props;
    const times = (backend: Backend) => timesOf(this, backend, props);
    const each = <T>(make: (backend: Backend) => T | undefined): ReadonlyMap<string, T> =>
      new Map(
        backends.flatMap((backend) => {
          const made = make(backend);
          return made === undefined ? [] : [[backend.name, made] as const];
        }),
      );
    this.installations = each((backend) => backend.bind(this, times(backend)));
    this.patches = each((backend) => this.patch(backend, props, times(backend)));
    const fragments = each((backend) => () => fragment(backend, times(backend)));
    this.files = each((backend) => {
      const path = `${name}/${backend.name}.yaml`;
      const content = fragments.get(backend.name) ?? (() => '');
      return new StackFile(this, `${backend.name}-file`, { path, content });
    });
    const data = [...fragments].map(([backend, text]) => [
      `${backend}.yaml`,
      Lazy.stringValue({ produce: () => terraformLiteral(text()) }),
    ]);
    this.configMap = new ConfigMapV1(this, 'config-map', {
      metadata: { name, namespace },
      data: Object.fromEntries(data) as Record<string, string>,
    });
    this.node.defaultChild = this.configMap;
    const questions = () => this.questions(props, times);
    if (questions().length === 0 || props.check === false) return;
    this.check = new RetentionCheck(this, 'check', {
      ...props.check,
      name: `${name}-check`,
      namespace,
      pods: props.pods,
      questions,
      dependsOn: [
        ...this.installations.values(),
        ...[...this.patches.values()].map(({ job }) => job),
      ],
    });
  }

  /** The check has no credentials: a Job that had them would need each backend's Secrets in this namespace, and another program to fetch tokens. */
  private questions(
    { backends, check, name }: RetentionProps,
    times: (backend: Backend) => BackendTimes,
  ): RetentionQuestion[] {
    return backends.flatMap((backend) => {
      const questions = backend.retentionQuestions(this, times(backend));
      if (backend.auth === undefined) return questions;
      if (check !== false && questions.length > 0) {
        warn(
          this,
          `${backend.name} asks for credentials, which the check doesn't have, so nobody asks it how long it keeps what it stores: ` +
            `compare what it runs with ${name}/${backend.name}.yaml`,
        );
      }
      return [];
    });
  }

  private patch(
    backend: Backend,
    { name, pods }: RetentionProps,
    times: BackendTimes,
  ): RuntimePatch | undefined {
    const { runtimeConfig } = backend;
    if (runtimeConfig === undefined) return undefined;
    const limits = backend.tenantLimits(this, times);
    const service = clusterService(backend.otlpEndpoint(this));
    if (limits === undefined) {
      fail(
        this,
        `${backend.name} can't be patched, since it has no tenantLimits to write: override these, or leave runtimeConfig out`,
      );
    }
    if (service === undefined) {
      fail(
        this,
        `${backend.name} can't be patched, since its url is not that of a Service in the cluster: give that, or leave runtimeConfig out`,
      );
    }
    return new RuntimePatch(this, `${backend.name}-patch`, {
      ...runtimeConfig,
      name: `${name}-${backend.name}`,
      namespace: service.namespace,
      pods,
      tenant: backend.tenant,
      limits,
    });
  }
}

function fragment(backend: Backend, times: BackendTimes): string {
  const notes = backend.retentionNotes(times).map((line) => `# ${line}\n`);
  return `${notes.join('')}${stringify(backend.retentionConfig(times))}`;
}
