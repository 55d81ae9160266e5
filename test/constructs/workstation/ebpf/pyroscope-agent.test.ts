import { OtlpDestination, PyroscopeAgent, type PyroscopeAgentProps } from '../../../../index';
import { component, host } from '../../support';

/** A host with the profiler; `text` is its file for the process with eBPF. */
function pyroscope(props: Partial<PyroscopeAgentProps> = {}) {
  const made = host();
  const agent = new PyroscopeAgent(made.host, 'pyroscope', { collector: made.alloy, ...props });
  return { ...made, agent, text: () => made.file('alloy-ebpf/pyroscope.alloy') ?? '' };
}

describe('PyroscopeAgent', () => {
  test('has the profiler as its default child, and takes overrides of it and of where profiles come in', () => {
    const { agent, text, file } = pyroscope();
    expect(agent.node.defaultChild).toBe(agent.profiler);
    agent.profiler.addOverride('collect_interval', '30s');
    agent.receiver.addOverride('http.server_read_timeout', '9s');
    agent.part.config.addOverride('observability.pyroscope.enable', false);
    expect(component(text(), 'pyroscope.ebpf "fleet_pyroscope"')).toMatch(
      /collect_interval += "30s"/,
    );
    expect(
      component(file('alloy/pyroscope.alloy'), 'pyroscope.receive_http "fleet_pyroscope"'),
    ).toMatch(/server_read_timeout += "9s"/);
    expect(file('hosts/ryzen.nix')).toContain('pyroscope = {\n      enable = lib.mkDefault false;');
  });

  test('runs in a second Alloy, which sends to the first over loopback', () => {
    const { text, file } = pyroscope({ sampleRate: 97 });
    expect(text()).toContain('sample_rate = 97');
    expect(file('alloy/lgtm.alloy')).toContain(
      'url                 = coalesce(sys.env("OUTAGE_BUFFER_LGTM_PYROSCOPE"), "http://pyroscope.example.ts.net:4040")',
    );
    expect(component(text(), 'pyroscope.write "fleet_pyroscope"')).toMatch(
      /url += "http:\/\/127\.0\.0\.1:4045"/,
    );
    expect(
      component(file('alloy/pyroscope.alloy'), 'pyroscope.receive_http "fleet_pyroscope"'),
    ).toContain('\thttp {\n\t\tlisten_address = "127.0.0.1"\n\t\tlisten_port    = 4045\n\t}\n');
  });

  test('runs in the collector only when asked to', () => {
    const { file } = pyroscope({ process: 'collector' });
    expect(file('alloy-ebpf/pyroscope.alloy')).toBeUndefined();
    expect(file('alloy/pyroscope-ebpf.alloy')).toContain('pyroscope.ebpf "fleet_pyroscope"');
    expect(file('hosts/ryzen.nix')).toContain('process = lib.mkDefault "collector";');
  });

  test('names where programs push by the port that it is given', () => {
    const { agent, text } = pyroscope({ port: 6566 });
    expect(agent.pushUrl).toBe('http://127.0.0.1:6566');
    expect(text()).toMatch(/url += "http:\/\/127\.0\.0\.1:6566"/);
  });

  test('sends profiles to destinations that are added later too, and to remote ones only', () => {
    const {
      host: ryzen,
      alloy,
      lgtm,
      file,
    } = host({
      destinations: [OtlpDestination.remote('archive', { endpoint: 'https://archive' })],
    });
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    alloy.addDestination(lgtm);
    expect(file('alloy/pyroscope.alloy')).toContain(
      'forward_to = [pyroscope.relabel.fleet_lgtm.receiver]',
    );
  });

  test.each<[string, Partial<PyroscopeAgentProps>, string]>([
    ['a share of nothing', { offCpu: 0 }, 'offCpu is a number above 0 up to 1, but 0 was given'],
    [
      'no targets at all',
      { targets: [] },
      'targets is empty, so nothing would be profiled: add one, or leave it out for all',
    ],
    [
      'a sample rate below 1',
      { sampleRate: 0.5 },
      'a sample rate is a whole number of 1 or more, but 0.5 was given',
    ],
    [
      'a port that a browser connects to',
      { port: 4041 },
      'any web page could post profiles to port 4041: take one that no browser connects to, of 1719, 1720,',
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => pyroscope(props)).toThrow(`[fleet/ryzen/pyroscope] ${error}`);
  });

  test('fails for a second one on a host, with what to do', () => {
    const { host: ryzen, alloy: collector } = host();
    new PyroscopeAgent(ryzen, 'first', { collector });
    expect(() => new PyroscopeAgent(ryzen, 'second', { collector })).toThrow(
      '[fleet/ryzen/second] the host has one already, fleet/ryzen/first: leave this one out, and give that one its targets',
    );
  });
});
