import type { IConstruct } from 'constructs';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import { fail } from '../../../lib/errors';
import type { JournalUnit } from './journal-unit';

/** A priority of a journal entry, in the words that Alloy has for it. */
export type JournalPriority =
  'emerg' | 'alert' | 'crit' | 'error' | 'warning' | 'notice' | 'info' | 'debug';

/** syslog's priorities, the most urgent first, with OpenTelemetry's severity numbers, as its log data model maps them. */
export const PRIORITIES: Readonly<Record<JournalPriority, number>> = {
  emerg: 24,
  alert: 22,
  crit: 21,
  error: 17,
  warning: 13,
  notice: 10,
  info: 9,
  debug: 5,
};

/** What to leave out of the whole journal. */
export interface JournalEverythingProps {
  /** The least urgent entries that are kept. @default debug, that is all */
  readonly minimumPriority?: JournalPriority;
  /** Units whose entries are left out. @default - none */
  readonly excludeUnits?: readonly JournalUnit[];
}

/**
 * How much of the journal is read, where that isn't a list of units.
 *
 * @example
 * new AlloyCollector(thinkpad, 'alloy', {
 *   destinations: [lgtm],
 *   journal: JournalScope.everything({ minimumPriority: 'warning' }),
 * });
 */
export class JournalScope {
  /**
   * The whole journal: system and users' units, the kernel, sessions. To keep the number of streams low a template's
   * instances count as one unit, `systemd-coredump@.service`, and what has no unit but a scope of its own, as programs
   * that a desktop starts, goes by its syslog identifier.
   */
  static everything(props: JournalEverythingProps = {}): JournalScope {
    return new JournalScope(props);
  }

  private constructor(private readonly props: JournalEverythingProps) {}

  /** @internal what happens to an entry at its source. @throws naming `scope` when there is nothing to leave out of a list */
  rules(scope: IConstruct): RelabelConfig[] {
    const { minimumPriority = 'debug', excludeUnits = [] } = this.props;
    const priorities = Object.keys(PRIORITIES);
    const least = priorities.indexOf(minimumPriority);
    if (least === -1) {
      fail(
        scope,
        `a priority is one of ${priorities.join(', ')}, but '${minimumPriority}' was given`,
      );
    }
    const drop = (field: string, values: readonly string[]): RelabelConfig[] =>
      values.length === 0
        ? []
        : [{ sourceLabels: [`__journal_${field}`], regex: values.join('|'), action: 'drop' }];
    const units = (manager: JournalUnit['manager']) =>
      excludeUnits
        .filter((unit) => unit.manager === manager)
        .map((unit) => unit.unitName(scope).replaceAll(/[\\.]/g, '\\$&'));
    return [
      ...drop('priority_keyword', priorities.slice(least + 1)),
      ...drop('_systemd_unit', units('system')),
      ...drop('_systemd_user_unit', units('user')),
      { sourceLabels: ['__journal_syslog_identifier'], targetLabel: 'unit' },
      {
        // of a user's unit this would be user@1000.service
        sourceLabels: ['__journal__systemd_user_unit', '__journal__systemd_unit'],
        regex: `;${LASTING}`,
        targetLabel: 'unit',
      },
      { sourceLabels: ['__journal__systemd_user_unit'], regex: LASTING, targetLabel: 'unit' },
      {
        sourceLabels: ['unit'],
        regex: '([^@]+)@.+(\\.[a-z]+)',
        targetLabel: 'unit',
        replacement: '${1}@${2}',
      },
    ];
  }
}

/** Names of units that outlast a process: a scope is named after one. */
const LASTING = '(.+\\.(?:service|socket|target|timer|mount|automount|path|swap|slice))';
