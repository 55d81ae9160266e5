// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, AlloyString, Capsule } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `assume_role` of `otelcol.auth.sigv4`. */
export interface OtelcolAuthSigv4AssumeRole {
  /** `arn`: ARN of the role it takes on. @default "" */
  readonly arn?: AlloyString;
  /** `session_name`: what the role's session is called. @default "" */
  readonly sessionName?: AlloyString;
  /** `sts_region`: AWS region whose STS hands out the role. @default "" */
  readonly stsRegion?: AlloyString;
}

/** Arguments of `otelcol.auth.sigv4`. */
export interface OtelcolAuthSigv4Props {
  /** `region`: AWS region that signatures name. @default "" */
  readonly region?: AlloyString;
  /** `service`: AWS service that signatures name. @default "" */
  readonly service?: AlloyString;
  /** `assume_role`: signs as an IAM role that it takes on first. @default - not set */
  readonly assumeRole?: OtelcolAuthSigv4AssumeRole;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components sign requests to AWS with Signature Version 4. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.sigv4/
 */
export class OtelcolAuthSigv4 extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthSigv4Props> = {}) {
    super(scope, id, TYPE, props);
  }
}

const ASSUME_ROLE: Schema = {
  arn: 'string',
  sessionName: 'string',
  stsRegion: 'string',
};

const PROPS: Schema = {
  region: 'string',
  service: 'string',
  assumeRole: nested('block', ASSUME_ROLE),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.sigv4',
  stability: 'generally-available',
  schema: PROPS,
};
