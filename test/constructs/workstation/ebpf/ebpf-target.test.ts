import { BeylaAgent, PyroscopeAgent, type BeylaAgentProps } from '../../../../index';
import { host, MONITOR } from '../../support';

/** A host with Beyla. */
function beyla(props: Partial<BeylaAgentProps>) {
  const made = host();
  new BeylaAgent(made.host, 'beyla', { collector: made.alloy, ...props });
  return made;
}

describe('a target of an eBPF agent', () => {
  test("has an environment variable that NixOS is told of, by its agent's name and its own", () => {
    const {
      host: ryzen,
      alloy,
      file,
    } = beyla({ instrument: [{ name: 'my-api', openPorts: [80] }] });
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, targets: [{ name: 'my-api' }] });
    const text = file('hosts/ryzen.nix');
    expect(text).toContain('targets.my-api.variable = lib.mkDefault "BEYLA_TARGET_MY_API";');
    expect(text).toContain('targets.my-api.variable = lib.mkDefault "PYROSCOPE_TARGET_MY_API";');
    expect(file('alloy-ebpf/beyla.alloy')).toContain(
      'coalesce(sys.env("BEYLA_TARGET_MY_API"), "80")',
    );
    expect(file('alloy-ebpf/pyroscope.alloy')).toContain('sys.env("PYROSCOPE_TARGET_MY_API")');
  });

  test.each<[string, Partial<BeylaAgentProps>, string]>([
    [
      'a name that is no word',
      { instrument: [{ name: 'My API', openPorts: [80] }] },
      "a target's name is lower-case letters, digits and hyphens, a letter first, but 'My API' was given",
    ],
    [
      'two targets of one name',
      { instrument: [MONITOR, MONITOR] },
      "there already is a target 'otel-ai-monitor': give one another name",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => beyla(props)).toThrow(`[fleet/ryzen/beyla] ${error}`);
  });
});
