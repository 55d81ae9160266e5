// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { LogsReceiver } from '../../expression';
import { TypedComponent, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/**
 * Prints log entries to standard output. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.echo/
 */
export class LokiEcho extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: Record<string, never> = {}) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = { name: 'loki.echo', stability: 'generally-available', schema: {} };
