import { BeylaAgent, OtlpDestination, type BeylaAgentProps } from '../../../../index';
import { host } from '../../support';

/** Beyla's file of a host. */
function beyla(props: Partial<BeylaAgentProps>) {
  const { host: ryzen, alloy, file } = host();
  new BeylaAgent(ryzen, 'beyla', { collector: alloy, ...props });
  return file('alloy-ebpf/beyla.alloy') ?? '';
}

describe('what Beyla watches', () => {
  test('is selected by every criterion that is given, of which the first has the switch', () => {
    const text = beyla({
      instrument: [{ name: 'api', exePath: '*/node', cmdArgs: '*api*', openPorts: [80] }],
    });
    expect(text).toContain(`		instrument {
			name       = "api"
			open_ports = coalesce(sys.env("BEYLA_TARGET_API"), "80")
			exe_path   = "*/node"
			cmd_args   = "*api*"
		}
`);
  });

  test('has no switch without a name', () => {
    expect(beyla({ instrument: [{ exePath: '*/node' }] })).toContain(
      '\t\tinstrument {\n\t\t\texe_path = "*/node"\n\t\t}\n',
    );
  });

  test('may be sampled less than the others, or not at all', () => {
    const text = beyla({ instrument: [{ openPorts: [80], sampleRatio: 0 }] });
    expect(text).toContain(
      '\t\t\tsampler {\n\t\t\t\tname = "parentbased_traceidratio"\n\t\t\t\targ  = "0"\n\t\t\t}\n',
    );
  });

  test('may be a child of a watched process that keeps its spans back', () => {
    const text = beyla({
      instrument: [{ cmdArgs: '*api*' }, { cmdArgs: '*api-worker*', exports: ['metrics'] }],
    });
    expect(text).toContain('\t\t\tcmd_args = "*api-worker*"\n\t\t\texports  = ["metrics"]\n');
  });

  test.each<[string, Partial<BeylaAgentProps>, string]>([
    [
      'exports of nothing',
      { instrument: [{ name: 'api', openPorts: [80], exports: [] }] },
      "exports of api is empty, which Beyla takes for both: for no spans, give it 'metrics'",
    ],
    [
      'a selection of nothing',
      { instrument: [{ name: 'api' }] },
      'an entry of instrument selects by openPorts, exePath or cmdArgs, but {"name":"api"} has none',
    ],
    [
      'an exclusion of nothing',
      { exclude: [{}] },
      'an entry of exclude selects by openPorts, exePath or cmdArgs, but {} has none',
    ],
    [
      'a ratio above 1',
      { sampleRatio: 5 },
      'a sampleRatio is a number from 0 to 1, but 5 was given',
    ],
    [
      'a ratio of one process that is no number',
      { instrument: [{ openPorts: [80], sampleRatio: NaN }] },
      'a sampleRatio is a number from 0 to 1, but NaN was given',
    ],
    [
      'a port that is none',
      { exclude: [{ openPorts: [0] }] },
      'openPorts are whole numbers from 1 to 65535, but 0 was given',
    ],
    [
      'a destination that is elsewhere',
      {
        instrument: [
          OtlpDestination.remote('archive', { endpoint: 'https://archive.example.com' }),
        ],
      },
      "the destination 'archive' is no program on this host, so there is nothing to watch: name a local one",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => beyla(props)).toThrow(`[fleet/ryzen/beyla] ${error}`);
  });

  test('fails for an LgtmBackend as something to watch', () => {
    const { host: ryzen, alloy, lgtm } = host();
    expect(() => new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument: [lgtm] })).toThrow(
      "[fleet/ryzen/beyla] the destination 'lgtm' is no program on this host, so there is nothing to watch: name a local one",
    );
  });
});
