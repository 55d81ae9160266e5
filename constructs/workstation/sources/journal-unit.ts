import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';

/**
 * A systemd unit whose journal is collected.
 *
 * @example
 * alloy.addJournalUnit(JournalUnit.system('nix-daemon'));
 * alloy.addJournalUnit(JournalUnit.user('otel-ai-monitor'));
 */
export class JournalUnit {
  /** A unit of the system manager. @param name with or without its type: `tailscaled`, `docker.socket`, `getty@tty1` */
  static system(name: string): JournalUnit {
    return new JournalUnit('system', name);
  }

  /**
   * A unit of a user's manager. journald files it under `_SYSTEMD_USER_UNIT`, while its `_SYSTEMD_UNIT` is
   * `user@1000.service`: a match on the wrong one finds nothing, which is how the predecessor lost these logs.
   */
  static user(name: string): JournalUnit {
    return new JournalUnit('user', name);
  }

  private constructor(
    /** Whose manager runs it. */
    readonly manager: 'system' | 'user',
    private readonly name: string,
  ) {}

  /** The field that journald files it under. */
  get field(): string {
    return this.manager === 'system' ? '_SYSTEMD_UNIT' : '_SYSTEMD_USER_UNIT';
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
