import type { IConstruct } from 'constructs';
import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import type { SpanMetricNames } from '../../wiring/correlation';
import type { Signal } from '../../wiring/signal';
import type { Backend } from '../backends/backend';
import type { DataSourceLink } from './data-source';
import { dataSourceAuth } from './data-source-auth';

/** The backends by what they keep. */
export type BackendsBySignal = { readonly [S in Signal]?: Backend<S> };

/** What data sources are made of, besides the backends. */
export interface DataSourcesProps {
  /** Put before the backend's name, which together is the uid, and the name. */
  readonly uidPrefix: string;
  /** What the metrics of spans are called; none when nobody makes any. */
  readonly spanMetrics?: SpanMetricNames;
  /** The longest interval at which hosts measure. */
  readonly scrapeInterval?: Duration;
  /** Whether there are metrics of who calls whom. @default false */
  readonly serviceGraph?: boolean;
  /** Whether programs put the ids of their profiles on spans. @default false */
  readonly spanProfiles?: boolean;
}

/** The backends that there are, in the order in which Grafana gets them. */
export function backendsOf({ metrics, logs, traces, profiles }: BackendsBySignal): Backend[] {
  return [metrics, logs, traces, profiles].filter((backend) => backend !== undefined);
}

/**
 * Grafana's data sources for the backends, each with what leads from it to the others.
 *
 * @throws for a backend's malformed URL or tenant, naming `scope`
 * @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
 */
export function dataSources(
  scope: IConstruct,
  backends: BackendsBySignal,
  { uidPrefix, spanMetrics, scrapeInterval, serviceGraph, spanProfiles }: DataSourcesProps,
): OtelSettings[] {
  const all = backendsOf(backends);
  const uid = ({ name }: Backend) => `${uidPrefix}${name}`;
  const link = (backend: Backend): DataSourceLink => ({
    ...backend.linkTarget(spanMetrics),
    uid: uid(backend),
    type: backend.dataSourceType,
  });
  return all.map((backend) => {
    const others = all.filter(
      (other) => other !== backend && (spanProfiles || other.signal !== 'profiles'),
    );
    const links = Object.fromEntries(others.map((other) => [other.signal, link(other)]));
    const { type, jsonData } = backend.dataSource({ ...links, scrapeInterval, serviceGraph });
    const auth = dataSourceAuth(backend, uid(backend));
    const headers = Object.entries({ ...backend.headers(scope), ...auth.headers });
    const numbered = (key: string, values: readonly string[]) =>
      Object.fromEntries(values.map((value, i) => [`${key}${i + 1}`, value]));
    const secret = {
      ...auth.secureJsonData,
      ...numbered(
        'httpHeaderValue',
        headers.map(([, value]) => value),
      ),
    };
    return {
      name: uid(backend),
      uid: uid(backend),
      type,
      access: 'proxy',
      url: backend.queryUrl(scope),
      ...auth.settings,
      jsonData: {
        ...jsonData,
        ...auth.jsonData,
        ...numbered(
          'httpHeaderName',
          headers.map(([name]) => name),
        ),
      },
      ...(Object.keys(secret).length > 0 && { secureJsonData: secret }),
    };
  });
}
