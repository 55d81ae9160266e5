import type { NixosConfig } from '../../../../index';
import { BeylaAgent, PyroscopeAgent } from '../../../../index';
import { EbpfAlloy } from '../../../../constructs/workstation/ebpf/ebpf-alloy';
import { host, MONITOR } from '../../support';

describe('EbpfAlloy', () => {
  test('has what NixOS is told as its default child, and takes overrides of it', () => {
    const { host: ryzen, alloy, file } = host();
    new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument: [MONITOR] });
    const ebpf = EbpfAlloy.of(alloy);
    expect(ebpf.node.defaultChild).toBe(ebpf.config);
    (ryzen.node.findChild('alloy-ebpf').node.defaultChild as NixosConfig).addOverride(
      'observability.alloyEbpf.httpPort',
      15346,
    );
    expect(file('hosts/ryzen.nix')).toContain('httpPort = lib.mkDefault 15346;');
  });

  test('is one for all agents of a host', () => {
    const { host: ryzen, alloy } = host();
    const beyla = new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument: [MONITOR] });
    const pyroscope = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    const { directory } = EbpfAlloy.of(alloy);
    expect(beyla.beyla.file.directory).toBe(directory);
    expect(pyroscope.profiler.file.directory).toBe(directory);
    expect(ryzen.node.findAll().filter((each) => each instanceof EbpfAlloy)).toHaveLength(1);
  });

  test('is not there without an agent, nor for agents in the collector', () => {
    const { host: ryzen, alloy, file } = host();
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, process: 'collector' });
    expect(ryzen.node.tryFindChild('alloy-ebpf')).toBeUndefined();
    expect(file('hosts/ryzen.nix')).not.toContain('alloyEbpf');
  });
});
