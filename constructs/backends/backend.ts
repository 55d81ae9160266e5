import type { IConstruct } from 'constructs';
import type { OtelSettings } from '../../lib/otel/config';
import type { Duration } from '../../lib/units';
import { baseUrl } from '../endpoint';
import { fail, shown } from '../../lib/errors';
import type { Signal } from '../signal';

/** What every existing backend is described by. */
export interface ExternalBackendProps {
  /** Its base URL as the collector's pods reach it, without the OTLP path: `http://loki.monitoring.svc:3100`. */
  readonly url: string;
  /** The tenant to write to, sent as `X-Scope-OrgID`. @default - none: the backend's single tenant */
  readonly tenant?: string;
}

/** A store of one signal that exists already; the library writes to it and says what its retention has to be. */
export abstract class Backend<S extends Signal = Signal> {
  /** @param name upstream's name in lower case, for component ids and file names */
  protected constructor(
    readonly name: string,
    readonly signal: S,
    protected readonly props: ExternalBackendProps,
  ) {}

  /** What the backend's own configuration file must say for it to keep what it stores for `retention`, and no longer. */
  abstract retentionConfig(retention: Duration): OtelSettings;

  /** What the URL gets before `/v1/<signal>`. */
  protected readonly otlpPath: string = '';

  /** The base URL for an OTLP exporter. @throws when the URL or the tenant is malformed, naming `scope` */
  otlpEndpoint(scope: IConstruct): string {
    return `${baseUrl(scope, this.props.url)}${this.otlpPath}`;
  }

  /** Headers of every write. @throws when the tenant is malformed, naming `scope` */
  headers(scope: IConstruct): { readonly [name: string]: string } | undefined {
    const { tenant } = this.props;
    if (tenant === undefined) return undefined;
    // https://grafana.com/docs/mimir/latest/configure/about-tenant-ids/
    if (!/^[A-Za-z0-9!._*'()-]{1,150}$/.test(tenant) || tenant === '.' || tenant === '..') {
      fail(
        scope,
        `a tenant is up to 150 letters, digits and !-_.*'(), neither . nor .., but ${shown(tenant)} was given for ${this.name}`,
      );
    }
    return { 'X-Scope-OrgID': tenant };
  }
}
