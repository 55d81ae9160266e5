import type { TerraformOutput } from 'cdktf';
import { BACKENDS, cluster } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

describe("the tailnet's policy", () => {
  test('takes overrides of its output, and hands out its file', () => {
    const { stack, lgtm } = cluster();
    const output = defaultChildOf<TerraformOutput>(lgtm.policy);
    expect(output).toBe(lgtm.policy.output);
    output.addOverride('description', 'For the tailnet');
    expect(synthesized(stack, output)).toMatchObject({ description: 'For the tailnet' });
    lgtm.policy.names.addOverride('sensitive', true);
    expect(synthesized(stack, lgtm.policy.names)).toMatchObject({ sensitive: true });
    expect(JSON.parse(lgtm.policy.file.content)).toEqual(lgtm.policy.fragment);
  });

  test('lets workstations reach what is exposed, and nothing else', () => {
    const tailscale = { tag: 'tag:otel', proxyGroup: 'ingress', proxyGroupTag: 'tag:ingress' };
    const { lgtm } = cluster({ ...BACKENDS, tailscale });
    expect(lgtm.policy.fragment).toEqual({
      tagOwners: {
        'tag:k8s-operator': [],
        'tag:otel': ['tag:k8s-operator'],
        'tag:ingress': ['tag:k8s-operator'],
        'tag:workstation': ['autogroup:admin'],
      },
      autoApprovers: {
        services: { 'svc:otel-collector': ['tag:ingress'], 'svc:pyroscope': ['tag:ingress'] },
      },
      grants: [
        { src: ['tag:workstation'], dst: ['svc:otel-collector'], ip: ['tcp:4318'] },
        { src: ['tag:workstation'], dst: ['svc:pyroscope'], ip: ['tcp:4040'] },
      ],
    });
  });

  test('tests only what holds whatever else a tailnet allows: that workstations get in', () => {
    expect(cluster().lgtm.policy.fragment['tests']).toEqual([
      { src: 'tag:workstation', accept: ['tag:k8s:4318', 'tag:k8s:4040'] },
    ]);
  });

  test.each([
    [{ workstationTag: 'autogroup:member' }, "'autogroup:member'"],
    [{ workstationTag: 'group:staff' }, "'group:staff'"],
    [{ tailscale: { tag: 'k8s' } }, "'k8s'"],
    [{ tailscale: { proxyGroupTag: 'tag:1st' } }, "'tag:1st'"],
  ])('fails for %j, which is no tag', (props, given) => {
    expect(() => cluster({ ...BACKENDS, ...props })).toThrow(
      `a tag is tag: and letters, digits and hyphens, a letter first, but ${given} was given`,
    );
  });
});
