// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `pod` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesExcludePod {
  /** `name`: regular expression of the pod's name. */
  readonly name: AlloyString;
}

/** `exclude` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesExclude {
  /** `pod`: a pod to leave alone. @default - none */
  readonly pod?: readonly OtelcolProcessorK8sattributesExcludePod[];
}

/** `annotation`, `label` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesFieldExtractConfig {
  /** `tag_name`: resource attribute to set; may refer to groups of `key_regex` as `$1`. @default "" */
  readonly tagName?: AlloyString;
  /** `key`: exact name of the annotation or label; excludes `key_regex`. @default "" */
  readonly key?: AlloyString;
  /** `key_regex`: pattern that names of annotations or labels match in full; excludes `key`. @default "" */
  readonly keyRegex?: AlloyString;
  /** `from`: object whose annotations or labels count, such as `pod`, `namespace` or `node`. @default pod */
  readonly from?: AlloyString;
}

/** `extract` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesExtract {
  /** `metadata`: which standard attributes to add, such as `k8s.pod.name`. @default [] */
  readonly metadata?: AlloyList<AlloyString>;
  /** `annotation`: an annotation that becomes a resource attribute. @default - none */
  readonly annotation?: readonly OtelcolProcessorK8sattributesFieldExtractConfig[];
  /** `label`: a label that becomes a resource attribute. @default - none */
  readonly label?: readonly OtelcolProcessorK8sattributesFieldExtractConfig[];
  /**
   * `otel_annotations`: turns annotations under `resource.opentelemetry.io/` into resource attributes.
   * Since Alloy 1.9.
   * @default false
   */
  readonly otelAnnotations?: AlloyBoolean;
  /**
   * `deployment_name_from_replicaset`: derives the deployment from its replica set's name, saving the permission to
   * watch those.
   * Since Alloy 1.12.2.
   * @default true
   */
  readonly deploymentNameFromReplicaset?: AlloyBoolean;
}

/** `field`, `label` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesFieldFilterConfig {
  /** `key`: which field or label to compare. */
  readonly key: AlloyString;
  /** `value`: what to compare it with. */
  readonly value: AlloyString;
  /** `op`: `equals` or `not-equals`; for annotations also `exists` and `does-not-exist`. @default equals */
  readonly op?: AlloyString;
}

/** `filter` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesFilter {
  /** `node`: only pods on this node. @default "" */
  readonly node?: AlloyString;
  /** `namespace`: only pods in this namespace. @default "" */
  readonly namespace?: AlloyString;
  /** `field`: only pods with a Kubernetes field like this. @default - none */
  readonly field?: readonly OtelcolProcessorK8sattributesFieldFilterConfig[];
  /** `label`: only pods with a label like this. @default - none */
  readonly label?: readonly OtelcolProcessorK8sattributesFieldFilterConfig[];
}

/** `source` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesPodAssociationSource {
  /** `from`: `resource_attribute`, or `connection` for the sender's address. */
  readonly from: AlloyString;
  /** `name`: which resource attribute, such as `k8s.pod.ip`. @default "" */
  readonly name?: AlloyString;
}

/** `pod_association` of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesPodAssociation {
  /** `source`: what identifies the pod; of several, all must match. */
  readonly source: readonly OtelcolProcessorK8sattributesPodAssociationSource[];
}

/** Arguments of `otelcol.processor.k8sattributes`. */
export interface OtelcolProcessorK8sattributesProps {
  /**
   * `auth_type`: how to log in to Kubernetes: `none`, `serviceAccount`, `kubeConfig` or `tls`.
   * @default serviceAccount
   */
  readonly authType?: AlloyString;
  /** `passthrough`: adds only `k8s.pod.ip`, without asking Kubernetes. @default false */
  readonly passthrough?: AlloyBoolean;
  /** `extract`: what to take over from Kubernetes. @default - not set */
  readonly extract?: OtelcolProcessorK8sattributesExtract;
  /** `filter`: which pods to learn about. @default - not set */
  readonly filter?: OtelcolProcessorK8sattributesFilter;
  /** `pod_association`: a way to find the pod that telemetry comes from. @default - none */
  readonly podAssociation?: readonly OtelcolProcessorK8sattributesPodAssociation[];
  /** `exclude`: pods to leave alone. @default - not set */
  readonly exclude?: OtelcolProcessorK8sattributesExclude;
  /**
   * `wait_for_metadata`: holds up Alloy's start until the metadata is in; without it, early telemetry gets none.
   * @default false
   */
  readonly waitForMetadata?: AlloyBoolean;
  /** `wait_for_metadata_timeout`: how long that may take before the component fails to start. @default 10s */
  readonly waitForMetadataTimeout?: AlloyDuration;
  /** `watch_sync_period`: how often the informers resync; zero turns that off. Since Alloy 1.18. @default 5m */
  readonly watchSyncPeriod?: AlloyDuration;
  /** `pod_delete_grace_period`. Since Alloy 1.19. @default 2m */
  readonly podDeleteGracePeriod?: AlloyDuration;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Adds what Kubernetes knows about the pod to the resource attributes of spans, logs and metrics. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.k8sattributes/
 */
export class OtelcolProcessorK8sattributes extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorK8sattributesProps>) {
    super(scope, id, TYPE, props);
  }
}

const EXCLUDE_POD: Schema = {
  name: 'string!',
};

const EXCLUDE: Schema = {
  pod: nested('blocks', EXCLUDE_POD),
};

const FIELD_EXTRACT_CONFIG: Schema = {
  tagName: 'string',
  key: 'string',
  keyRegex: 'string',
  from: 'string',
};

const EXTRACT: Schema = {
  metadata: 'list(string)',
  annotation: nested('blocks', FIELD_EXTRACT_CONFIG),
  label: nested('blocks', FIELD_EXTRACT_CONFIG),
  otelAnnotations: 'bool',
  deploymentNameFromReplicaset: 'bool',
};

const FIELD_FILTER_CONFIG: Schema = {
  key: 'string!',
  value: 'string!',
  op: 'string',
};

const FILTER: Schema = {
  node: 'string',
  namespace: 'string',
  field: nested('blocks', FIELD_FILTER_CONFIG),
  label: nested('blocks', FIELD_FILTER_CONFIG),
};

const POD_ASSOCIATION_SOURCE: Schema = {
  from: 'string!',
  name: 'string',
};

const POD_ASSOCIATION: Schema = {
  source: nested('blocks', POD_ASSOCIATION_SOURCE, 'required'),
};

const PROPS: Schema = {
  authType: 'string',
  passthrough: 'bool',
  extract: nested('block', EXTRACT),
  filter: nested('block', FILTER),
  podAssociation: nested('blocks', POD_ASSOCIATION),
  exclude: nested('block', EXCLUDE),
  waitForMetadata: 'bool',
  waitForMetadataTimeout: 'duration',
  watchSyncPeriod: 'duration',
  podDeleteGracePeriod: 'duration',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.k8sattributes',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'extract.deployment_name_from_replicaset': '1.12.2',
    'extract.otel_annotations': '1.9',
    pod_delete_grace_period: '1.19',
    watch_sync_period: '1.18',
  },
};
