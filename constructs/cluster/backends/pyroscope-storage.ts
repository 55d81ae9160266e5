import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import { atLeastOrUnlimited, NOT_SET, tenancy } from '../retention/expectation';
import type { BackendTimes } from './backend-props';

/** How a Pyroscope stores. */
export interface PyroscopeStorage {
  /** Its storage architecture: `v2` is the charts' default since 2.0; `v1-v2-dual`, for a migration, keeps both. @default v2 */
  readonly storage?: 'v1' | 'v2' | 'v1-v2-dual';
  /** Its version: before 2.2 the v2 storage deletes nothing until it is told to (trap R12). @default 2.2 */
  readonly version?: string;
}

/**
 * Each storage has a key of its own (trap R14), and v2 keeps 31 days when nothing is said (trap R13). Queries find what a
 * week ago was, and a day of it at once, when nothing is said (trap R18).
 */
export function pyroscopeLimits(
  storage: PyroscopeStorage,
  { retention, maxOutage }: BackendTimes,
): OtelSettings {
  return {
    ...periods(storage, retention),
    reject_older_than: maxOutage.toString(),
    max_query_lookback: retention.toString(),
    max_query_length: retention.toString(),
  };
}

/** What a tenant's limits have to be for them to be in force. */
export function expectedLimits(
  storage: PyroscopeStorage,
  { retention, maxOutage }: BackendTimes,
): { readonly [key: string]: string } {
  return {
    ...periods(storage, retention),
    reject_older_than: atLeastOrUnlimited(maxOutage),
    max_query_lookback: atLeastOrUnlimited(retention),
    max_query_length: atLeastOrUnlimited(retention),
  };
}

/** What it has to say of its storage, on which it depends which of the limits count. */
export function expectedStorage({
  storage = 'v2',
  tenant,
}: PyroscopeStorage & { readonly tenant?: string }): { readonly [path: string]: string } {
  return {
    multitenancy_enabled: tenancy(tenant),
    architecture_storage: ARCHITECTURES[storage],
    ...(storage !== 'v1' && { 'metastore.index.cleanup_interval': '>0' }),
  };
}

/** Whether it keeps everything for ever until it is told otherwise. */
export function deletesNothing({ version = '2.2', storage }: PyroscopeStorage): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return storage !== 'v1' && (major < 2 || (major === 2 && minor < 2));
}

function periods(
  { storage = 'v2' }: PyroscopeStorage,
  retention: Duration,
): { readonly [key: string]: string } {
  const period = retention.toString();
  return {
    ...(storage === 'v2' ? {} : { compactor_blocks_retention_period: period }),
    ...(storage === 'v1' ? {} : { retention_period: period }),
  };
}

/**
 * What a running one may say. The binary's own default is `v1-v2-dual`, with which everything is written to v2 unless
 * `write_path` says otherwise; before 2.0 there was no such key.
 */
const ARCHITECTURES = {
  v1: `v1|${NOT_SET}`,
  v2: 'v2|v1-v2-dual',
  'v1-v2-dual': 'v1-v2-dual',
} as const;
