import type { OtelSettings } from '../../../lib/otel/config';
import { Duration } from '../../../lib/units';
import { atMost } from '../retention/expectation';

const IDLE = Duration.seconds(2);
const CHECK = Duration.seconds(5);

/** How soon what has come can be searched. @param idle the key that each generation has for it */
export function flushing(idle: string): OtelSettings {
  return { [idle]: IDLE.toString(), flush_check_period: CHECK.toString() };
}

/** What is expected of `flushing`. */
export function quickly(idle: string): { readonly [key: string]: string } {
  return { [idle]: atMost(IDLE), flush_check_period: atMost(CHECK) };
}
