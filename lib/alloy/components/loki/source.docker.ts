// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloyString,
  AlloyTarget,
  LogsReceiver,
  RelabelRules,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { HTTP_CLIENT_CONFIG, type HttpClientConfig } from '../shared/common-config';

/** Arguments of `loki.source.docker`. */
export interface LokiSourceDockerProps {
  /** `host`: the Docker daemon's address. */
  readonly host: AlloyString;
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `relabel_rules`: rules that it applies itself, an export of a `*.relabel` component. @default - not set */
  readonly relabelRules?: RelabelRules;
  /** `http_client_config`: how to reach the daemon over HTTP; ignored for a `unix://` socket. @default - not set */
  readonly httpClientConfig?: HttpClientConfig;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
}

/**
 * Reads the logs of Docker containers, from one daemon. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.docker/
 */
export class LokiSourceDocker extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceDockerProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  host: 'string!',
  targets: 'list(target)!',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  labels: 'map(string)',
  relabelRules: 'capsule(relabel.Rules)',
  httpClientConfig: nested('block', HTTP_CLIENT_CONFIG),
  refreshInterval: 'duration',
};

const TYPE: ComponentType = {
  name: 'loki.source.docker',
  stability: 'generally-available',
  schema: PROPS,
};
