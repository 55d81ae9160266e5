import { BeylaAgent, type BeylaAgentProps } from '../../../../index';
import { component, host, MONITOR } from '../../support';

/** What Beyla is told by its environment, and by its file. */
function told(props: Partial<BeylaAgentProps>) {
  const { host: ryzen, alloy, file } = host();
  new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument: [MONITOR], ...props });
  return {
    environment: [...(file('hosts/ryzen.nix') ?? '').matchAll(/OTEL_EBPF_(\w+) = .*"(.*)"/g)].map(
      ([, name, value]) => `${name}=${value}`,
    ),
    file: component(file('alloy-ebpf/beyla.alloy'), 'beyla.ebpf "fleet_beyla"'),
  };
}

describe("Beyla's environment", () => {
  test('has it look at every event, which its file cannot ask for, and not at what takes CAP_SYS_ADMIN', () => {
    const { environment, file } = told({});
    expect(environment).toEqual(['BPF_METRIC_SCRAPE_INTERVAL=24h', 'BPF_WAKEUP_LEN=0']);
    expect(file).not.toContain('wakeup_len');
  });

  test('leaves the delay to its file where events may gather', () => {
    const { environment, file } = told({ wakeupLen: 500, contextPropagation: 'tcp' });
    expect(environment).toEqual(['BPF_METRIC_SCRAPE_INTERVAL=24h']);
    expect(file).toMatch(/\tebpf \{\n\t\tcontext_propagation = "tcp"\n\t\twakeup_len += 500\n/);
  });

  test('leaves the run times of eBPF programs on where it may ask for them', () => {
    expect(told({ sysAdmin: true }).environment).toEqual(['BPF_WAKEUP_LEN=0']);
  });

  test.each([-1, 0.5, NaN])('fails for %d events', (wakeupLen) => {
    expect(() => told({ wakeupLen })).toThrow(
      `[fleet/ryzen/beyla] wakeupLen is a whole number of 0 or more, but ${wakeupLen} was given`,
    );
  });
});
