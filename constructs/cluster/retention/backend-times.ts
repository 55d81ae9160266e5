import type { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { Duration } from '../../../lib/units';
import { DEFAULT_OUTAGE } from '../../wiring/limits';
import type { Backend } from '../backends/backend';
import type { BackendTimes } from '../backends/backend-props';

const SHORTEST = Duration.minutes(1);
const LONGEST = Duration.days(30);

/** What times follow from. */
export interface BackendTimesProps {
  /** How long a backend that doesn't say otherwise keeps its signal. */
  readonly retention: Duration;
  /** How long a host may be away. @default DEFAULT_OUTAGE, or less where a backend keeps less */
  readonly maxOutage?: Duration;
  /** Names of labels that hosts put on what they send. @default - none */
  readonly hostLabels?: () => readonly string[];
}

/**
 * The times of one backend.
 *
 * @throws for hosts that are away for longer than what they bring is kept, for less than a minute, or for more than 30 days
 */
export function timesOf(
  scope: Construct,
  backend: Backend,
  props: BackendTimesProps,
): BackendTimes {
  const retention = backend.retention(props.retention);
  const { maxOutage, hostLabels } = props;
  if (maxOutage === undefined) {
    return {
      retention,
      maxOutage: shorter(DEFAULT_OUTAGE, retention) ? DEFAULT_OUTAGE : retention,
      hostLabels,
    };
  }
  if (shorter(maxOutage, SHORTEST) || shorter(LONGEST, maxOutage)) {
    fail(scope, `a maxOutage is 1 minute to 30 days, but ${shown(maxOutage.toString())} was given`);
  }
  if (shorter(retention, maxOutage)) {
    fail(
      scope,
      `${backend.name} keeps what a host brings for ${retention.toString()}, but a maxOutage of ${shown(maxOutage.toString())} ` +
        'was given: shorten it, or keep for longer',
    );
  }
  return { retention, maxOutage, hostLabels };
}

function shorter(one: Duration, other: Duration): boolean {
  return one.toMilliseconds() < other.toMilliseconds();
}
