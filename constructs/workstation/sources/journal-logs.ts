import { Construct, type IConstruct } from 'constructs';
import { LokiRelabel } from '../../../lib/alloy/components/loki/relabel';
import { LokiSourceJournal } from '../../../lib/alloy/components/loki/source.journal';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { OtelcolReceiverLoki } from '../../../lib/alloy/components/otelcol/receiver.loki';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';
import { SelfCheck } from '../check/self-check';
import { onePerHost } from '../one-per-host';
import { PRIORITIES, type JournalScope } from './journal-scope';
import type { JournalUnit } from './journal-unit';

/** Whose journal, and where it goes. */
export interface JournalLogsProps {
  /** The collector that sends it on. */
  readonly collector: ICollector;
  /** Units that are read; `addUnit` adds more. @default - none */
  readonly units?: readonly JournalUnit[];
  /** How far back the first read goes, and the longest stop after which no entry is missed. @default 7h, upstream's */
  readonly maxAge?: Duration;
  /** How much is read. @default - the units that `addUnit` names */
  readonly scope?: JournalScope;
}

/**
 * The journal, of chosen units or whole, as log records (FR-009): unit as `service.name` (without
 * `.service`, as traces and profiles name it), priority as severity, and the entry's
 * `TRACE_ID` field, where the program sets one, as the record's trace id. In a file of its own, which
 * `observability.journal.enable = false` takes away.
 *
 * @example
 * new JournalLogs(thinkpad, 'journal', {
 *   collector: alloy,
 *   units: [JournalUnit.system('sshd'), JournalUnit.user('otel-ai-monitor')],
 * });
 */
export class JournalLogs extends Construct {
  /** The names of labels that single units have on the host of a construct. */
  static labelsOn(scope: IConstruct): string[] {
    const all = NixosHost.of(scope).node.findAll();
    return all.flatMap((each) => (each instanceof JournalLogs ? each.labelNames() : []));
  }

  /** What becomes of an entry's fields, where it is read. */
  readonly rules: LokiRelabel;
  /** What makes log records of entries. */
  readonly record: OtelcolProcessorTransform;

  private readonly props: JournalLogsProps;
  private readonly file: AlloyFile;
  private readonly receiver: OtelcolReceiverLoki;
  private readonly readers: Partial<
    Record<'everything' | JournalUnit['manager'], LokiSourceJournal>
  > = {};
  private readonly units: Record<JournalUnit['manager'], string[]> = { system: [], user: [] };
  private readonly labelRules: RelabelConfig[] = [];

