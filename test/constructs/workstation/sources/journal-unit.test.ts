import { JournalUnit } from '../../../../index';
import { fleet } from '../../support';

const name = (unit: JournalUnit) => unit.unitName(fleet());

describe('JournalUnit', () => {
  test.each([
    ['tailscaled', 'tailscaled.service'],
    ['docker.socket', 'docker.socket'],
    ['getty@tty1', 'getty@tty1.service'],
    ['dbus-:1.2-org.x@0.service', 'dbus-:1.2-org.x@0.service'],
    ['dev-disk-by\\x2dlabel.device', 'dev-disk-by\\x2dlabel.device'],
    ['a'.repeat(255), `${'a'.repeat(255)}.service`],
  ])('is known to systemd as it is named, %s, with its type', (given, full) => {
    expect(name(JournalUnit.system(given))).toBe(full);
    expect(name(JournalUnit.user(given))).toBe(full);
  });

  test('is filed by journald under the field of its manager', () => {
    expect(JournalUnit.system('sshd').field).toBe('_SYSTEMD_UNIT');
    expect(JournalUnit.user('i3').field).toBe('_SYSTEMD_USER_UNIT');
  });

  test.each(['', 'my unit', 'a/b', 'é', 'a\nb', 'a'.repeat(256)])(
    'fails for %j, which systemd would not take',
    (given) => {
      expect(() => name(JournalUnit.system(given))).toThrow(
        `[fleet] a unit's name has letters, digits and :_.\\@- only, 255 at most, but '${given}' was given`,
      );
    },
  );

  test('fails for a type that no unit has', () => {
    expect(() => name(JournalUnit.user('otel-ai-monitor.daemon'))).toThrow(
      "[fleet] a unit's type is one of service, socket, target, timer, mount, automount, path, swap, slice, scope, device, but 'otel-ai-monitor.daemon' ends in '.daemon'",
    );
  });
});
