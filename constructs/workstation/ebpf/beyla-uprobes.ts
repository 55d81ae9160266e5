import type { Construct } from 'constructs';
import { warn } from '../../../lib/errors';
import type { BeylaInstrument } from './beyla-target';

/** Warns of watched programs whose spans take probes in themselves, which the kernel refuses without CAP_SYS_ADMIN. */
export function warnOfUprobes(scope: Construct, watched: readonly BeylaInstrument[]): void {
  for (const each of watched) {
    const lacks = lacking(each);
    if (lacks !== undefined)
      warn(
        scope,
        `${each.name ?? JSON.stringify(each)} ${lacks}: the kernel refuses probes in programs without CAP_SYS_ADMIN. ` +
          "Have it send spans by OpenTelemetry's SDK, or set sysAdmin, which makes Beyla as good as root",
      );
  }
}

/**
 * What each watched program goes without where the kernel refuses such probes, by its name, or by what selects it: the
 * machine asks its kernel at each start of the unit, CAP_SYS_ADMIN or not, and says so in the journal.
 */
export function uprobesOf(watched: readonly BeylaInstrument[]): {
  readonly uprobes?: Readonly<Record<string, string>>;
} {
  const lacks = watched.flatMap((each) => {
    const what = lacking(each);
    return what === undefined ? [] : [[each.name ?? JSON.stringify(each), what]];
  });
  return lacks.length === 0 ? {} : { uprobes: Object.fromEntries(lacks) as Record<string, string> };
}

/** What of a program can't be seen without such probes; none where nothing is known to be missing. */
function lacking({ language, tls }: BeylaInstrument): string | undefined {
  if (language === 'go')
    return `is a Go program, which is watched by its sockets alone: plain HTTP, no gRPC${tls ? ', nothing of its TLS' : ''}`;
  // Java's is read by an agent in the virtual machine
  return tls && language !== 'java' ? 'gets no spans of requests over TLS' : undefined;
}
