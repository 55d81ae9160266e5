// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloyMap,
  AlloyString,
  OptionalSecret,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { HTTP_CLIENT_CONFIG, type HttpClientConfig } from '../shared/common-config';

/** Arguments of `remote.http`. */
export interface RemoteHttpProps {
  /** `url`: URL that it polls. */
  readonly url: AlloyString;
  /** `poll_frequency`: how often it asks the URL. @default 1m */
  readonly pollFrequency?: AlloyDuration;
  /** `poll_timeout`: longest that one poll may take. @default 10s */
  readonly pollTimeout?: AlloyDuration;
  /** `is_secret`: exports the answer as a secret, not a plain string. @default false */
  readonly isSecret?: AlloyBoolean;
  /** `method`: HTTP method of the request. @default GET */
  readonly method?: AlloyString;
  /** `headers`: further headers of the request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `body`: what the request carries. @default "" */
  readonly body?: AlloyString;
  /** `client`: how it connects: authentication, proxy and TLS. @default - not set */
  readonly client?: HttpClientConfig;
}

/**
 * Exports what a URL answers, polled again and again. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/remote/remote.http/
 */
export class RemoteHttp extends TypedComponent {
  /** `content`: a value, optional_secret. */
  readonly content: AlloyExpression<OptionalSecret> = new Wire(this, 'content', 'optional_secret');

  constructor(scope: Construct, id: string, props: AlloyProps<RemoteHttpProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  url: 'string!',
  pollFrequency: 'duration',
  pollTimeout: 'duration',
  isSecret: 'bool',
  method: 'string',
  headers: 'map(string)',
  body: 'string',
  client: nested('block', HTTP_CLIENT_CONFIG),
};

const TYPE: ComponentType = {
  name: 'remote.http',
  stability: 'generally-available',
  schema: PROPS,
};
