// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, AlloyList, AlloyString, Capsule } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.auth.google`. */
export interface OtelcolAuthGoogleProps {
  /** `project`: Google Cloud project that gets the telemetry. @default "" */
  readonly project?: AlloyString;
  /** `quota_project`: project whose quota and bill the requests count against. @default "" */
  readonly quotaProject?: AlloyString;
  /** `token_type`: `access_token` or `id_token`: which kind it obtains. @default access_token */
  readonly tokenType?: AlloyString;
  /** `audience`: whom an ID token is meant for. @default "" */
  readonly audience?: AlloyString;
  /**
   * `scopes`: permissions that it asks for.
   * @default ["https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/logging.write",
   * "https://www.googleapis.com/auth/monitoring.write", "https://www.googleapis.com/auth/trace.append"]
   */
  readonly scopes?: AlloyList<AlloyString>;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components authenticate with Google's Application Default Credentials. Upstream's stability:
 * public preview.
 * Since Alloy 1.16.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.google/
 */
export class OtelcolAuthGoogle extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthGoogleProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  project: 'string',
  quotaProject: 'string',
  tokenType: 'string',
  audience: 'string',
  scopes: 'list(string)',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.google',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    '': '1.16',
  },
};