  /** @throws for a unit's name that systemd would not take, for units beside the whole journal, and for a second one on a host */
  constructor(scope: Construct, id: string, props: JournalLogsProps) {
    super(scope, id);
    onePerHost(this, JournalLogs, 'leave this one out, and add its units by addUnit');
    this.props = props;
    const { collector } = props;
    const part = new Part(this, 'part', {
      option: 'observability.journal',
      settings: () => ({
        units: this.units.system.length > 0 ? this.units.system : undefined,
        // where a machine's own units join in
        pipeline: props.scope
          ? undefined
          : { receiver: String(this.receiver.receiver), rules: String(this.rules.rules) },
      }),
    });
    this.file = new AlloyFile(this, 'file', {
      directory: collector.directory,
      name: 'journal',
      part,
    });
    const rules = props.scope?.rules(this) ?? UNIT_LABELS;
    this.rules = new LokiRelabel(this.file, 'relabel', {
      forwardTo: [],
      rule: () => [...rules, ...LABELS, ...this.labelRules],
    });
    this.receiver = new OtelcolReceiverLoki(this.file, 'loki', {
      output: () => ({ logs: [this.record.input] }),
    });
    this.record = new OtelcolProcessorTransform(this.file, 'transform', {
      errorMode: 'ignore',
      statements: () => ({ log: recordOf(this.labelNames()) }),
      output: () => ({ logs: [batch.input] }),
    });
    // the receiver passes on every entry by itself
    const batch = new OtelcolProcessorBatch(this.file, 'batch', {
      timeout: Duration.seconds(1),
      output: () => ({ logs: collector.toRemote('logs') }),
    });
    this.node.defaultChild = this.record;
    SelfCheck.of(this).readsJournal(() => this.units);
    SelfCheck.of(this).addEmitters(() => {
      const { system, user } = this.units;
      const names = props.scope
        ? ['the whole journal']
        : [...system, ...user.map((name) => `${name} (user)`)];
      return names.map((name) => ({
        name,
        how: 'read from the journal',
        signals: ['logs'],
        into: part.option,
      }));
    });
    if (props.scope) this.addReader('everything');
    props.units?.forEach((unit) => this.addUnit(unit));
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Collects one more unit. @throws when systemd would not take its name, or it is collected already */
  addUnit(unit: JournalUnit): void {
    const name = unit.unitName(this);
    if (this.props.scope)
      fail(this, `the whole journal is read, ${name} with it: leave out one of the two`);
    const units = this.units[unit.manager];
    if (units.includes(name))
      fail(this, `the ${unit.manager} unit ${name} is collected already: leave out one of the two`);
    if (units.length === 0) {
      // values of one field are alternatives, those of two fields are not: one reader per manager
      const { manager, field } = unit;
      this.addReader(manager, () =>
        this.units[manager].map((each) => `${field}=${each}`).join(' '),
      );
    }
    units.push(name);
    this.labelRules.push(...unit.labelRules(this));
  }

  /** What reads the whole journal, or a manager's units, once there are some. */
  reader(of: 'everything' | JournalUnit['manager']): LokiSourceJournal | undefined {
    return this.readers[of];
  }

  private labelNames(): string[] {
    return [...new Set(this.labelRules.map(({ targetLabel }) => String(targetLabel)))];
  }

  private problems(): string[] {
    const none =
      this.props.scope === undefined && this.units.system.length + this.units.user.length === 0;
    return [
      ...(none ? ['has no units, so nothing would be read: add one with addUnit'] : []),
      ...this.props.collector.missingDestination('logs'),
    ];
  }

  private addReader(id: 'everything' | JournalUnit['manager'], matches?: () => string): void {
    this.readers[id] = new LokiSourceJournal(this.file, id, {
      ...(matches && { matches }),
      maxAge: this.props.maxAge,
      relabelRules: this.rules.rules,
      forwardTo: [this.receiver.receiver],
    });
  }
}

/** Journal fields are seen by the source's own rules only; a field's name in lower case follows `__journal_`. */
const UNIT_LABELS: readonly RelabelConfig[] = [
  { sourceLabels: ['__journal__systemd_unit'], targetLabel: 'unit' },
  // of a user's unit the system unit is user@1000.service, so its own name wins
  { sourceLabels: ['__journal__systemd_user_unit'], regex: '(.+)', targetLabel: 'unit' },
];

/** What every entry gets besides. */
const LABELS: readonly RelabelConfig[] = [
  { sourceLabels: ['__journal_priority_keyword'], targetLabel: 'level' },
  { sourceLabels: ['__journal_trace_id'], targetLabel: 'trace_id' },
];

/** Labels become a log record's own fields, and a unit's own its resource's; `job` and `loki.attribute.labels` name Alloy's own components. */
function recordOf(labels: readonly string[]): string[] {
  const log = (label: string) => `log.attributes["${label}"]`;
  const gone = ['job', 'unit', 'level', 'trace_id', ...labels].join('|');
  return [
    `set(${log('systemd.unit')}, ${log('unit')})`,
    `set(resource.attributes["service.name"], ${log('unit')})`,
    'replace_pattern(resource.attributes["service.name"], "\\\\.service$", "")',
    `set(log.trace_id.string, ${log('trace_id')}) where ${log('trace_id')} != nil`,
    `set(log.severity_text, ${log('level')})`,
    ...Object.entries(PRIORITIES).map(
      ([level, number]) =>
        `set(log.severity_number, ${number}) where log.severity_text == "${level}"`,
    ),
    ...labels.map(
      (each) => `set(resource.attributes["${each}"], ${log(each)}) where ${log(each)} != nil`,
    ),
    `delete_matching_keys(log.attributes, "^(${gone}|loki\\\\.attribute\\\\.labels)$")`,
  ];
}
