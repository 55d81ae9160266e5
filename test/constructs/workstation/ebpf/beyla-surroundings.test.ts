import { BeylaAgent, OtlpDestination, type BeylaAgentProps } from '../../../../index';
import { host, MONITOR, warnings } from '../../support';

/** A host with Beyla; `text` is its file for the process with eBPF. */
function beyla(props: Partial<BeylaAgentProps> = {}) {
  const made = host();
  const agent = new BeylaAgent(made.host, 'beyla', { collector: made.alloy, ...props });
  return { ...made, agent, text: () => made.file('alloy-ebpf/beyla.alloy') ?? '' };
}

/** A warning without the one of i3pm, which every default has. */
const ofI3pm = (warning: string) => warning.includes('i3pm serves on a unix socket');

describe("Beyla's surroundings", () => {
  test('leaves the outage buffer alone, which a program for Node would select, and warns of ports that are never watched', () => {
    const { stack, text } = beyla({
      instrument: [{ exePath: '*/node' }, { openPorts: [4318, 8080, 24347] }],
    });
    expect(text()).toContain('\t\texclude_instrument {\n\t\t\topen_ports = "24347"\n\t\t}');
    // by what it is too, which holds whenever it starts
    expect(text()).toContain(
      '\t\texclude_instrument {\n\t\t\tcmd_args = "*-outage-buffer/main.mjs*"\n\t\t}',
    );
    expect(warnings(stack)).toEqual([
      '[fleet/ryzen/beyla] port 4318 in openPorts is that of the collector, which Beyla leaves alone, since its spans would be of their own deliveries: leave it out',
      '[fleet/ryzen/beyla] port 24347 in openPorts is that of the outage buffer, which Beyla leaves alone, since its spans would be of their own deliveries: leave it out',
    ]);
  });

  test('are watched where a destination became one before Beyla, without a warning', () => {
    const { stack, text } = beyla();
    text();
    expect(warnings(stack).filter((each) => !ofI3pm(each))).toEqual([]);
  });

  test('are warned of where a local destination became one after Beyla, which does not watch it', () => {
    const { stack, alloy, text } = beyla();
    alloy.addDestination(OtlpDestination.local('log_viewer', 4322));
    expect(text()).not.toContain('4322');
    expect(warnings(stack).filter((each) => !ofI3pm(each))).toEqual([
      "[fleet/ryzen/beyla] log-viewer became a destination after Beyla, which doesn't watch it: add it by addInstrument",
    ]);
  });

  test('are no cause for a warning once Beyla is told of them, or was told what to watch', () => {
    const late = OtlpDestination.local('log_viewer', 4322);
    const told = beyla();
    told.alloy.addDestination(late);
    told.agent.addInstrument(late);
    expect(told.text()).toContain(
      'open_ports = coalesce(sys.env("BEYLA_TARGET_LOG_VIEWER"), "4322")',
    );
    expect(warnings(told.stack).filter((each) => !ofI3pm(each))).toEqual([]);
    const chosen = beyla({ instrument: [MONITOR] });
    chosen.alloy.addDestination(late);
    expect(chosen.text()).not.toContain('4322');
    expect(warnings(chosen.stack)).toEqual([]);
  });
});
