import {
  JournalUnit,
  PyroscopeAgent,
  PythonMemoryProfile,
  Size,
  type PyroscopeAgentProps,
  type PythonMemoryProfileProps,
} from '../../../../index';
import { host } from '../../support';

/** A host with the profiler and one daemon whose allocations are profiled. */
function memory(
  props: Partial<PythonMemoryProfileProps> = {},
  agentProps: Partial<PyroscopeAgentProps> = {},
) {
  const { host: ryzen, alloy, file } = host();
  const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, ...agentProps });
  const made = new PythonMemoryProfile(ryzen, 'memory', {
    agent,
    name: 'otel-ai-monitor',
    unit: JournalUnit.user('otel-ai-monitor'),
    ...props,
  });
  return { made, text: () => file('hosts/ryzen.nix') };
}

describe('PythonMemoryProfile', () => {
  test('has what NixOS is told as its default child, and takes overrides of it', () => {
    const { made, text } = memory();
    expect(made.node.defaultChild).toBe(made.config);
    made.config.addOverride(
      'observability.pyroscope.targets.otel-ai-monitor.memory.sampleBytes',
      2048,
    );
    expect(text()).toContain('sampleBytes = lib.mkDefault 2048;');
  });

  test('names the unit, where it pushes and how often it samples', () => {
    expect(memory({ sampleEvery: Size.kibibytes(64) }).text())
      .toContain(`targets.otel-ai-monitor.memory = {
        manager = lib.mkDefault "user";
        sampleBytes = lib.mkDefault 65536;
        serverAddress = lib.mkDefault "http://127.0.0.1:4045";
        unit = lib.mkDefault "otel-ai-monitor";
      };`);
  });

  test("samples as upstream does unless told otherwise, and pushes to the agent's own port", () => {
    const { text } = memory({ unit: JournalUnit.system('api') }, { port: 6566 });
    expect(text()).toContain('sampleBytes = lib.mkDefault 524288;');
    expect(text()).toContain('serverAddress = lib.mkDefault "http://127.0.0.1:6566";');
    expect(text()).toContain('manager = lib.mkDefault "system";');
  });

  test('is at work when somebody asks on the machine, unless it is to be always', () => {
    expect(memory().text()).not.toContain('always');
    expect(memory({ always: true }).text()).toContain('always = lib.mkDefault true;');
  });

  test('goes with an eBPF target of the same name, since they are of one service', () => {
    const { text } = memory({}, { targets: [{ name: 'otel-ai-monitor' }] });
    expect(text()).toContain('PYROSCOPE_TARGET_OTEL_AI_MONITOR');
    expect(text()).toContain('serverAddress = lib.mkDefault "http://127.0.0.1:4045";');
  });

  test('fails for what is no daemon, a malformed name, and samples of less than 1 KiB', () => {
    expect(() => memory({ name: 'docker', unit: JournalUnit.system('docker.socket') })).toThrow(
      "[fleet/ryzen/memory] a daemon's unit is a service, but 'docker.socket' was given",
    );
    expect(() => memory({ name: 'Docker' })).toThrow(
      "[fleet/ryzen/memory] a target's name is lower-case letters, digits and hyphens, a letter first, but 'Docker' was given",
    );
    expect(() => memory({ sampleEvery: Size.bytes(1023) })).toThrow(
      '[fleet/ryzen/memory] sampleEvery is 1KiB or more, but 1023 bytes were given',
    );
  });
});
