// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyDuration, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { BASIC_AUTH, type BasicAuth } from '../shared/common-config';

/** Arguments of `prometheus.exporter.elasticsearch`. */
export interface PrometheusExporterElasticsearchProps {
  /** `address`: URL of a node's HTTP API. @default http://localhost:9200 */
  readonly address?: AlloyString;
  /** `timeout`: the longest that a request may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `all`: covers every node of the cluster; overrides `node`. @default false */
  readonly all?: AlloyBoolean;
  /** `node`: node whose metrics it takes. @default _local */
  readonly node?: AlloyString;
  /** `indices`: adds metrics of the indices. @default false */
  readonly indices?: AlloyBoolean;
  /** `indices_settings`: adds the settings of every index. @default false */
  readonly indicesSettings?: AlloyBoolean;
  /** `cluster_settings`: adds the cluster's settings. @default false */
  readonly clusterSettings?: AlloyBoolean;
  /** `shards`: adds metrics of the shards, and with them of the indices. @default false */
  readonly shards?: AlloyBoolean;
  /** `aliases`: adds metrics that tell the indices' aliases. @default true */
  readonly aliases?: AlloyBoolean;
  /** `snapshots`: adds metrics of the snapshots. @default false */
  readonly snapshots?: AlloyBoolean;
  /** `clusterinfo_interval`: how often it looks up the cluster's name for the label. @default 5m */
  readonly clusterinfoInterval?: AlloyDuration;
  /** `ca`: PEM file of the CAs that vouch for the server. @default "" */
  readonly ca?: AlloyString;
  /** `client_private_key`: PEM file of its own private key. @default "" */
  readonly clientPrivateKey?: AlloyString;
  /** `client_cert`: PEM file of its own certificate. @default "" */
  readonly clientCert?: AlloyString;
  /** `ssl_skip_verify`: accepts any certificate. @default false */
  readonly sslSkipVerify?: AlloyBoolean;
  /** `data_stream`: adds metrics of the data streams. @default false */
  readonly dataStream?: AlloyBoolean;
  /** `slm`: adds metrics of snapshot lifecycle management. @default false */
  readonly slm?: AlloyBoolean;
  /** `basic_auth`: user name and password in every request. @default - not set */
  readonly basicAuth?: BasicAuth;
}

/**
 * Gathers metrics of Elasticsearch nodes and clusters. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.elasticsearch/
 */
export class PrometheusExporterElasticsearch extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterElasticsearchProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  address: 'string',
  timeout: 'duration',
  all: 'bool',
  node: 'string',
  indices: 'bool',
  indicesSettings: 'bool',
  clusterSettings: 'bool',
  shards: 'bool',
  aliases: 'bool',
  snapshots: 'bool',
  clusterinfoInterval: 'duration',
  ca: 'string',
  clientPrivateKey: 'string',
  clientCert: 'string',
  sslSkipVerify: 'bool',
  dataStream: 'bool',
  slm: 'bool',
  basicAuth: nested('block', BASIC_AUTH),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.elasticsearch',
  stability: 'generally-available',
  schema: PROPS,
};
