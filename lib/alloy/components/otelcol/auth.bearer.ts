// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, AlloySecret, AlloyString, Capsule } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.auth.bearer`. */
export interface OtelcolAuthBearerProps {
  /** `scheme`: word before the token in the header, such as `Bearer`. @default Bearer */
  readonly scheme?: AlloyString;
  /** `token`: token that requests carry. */
  readonly token: AlloySecret;
  /** `header`: header that the token goes into. Since Alloy 1.9. @default Authorization */
  readonly header?: AlloyString;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components authenticate with a bearer token. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.bearer/
 */
export class OtelcolAuthBearer extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthBearerProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  scheme: 'string',
  token: 'secret!',
  header: 'string',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.bearer',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    header: '1.9',
  },
};
