import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { StatefulSetV1 } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import { TerraformStack, Testing } from 'cdktf';
import { podTemplate } from './sample-pod';

/** The namespace of the sample's objects. */
export const SAMPLE_NAMESPACE = 'sample';

/** One resource of each kind, with the attributes whose names or types the provider changes. */
class SampleStack extends TerraformStack {
  readonly namespace = new NamespaceV1(this, 'namespace', { metadata: { name: SAMPLE_NAMESPACE } });
  readonly labels = { 'app.kubernetes.io/name': 'sample' };
  readonly metadata = { name: 'sample', namespace: this.namespace.metadata.name };
  readonly config = new ConfigMapV1(this, 'config', {
    metadata: { ...this.metadata, labels: this.labels },
    data: { 'config.yaml': 'endpoint: $${env:MY_HOST}:4317\nformat: "%%{name} 100%"\n' },
  });
  readonly template = podTemplate(this.labels, this.config);

  constructor() {
    super(Testing.app(), 'sample');
    const { metadata, labels, template } = this;
    const selector = { matchLabels: labels };
    new ServiceAccountV1(this, 'account', {
      metadata,
      automountServiceAccountToken: false,
      secret: [{ name: 'sample' }],
    });
    new SecretV1(this, 'secret', {
      metadata,
      type: 'Opaque',
      data: { password: 'a$${b}' },
      binaryData: { raw: 'AAEC' },
    });
    new DeploymentV1(this, 'deployment', {
      metadata,
      waitForRollout: false,
      timeouts: { create: '5m' },
      lifecycle: { preventDestroy: true },
      dependsOn: [this.config],
      spec: {
        replicas: '2',
        selector,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: '25%', maxUnavailable: '0' },
        },
        template,
      },
    });
    new StatefulSetV1(this, 'set', {
      metadata,
      spec: {
        serviceName: 'sample',
        selector,
        template,
        updateStrategy: [{ type: 'RollingUpdate', rollingUpdate: [{ partition: 0 }] }],
        volumeClaimTemplate: [
          {
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '1Gi' } },
            },
          },
        ],
      },
    });
    new ServiceV1(this, 'service', {
      metadata,
      waitForLoadBalancer: false,
      spec: {
        type: 'LoadBalancer',
        loadBalancerClass: 'tailscale',
        clusterIp: '10.96.0.77',
        selector: labels,
        port: [{ name: 'otlp-grpc', port: 4317, targetPort: 'otlp-grpc', appProtocol: 'grpc' }],
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIp: { timeoutSeconds: 60 } },
      },
    });
    new NetworkPolicyV1(this, 'policy', {
      metadata,
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: '4317', endPort: 4318 }] }],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }, {}],
      },
    });
    new PodDisruptionBudgetV1(this, 'budget', {
      metadata,
      spec: { minAvailable: '1', selector },
    });
    const service = { name: 'sample', port: { number: 4318 } };
    new IngressV1(this, 'ingress', {
      metadata,
      spec: {
        rule: [
          {
            host: 'a.example',
            http: { path: [{ path: '/', pathType: 'Prefix', backend: { service } }] },
          },
        ],
        tls: [{ hosts: ['a.example'], secretName: 'sample' }],
      },
    });
    new JobV1(this, 'job', {
      metadata,
      waitForCompletion: false,
      spec: {
        ttlSecondsAfterFinished: '60',
        template: { metadata: {}, spec: { ...template.spec, restartPolicy: 'Never' } },
      },
    });
  }
}

/** The sample's cdk.tf.json. */
export function sampleTerraform(): string {
  return Testing.synth(new SampleStack());
}
