import type { Duration } from '../../../lib/units';
import type { ITelemetryDestination } from '../../wiring/destination';
import type { HostLabels } from '../../wiring/host-identity';
import type { OutageBuffer } from '../buffer/outage-buffer';
import type { AlloyMetricsOptions } from '../sources/alloy-metrics';
import type { JournalScope } from '../sources/journal-scope';
import type { JournalUnit } from '../sources/journal-unit';
import type { NodeMetricsOptions } from '../sources/node-metrics';
import type { SessionEnvironmentOptions } from './session-environment';

/** What a host's collector receives and where it sends it. */
export interface AlloyCollectorProps {
  /** Where telemetry goes; at least one by the end, `addDestination` adds more. */
  readonly destinations: readonly ITelemetryDestination[];
  /** The loopback port for OTLP over HTTP, 1 to 65535 (FR-003). @default 4318 */
  readonly otlpHttpPort?: number;
  /** The loopback port for OTLP over gRPC, 1 to 65535. @default - not served: 4317 is often taken on developers' machines */
  readonly otlpGrpcPort?: number;
  /** Node metrics (FR-002); false leaves them out. @default - every 10 s, the collectors that a workstation wants */
  readonly nodeMetrics?: NodeMetricsOptions | false;
  /** Alloy's own metrics; false leaves them out. @default - every 30 s, where a remote destination takes metrics */
  readonly selfMetrics?: AlloyMetricsOptions | false;
  /** Units whose journal is collected (FR-009); `addJournalUnit` adds more. @default - none */
  readonly journalUnits?: readonly JournalUnit[];
  /** The whole journal instead: `JournalScope.everything({ minimumPriority: 'info' })`. @default - only `journalUnits` */
  readonly journal?: JournalScope;
  /** How far back the journal's first read goes, and the longest stop after which no entry is missed. @default 7h */
  readonly journalMaxAge?: Duration;
  /** OpenTelemetry's variables for the host's users; false leaves them out. @default - for every session */
  readonly sessionEnvironment?: SessionEnvironmentOptions | false;
  /** What happens while a remote destination can't be reached. @default OutageBuffer.dropOldest(Size.mebibytes(100)) */
  readonly buffer?: OutageBuffer;
  /**
   * Labels on everything that the host sends to remote destinations, such as `{ role: 'desktop' }`: of metrics, profiles
   * and, where Loki is configured as the app says, streams, and attributes of traces' resources. What a program has set
   * itself under such a name stays. Each value more is a stream more in Loki, so none that changes.
   * @default - `host` alone, which everything has
   */
  readonly labels?: HostLabels;
  /**
   * The version of Grafana Alloy that the host's files are written for, such as `1.11` for NixOS 25.11: what is newer in
   * them is an error. NixOS insists on no more than what they need.
   * @default - the stack's
   */
  readonly alloyVersion?: string;
}
