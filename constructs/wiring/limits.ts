import { Size } from '../../lib/units';

/** The largest request that a collector takes, on a workstation and in the cluster; OpenTelemetry's default. */
export const MAX_REQUEST_SIZE = Size.mebibytes(20);
