import type { JobV1SpecTemplateSpec } from '@cdktf/provider-kubernetes/lib/job-v1';
import { podPlacement, type PodOptions } from '../pod-options';

/** A pod of one container that runs to its end, within the `restricted` Pod Security Standard. */
export function restrictedPod(
  container: { readonly name: string; readonly image: string; readonly command: string[] },
  { serviceAccountName, pods }: { serviceAccountName?: string; pods?: PodOptions } = {},
): JobV1SpecTemplateSpec {
  return {
    restartPolicy: 'Never',
    serviceAccountName,
    automountServiceAccountToken: serviceAccountName !== undefined,
    enableServiceLinks: false,
    ...podPlacement(pods),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: '65534',
      runAsGroup: '65534',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    container: [
      {
        ...container,
        // what it printed is then the pod's status too, where `kubectl describe` shows it
        terminationMessagePolicy: 'FallbackToLogsOnError',
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    ],
  };
}
