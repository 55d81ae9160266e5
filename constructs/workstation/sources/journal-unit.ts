import type { IConstruct } from 'constructs';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import { fail, shown } from '../../../lib/errors';
import { checkLabels, type HostLabels } from '../../wiring/host-identity';

/** What is known of a unit's entries besides. */
export interface JournalUnitOptions {
  /**
   * Labels of its entries, such as `{ role: 'web' }`, which win over the host's own: streams where Loki is configured as the
   * app says, resource attributes otherwise. @default - none
   */
  readonly labels?: HostLabels;
}

/**
 * A systemd unit whose journal is collected.
 *
 * @example
 * alloy.addJournalUnit(JournalUnit.system('nix-daemon'));
 * alloy.addJournalUnit(JournalUnit.user('otel-ai-monitor'));
 * alloy.addJournalUnit(JournalUnit.system('nginx', { labels: { role: 'web' } }));
 */
export class JournalUnit {
  /** A unit of the system manager. @param name with or without its type: `tailscaled`, `docker.socket`, `getty@tty1` */
  static system(name: string, options: JournalUnitOptions = {}): JournalUnit {
    return new JournalUnit('system', name, options.labels);
  }

  /**
   * A unit of a user's manager. journald files it under `_SYSTEMD_USER_UNIT`, while its `_SYSTEMD_UNIT` is
   * `user@1000.service`: a match on the wrong one finds nothing, which is how the predecessor lost these logs.
   */
  static user(name: string, options: JournalUnitOptions = {}): JournalUnit {
    return new JournalUnit('user', name, options.labels);
  }

  private constructor(
    /** Whose manager runs it. */
    readonly manager: 'system' | 'user',
    private readonly name: string,
    /** Labels of its entries. */
    readonly labels: HostLabels = {},
  ) {}

  /** The field that journald files it under. */
  get field(): string {
    return this.manager === 'system' ? '_SYSTEMD_UNIT' : '_SYSTEMD_USER_UNIT';
  }

  /**
   * @internal the rules that put its labels on its entries, where they are read
   * @throws naming `scope` for a label that stores or the journal itself give a meaning
   */
  labelRules(scope: IConstruct): RelabelConfig[] {
    checkLabels(scope, this.labels);
    const taken = Object.keys(this.labels).find((name) => ['unit', 'trace_id'].includes(name));
    if (taken !== undefined)
      fail(
        scope,
        `every entry has a label ${shown(taken)} already: give ${this.name}'s another name`,
      );
    return Object.entries(this.labels).map(([targetLabel, value]) => ({
      sourceLabels: [`__journal_${this.field.toLowerCase()}`],
      regex: this.unitName(scope).replaceAll(/[\\.]/g, '\\$&'),
      targetLabel,
      replacement: value.replaceAll('$', '$$$$'),
    }));
  }

  /**
   * The full name, `tailscaled.service`, as systemd knows it.
   *
   * @throws for a name that systemd would not take, naming `scope`
   * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html
   */
  unitName(scope: IConstruct): string {
    if (!/^[A-Za-z0-9:_.\\@-]{1,255}$/.test(this.name)) {
      fail(
        scope,
        `a unit's name has letters, digits and :_.\\@- only, 255 at most, but ${shown(this.name)} was given`,
      );
    }
    const suffix = /\.([^.]*)$/.exec(this.name)?.[1];
    if (suffix === undefined) return `${this.name}.service`;
    if (UNIT_TYPES.includes(suffix)) return this.name;
    return fail(
      scope,
      `a unit's type is one of ${UNIT_TYPES.join(', ')}, but ${shown(this.name)} ends in '.${suffix}'`,
    );
  }
}

const UNIT_TYPES = [
  'service',
  'socket',
  'target',
  'timer',
  'mount',
  'automount',
  'path',
  'swap',
  'slice',
  'scope',
  'device',
];
