import { PprofScrape, PyroscopeAgent, type PprofScrapeProps } from '../../../../index';
import { component, host } from '../../support';

/** A host with the profiler and one program whose endpoint is read. */
function pprof(props: Partial<PprofScrapeProps> = {}) {
  const { host: ryzen, alloy, file } = host();
  const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
  const made = new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port: 6060, ...props });
  return { made, file, text: () => file('alloy/pprof-api.alloy') };
}

describe('PprofScrape', () => {
  test('has what reads the profiles as its default child, and takes overrides of it', () => {
    const { made, text } = pprof();
    expect(made.node.defaultChild).toBe(made.scrape);
    made.scrape.addOverride('scrape_interval', '1m');
    expect(component(text(), 'pyroscope.scrape "fleet_pprof"')).toMatch(/scrape_interval += "1m"/);
  });

  test('reads memory alone of a Go program, with labels that its spans have too', () => {
    const { text, file } = pprof();
    expect(text()).toMatch(/__address__ += "127.0.0.1:6060"/);
    expect(text()).toMatch(/service_name += "api"/);
    expect(text()).toMatch(/host += "ryzen"/);
    expect(text()).toMatch(/profile.process_cpu \{\n\t\t\tenabled = false/);
    expect(text()).toMatch(/profile.memory \{\n\t\t\tenabled = true/);
    expect(text()).toContain('forward_to = [pyroscope.relabel.fleet_lgtm.receiver]');
    expect(file('hosts/ryzen.nix')).toContain(
      'configFiles.pprof-api = lib.mkDefault ../files/ryzen/alloy/pprof-api.alloy;',
    );
  });

  test('reads what it is asked to, and nothing else', () => {
    const { text } = pprof({ profiles: ['cpu', 'mutex'] });
    const enabled = [...(text() ?? '').matchAll(/profile\.(\w+) \{\n\t\t\tenabled = (\w+)/g)];
    expect(Object.fromEntries(enabled.map(([, kind, on]) => [kind, on]))).toEqual({
      process_cpu: 'true',
      memory: 'false',
      goroutine: 'false',
      mutex: 'true',
      block: 'false',
    });
  });

  test("leaves its switch to its target's own default, which another part of that target may set", () => {
    expect(pprof().file('hosts/ryzen.nix')).toContain(
      'targets.api.configFiles.pprof-api = lib.mkDefault ../files/ryzen/alloy/pprof-api.alloy;',
    );
  });

  test('fails for a malformed name or port', () => {
    expect(() => pprof({ port: 0 })).toThrow(
      '[fleet/ryzen/pprof] a port is a whole number from 1 to 65535, but 0 was given',
    );
    expect(() => pprof({ name: 'My API' })).toThrow(
      "[fleet/ryzen/pprof] a target's name is lower-case letters, digits and hyphens, a letter first, but 'My API' was given",
    );
  });
});
