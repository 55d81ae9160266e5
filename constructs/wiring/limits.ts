import { Duration, Size } from '../../lib/units';

/** The largest request that a collector takes, on a workstation and in the cluster; OpenTelemetry's default. */
export const MAX_REQUEST_SIZE = Size.mebibytes(20);

/** How long a host may be away when nobody says, and so how long a delta counter is known that says nothing meanwhile. */
export const DEFAULT_OUTAGE = Duration.hours(24);
