import type { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';
import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import type { BackendAuth } from './backend-auth';
import type { BucketLifecycle } from './storage';

/** What can be said of every backend, whoever runs it. */
export interface BackendOptions {
  /** The tenant to write to, sent as `X-Scope-OrgID`. @default - none: the backend's single tenant */
  readonly tenant?: string;
  /**
   * Its base URL as workstations may ask it, such as `https://tempo.example.ts.net`: where `observability-check` looks
   * whether its probe has arrived. @default - they can't; Pyroscope is asked where they write to
   */
  readonly workstationQueryUrl?: string;
  /** How long its signal is kept, 1 hour at least. @default - that of the LgtmBackend */
  readonly retention?: Duration;
}

/** The times that a backend is configured for. */
export interface BackendTimes {
  /** How long it keeps what it stores. */
  readonly retention: Duration;
  /** How old what it takes may be: as long as a host may be away from it, and no longer than `retention`. */
  readonly maxOutage: Duration;
  /** Names of labels that hosts put on what they send, which a store may have to be told of; asked at synth. @default - none */
  readonly hostLabels?: () => readonly string[];
}

/** What every existing backend is described by. */
export interface ExternalBackendProps extends BackendOptions {
  /** Its base URL as the collector's pods reach it, without the OTLP path: `http://loki.monitoring.svc:3100`. */
  readonly url: string;
  /** Its base URL as Grafana's pods, and the check of its retention, reach it. @default - from `url` */
  readonly queryUrl?: string;
  /** Labels of the pods behind `url`, for network policies. @default - every pod of its namespace */
  readonly podSelector?: { readonly [label: string]: string };
  /** The ports on which those pods listen, for network policies. @default - those of upstream's charts */
  readonly podPorts?: readonly number[];
  /**
   * What it asks for of whoever writes and asks, from Secrets that exist. The retention's check has none of it, and so
   * doesn't ask a backend with it. Grafana needs the variables that `files/grafana/<id>-values.yaml` gives its chart, and the
   * Secrets in its own namespace too.
   * @default - nothing
   */
  readonly auth?: BackendAuth;
  /** The bucket that it writes to, to check the bucket's own lifecycle rule (trap R17). @default - not checked */
  readonly bucket?: BucketLifecycle;
}

/** Where a backend's pods are, for a NetworkPolicy. */
export interface BackendPeer {
  /** Their namespace. */
  readonly namespace: string;
  /** Their labels. @default - every pod of the namespace */
  readonly podSelector?: { readonly [label: string]: string };
  /** Their own ports and that of the Service before them: some network plugins see the one, some the other. */
  readonly ports: readonly number[];
}

/** What installs a backend that isn't there yet. */
export interface BackendInstallation {
  /**
   * Makes what installs it, in `scope`.
   *
   * @param id the backend's name, to begin ids with
   * @param times what its values follow from
   * @param config what its own configuration has to say of them
   * @returns what must be there before the backend can be asked, such as a Helm release
   */
  install(
    scope: Construct,
    id: string,
    times: BackendTimes,
    config: () => OtelSettings,
  ): TerraformElement;
}
