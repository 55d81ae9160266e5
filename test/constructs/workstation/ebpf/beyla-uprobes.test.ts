import { BeylaAgent, type BeylaAgentProps, type BeylaInstrument } from '../../../../index';
import { host, warnings } from '../../support';

/** What a synth warns of where one program is watched, and the file of Beyla. */
function watching(program: Partial<BeylaInstrument>, props: Partial<BeylaAgentProps> = {}) {
  const { host: ryzen, alloy, file, stack } = host();
  const instrument = [{ name: 'api', openPorts: [8080], ...program }];
  new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument, ...props });
  const [, uprobes] = /^ +(uprobes.*(?:{[^]*?}|;))$/m.exec(file('hosts/ryzen.nix') ?? '') ?? [];
  return { text: file('alloy-ebpf/beyla.alloy'), warned: warnings(stack), uprobes };
}

const REFUSED =
  "the kernel refuses probes in programs without CAP_SYS_ADMIN. Have it send spans by OpenTelemetry's SDK, or set " +
  'sysAdmin, which makes Beyla as good as root';

describe('what takes probes in programs', () => {
  test.each<[Partial<BeylaInstrument>, string]>([
    [
      { language: 'go' },
      'api is a Go program, which is watched by its sockets alone: plain HTTP, no gRPC',
    ],
    [
      { language: 'go', tls: true },
      'api is a Go program, which is watched by its sockets alone: plain HTTP, no gRPC, nothing of its TLS',
    ],
    [{ language: 'python', tls: true }, 'api gets no spans of requests over TLS'],
    [{ language: 'nodejs', tls: true }, 'api gets no spans of requests over TLS'],
    [{ tls: true }, 'api gets no spans of requests over TLS'],
    [
      { name: undefined, tls: true },
      '{"openPorts":[8080],"tls":true} gets no spans of requests over TLS',
    ],
  ])('is warned of for %j, unless Beyla may set them', (program, lacks) => {
    const without = watching(program);
    expect(without.warned).toEqual([`[fleet/ryzen/beyla] ${lacks}: ${REFUSED}`]);
    const [name] = lacks.split(' ');
    const said = lacks.slice(name!.length + 1);
    const withIt = watching(program, { sysAdmin: true });
    expect(withIt.warned).toEqual([]);
    // the machine asks its kernel either way
    for (const { uprobes } of [without, withIt])
      expect(uprobes).toContain(`lib.mkDefault "${said}"`);
  });

  test.each<Partial<BeylaInstrument>>([
    {},
    { language: 'nodejs' },
    { language: 'python', tls: false },
    { language: 'java', tls: true },
  ])('is not said of %j, which comes without', (program) => {
    expect(watching(program)).toMatchObject({ warned: [], uprobes: undefined });
  });

  test('has Go programs watched like any other where Beyla may not set them, and by their own functions where it may', () => {
    expect(watching({}).text).toContain('skip_go_specific_tracers = true');
    expect(watching({}, { sysAdmin: true }).text).not.toContain('skip_go_specific_tracers');
  });
});
