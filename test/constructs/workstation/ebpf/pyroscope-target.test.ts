import { PyroscopeAgent, type PyroscopeAgentProps } from '../../../../index';
import { host } from '../../support';

/** The profiler's file of a host. */
function pyroscope(props: Partial<PyroscopeAgentProps> = {}) {
  const { host: ryzen, alloy, file } = host();
  new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy, ...props });
  return file('alloy-ebpf/pyroscope.alloy') ?? '';
}

describe('what is profiled', () => {
  test.each([
    ['/system.slice/sshd.service', 'sshd'],
    [
      '/user.slice/user-1000.slice/user@1000.service/app.slice/otel-ai-monitor.service',
      'otel-ai-monitor',
    ],
    ['/system.slice/docker.service/workers', 'docker'],
    ['/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox-1.scope', undefined],
    ['/system.slice/containerd.service/kubepods-burstable.slice/x', undefined],
    ['/init.scope', undefined],
  ])(
    'is a systemd service unless told otherwise: the processes of %s go as %s',
    (cgroup, service) => {
      const rules = pyroscope().match(/(?<=regex +=) ".*"/g) ?? [];
      const [name] = rules.map((rule) => new RegExp(`^(?:${JSON.parse(rule) as string})$`));
      expect(name?.exec(cgroup)?.[1]).toBe(service);
    },
  );

  test('is what is named, by unit or cgroup, each with its switch', () => {
    const text = pyroscope({
      targets: [
        { name: 'otel-ai-monitor' },
        { name: 'builds', cgroup: '/system.slice/nix-daemon\\.service/.*' },
      ],
      offCpu: 0.01,
    });
    expect(text).toContain(`	rule {
		source_labels = ["__meta_process_cgroup_path"]
		regex         = coalesce(sys.env("PYROSCOPE_TARGET_OTEL_AI_MONITOR"), ".*/otel-ai-monitor\\\\.service(/[^.]*)?")
		target_label  = "service_name"
		replacement   = "otel-ai-monitor"
	}
`);
    expect(text).toContain('PYROSCOPE_TARGET_BUILDS');
    expect(text).toContain('off_cpu_threshold = 0.01');
    expect(text).toMatch(/action += "keep"\n\t\tsource_labels = \["service_name"\]/);
  });

  test('is a unit of another name than its service where it is told so', () => {
    const text = pyroscope({ targets: [{ name: 'ssh', unit: 'sshd.service' }] });
    expect(text).toContain(
      'coalesce(sys.env("PYROSCOPE_TARGET_SSH"), ".*/sshd\\\\.service(/[^.]*)?")',
    );
    expect(text).toContain('replacement   = "ssh"');
  });

  test.each<[string, Partial<PyroscopeAgentProps>, string]>([
    [
      'a unit that runs nothing',
      { targets: [{ name: 'docker', unit: 'docker.socket' }] },
      "a profiled unit is a service or scope, such as sshd.service, but 'docker.socket' was given",
    ],
    [
      'a target with a unit and a cgroup',
      { targets: [{ name: 'docker', unit: 'docker.service', cgroup: '/x' }] },
      "the target 'docker' has a unit and a cgroup: give it one of them",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => pyroscope(props)).toThrow(`[fleet/ryzen/pyroscope] ${error}`);
  });
});
