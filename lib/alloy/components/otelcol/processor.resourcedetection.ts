// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { named, nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/**
 * `aws.ecs.cluster.arn`, `aws.ecs.launchtype`, `aws.ecs.task.arn` and other blocks of
 * `otelcol.processor.resourcedetection`.
 */
export interface OtelcolProcessorResourcedetectionResourceAttributeConfig {
  /** `enabled`: sets the attribute. */
  readonly enabled: AlloyBoolean;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAkamaiResourceAttributes {
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `akamai` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAkamai {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionAkamaiResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAksResourceAttributes {
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.name` @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `aks` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAks {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionAksResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAlibabaEcsResourceAttributes {
  /** `cloud.account.id`. Since Alloy 1.15. @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.15. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform`. Since Alloy 1.15. @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.15. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.15. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.15. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.image.id`. Since Alloy 1.15. @default - not set */
  readonly hostImageId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.15. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type`. Since Alloy 1.15. @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `alibaba_ecs` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAlibabaEcs {
  /**
   * `fail_on_missing_metadata`: fails when the metadata endpoint is out of reach or lacks a required field.
   * @default false
   */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionAlibabaEcsResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAzureResourceAttributes {
  /** `azure.resourcegroup.name` @default - not set */
  readonly azureResourcegroupName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `azure.vm.name` @default - not set */
  readonly azureVmName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `azure.vm.scaleset.name` @default - not set */
  readonly azureVmScalesetName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `azure.vm.size` @default - not set */
  readonly azureVmSize?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.account.id` @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.12. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id` @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `azure` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionAzure {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionAzureResourceAttributes;
  /** `tags`: patterns of the tags to add. @default [] */
  readonly tags?: AlloyList<AlloyString>;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionConsulResourceAttributes {
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id` @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `consul` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionConsul {
  /** `address`: Consul's address. @default "" */
  readonly address?: AlloyString;
  /** `datacenter`: data center to ask for; empty takes the agent's own. @default "" */
  readonly datacenter?: AlloyString;
  /** `token`: ACL token, needed only where Consul's ACLs are on. @default "" */
  readonly token?: AlloySecret;
  /** `namespace`: Consul namespace to ask in. @default "" */
  readonly namespace?: AlloyString;
  /** `meta`: metadata keys that become resource attributes. @default [] */
  readonly meta?: AlloyList<AlloyString>;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionConsulResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionDigitaloceanResourceAttributes {
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `digitalocean` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionDigitalocean {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionDigitaloceanResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionDockerResourceAttributes {
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.type` @default - not set */
  readonly osType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `docker` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionDocker {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionDockerResourceAttributes;
}

/** `dynatrace` of `otelcol.processor.resourcedetection`. */
export type OtelcolProcessorResourcedetectionDynatrace = Record<string, never>;

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEc2ResourceAttributes {
  /** `cloud.account.id` @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone` @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id` @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.image.id` @default - not set */
  readonly hostImageId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type` @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `ec2` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEc2 {
  /** `tags`: patterns of the instance tags to add; needs the permission `ec2:DescribeTags`. @default [] */
  readonly tags?: AlloyList<AlloyString>;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionEc2ResourceAttributes;
  /** `max_attempts`: tries at reading the metadata. @default 3 */
  readonly maxAttempts?: AlloyNumber;
  /** `max_backoff`: longest wait between those tries. @default 20s */
  readonly maxBackoff?: AlloyDuration;
  /** `fail_on_missing_metadata`: reports missing metadata as an error instead of only logging it. @default false */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /**
   * `tags_from_imds`: reads tags from the instance metadata instead of `DescribeTags`.
   * Since Alloy 1.15.
   * @default false
   */
  readonly tagsFromImds?: AlloyBoolean;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEcsResourceAttributes {
  /** `aws.ecs.cluster.arn` @default - not set */
  readonly awsEcsClusterArn?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.ecs.launchtype` @default - not set */
  readonly awsEcsLaunchtype?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.ecs.task.arn` @default - not set */
  readonly awsEcsTaskArn?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.ecs.task.family` @default - not set */
  readonly awsEcsTaskFamily?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.ecs.task.id` @default - not set */
  readonly awsEcsTaskId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.ecs.task.revision` @default - not set */
  readonly awsEcsTaskRevision?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.log.group.arns` @default - not set */
  readonly awsLogGroupArns?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.log.group.names` @default - not set */
  readonly awsLogGroupNames?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.log.stream.arns` @default - not set */
  readonly awsLogStreamArns?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.log.stream.names` @default - not set */
  readonly awsLogStreamNames?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.account.id` @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone` @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `ecs` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEcs {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionEcsResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEksResourceAttributes {
  /** `cloud.account.id` @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.name` @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `eks` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionEks {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionEksResourceAttributes;
  /** `node_from_env_var`: where in Alloy's environment the node's name is. Since Alloy 1.15. @default K8S_NODE_NAME */
  readonly nodeFromEnvVar?: AlloyString;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionElasticbeanstalkResourceAttributes {
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `deployment.environment` @default - not set */
  readonly deploymentEnvironment?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `service.instance.id` @default - not set */
  readonly serviceInstanceId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `service.version` @default - not set */
  readonly serviceVersion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `elasticbeanstalk` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionElasticbeanstalk {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionElasticbeanstalkResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionGcpResourceAttributes {
  /** `cloud.account.id` @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone` @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.id` @default - not set */
  readonly faasId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.instance` @default - not set */
  readonly faasInstance?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.name` @default - not set */
  readonly faasName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.version` @default - not set */
  readonly faasVersion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.cloud_run.job.execution` @default - not set */
  readonly gcpCloudRunJobExecution?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.cloud_run.job.task_index` @default - not set */
  readonly gcpCloudRunJobTaskIndex?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.gce.instance.hostname` @default - not set */
  readonly gcpGceInstanceHostname?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.gce.instance.name` @default - not set */
  readonly gcpGceInstanceName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.gce.instance.group_manager.name` @default - not set */
  readonly gcpGceInstanceGroupManagerName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.gce.instance.group_manager.region` @default - not set */
  readonly gcpGceInstanceGroupManagerRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `gcp.gce.instance.group_manager.zone` @default - not set */
  readonly gcpGceInstanceGroupManagerZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id` @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type` @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.name` @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `gcp` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionGcp {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionGcpResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionHerokuResourceAttributes {
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `heroku.app.id` @default - not set */
  readonly herokuAppId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `heroku.dyno.id` @default - not set */
  readonly herokuDynoId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `heroku.release.commit` @default - not set */
  readonly herokuReleaseCommit?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `heroku.release.creation_timestamp` @default - not set */
  readonly herokuReleaseCreationTimestamp?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `service.instance.id` @default - not set */
  readonly serviceInstanceId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `service.name` @default - not set */
  readonly serviceName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `service.version` @default - not set */
  readonly serviceVersion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `heroku` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionHeroku {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionHerokuResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionHetznerResourceAttributes {
  /** `cloud.availability_zone`. Since Alloy 1.12. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `hetzner` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionHetzner {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionHetznerResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionKubeadmResourceAttributes {
  /** `k8s.cluster.name` @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.uid` @default - not set */
  readonly k8sClusterUid?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `kubeadm` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionKubeadm {
  /** `auth_type`: `none`, `serviceAccount` for the pod's token or `kubeConfig` for `~/.kube/config`. @default none */
  readonly authType?: AlloyEnum<'none' | 'serviceAccount' | 'kubeConfig' | 'tls'>;
  /** `context`: context to use, with `auth_type` `kubeConfig`. @default "" */
  readonly context?: AlloyString;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionKubeadmResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionKubernetesNodeResourceAttributes {
  /** `k8s.node.name` @default - not set */
  readonly k8sNodeName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.node.uid` @default - not set */
  readonly k8sNodeUid?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `kubernetes_node` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionKubernetesNode {
  /** `auth_type`: `none`, `serviceAccount` for the pod's token or `kubeConfig` for `~/.kube/config`. @default none */
  readonly authType?: AlloyEnum<'none' | 'serviceAccount' | 'kubeConfig' | 'tls'>;
  /** `context`: context to use, with `auth_type` `kubeConfig`. @default "" */
  readonly context?: AlloyString;
  /** `node_from_env_var`: where in Alloy's environment the node's name is. @default K8S_NODE_NAME */
  readonly nodeFromEnvVar?: AlloyString;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionKubernetesNodeResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionLambdaResourceAttributes {
  /** `aws.log.group.names` @default - not set */
  readonly awsLogGroupNames?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `aws.log.stream.names` @default - not set */
  readonly awsLogStreamNames?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.instance` @default - not set */
  readonly faasInstance?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.max_memory` @default - not set */
  readonly faasMaxMemory?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.name` @default - not set */
  readonly faasName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `faas.version` @default - not set */
  readonly faasVersion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `lambda` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionLambda {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionLambdaResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionNovaResourceAttributes {
  /** `cloud.platform`. Since Alloy 1.12. @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.12. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type`. Since Alloy 1.12. @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `nova` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionNova {
  /** `fail_on_missing_metadata`: fails when the metadata is missing. @default false */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `labels`: patterns of the keys under `meta` to add. @default [] */
  readonly labels?: AlloyList<AlloyString>;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionNovaResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionOpenshiftResourceAttributes {
  /** `cloud.platform` @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider` @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region` @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.name` @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `openshift` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionOpenshift {
  /** `address`: OpenShift's API server; empty takes it from the pod's environment. @default "" */
  readonly address?: AlloyString;
  /** `token`: token for the API; empty takes the service account's. @default "" */
  readonly token?: AlloyString;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionOpenshiftResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionOraclecloudResourceAttributes {
  /** `cloud.platform`. Since Alloy 1.12. @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.12. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type`. Since Alloy 1.12. @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `k8s.cluster.name`. Since Alloy 1.12. @default - not set */
  readonly k8sClusterName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `oracle_cloud.realm`. Since Alloy 1.15. @default - not set */
  readonly oracleCloudRealm?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `oraclecloud` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionOraclecloud {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionOraclecloudResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionSystemResourceAttributes {
  /** `host.arch` @default - not set */
  readonly hostArch?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.cache.l2.size` @default - not set */
  readonly hostCpuCacheL2Size?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.family` @default - not set */
  readonly hostCpuFamily?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.model.id` @default - not set */
  readonly hostCpuModelId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.model.name` @default - not set */
  readonly hostCpuModelName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.stepping` @default - not set */
  readonly hostCpuStepping?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.cpu.vendor.id` @default - not set */
  readonly hostCpuVendorId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id` @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.interface`. Since Alloy 1.10. @default - not set */
  readonly hostInterface?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.ip` @default - not set */
  readonly hostIp?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.mac` @default - not set */
  readonly hostMac?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name` @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.build.id`. Since Alloy 1.10. @default - not set */
  readonly osBuildId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.description` @default - not set */
  readonly osDescription?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.name`. Since Alloy 1.10. @default - not set */
  readonly osName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.type` @default - not set */
  readonly osType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `os.version`. Since Alloy 1.9. @default - not set */
  readonly osVersion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `system` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionSystem {
  /**
   * `hostname_sources`: ways to learn the host name, tried in order: `dns`, `os`, `cname`, `lookup`.
   * @default ["dns", "os"]
   */
  readonly hostnameSources?: AlloyList<AlloyEnum<'os' | 'dns' | 'cname' | 'lookup'>>;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionSystemResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionScalewayResourceAttributes {
  /** `cloud.account.id`. Since Alloy 1.12. @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.12. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform`. Since Alloy 1.12. @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.image.id`. Since Alloy 1.12. @default - not set */
  readonly hostImageId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.image.name`. Since Alloy 1.12. @default - not set */
  readonly hostImageName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type`. Since Alloy 1.12. @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `scaleway` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionScaleway {
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionScalewayResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionUpcloudResourceAttributes {
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `upcloud` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionUpcloud {
  /** `fail_on_missing_metadata`: fails when UpCloud's metadata is out of reach. @default false */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionUpcloudResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionVultrResourceAttributes {
  /** `cloud.provider`. Since Alloy 1.12. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.12. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.12. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.12. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `vultr` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionVultr {
  /** `fail_on_missing_metadata`: fails when Vultr's metadata is out of reach. @default false */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionVultrResourceAttributes;
}

/** `resource_attributes` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionTencentCvmResourceAttributes {
  /** `cloud.account.id`. Since Alloy 1.15. @default - not set */
  readonly cloudAccountId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.availability_zone`. Since Alloy 1.15. @default - not set */
  readonly cloudAvailabilityZone?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.platform`. Since Alloy 1.15. @default - not set */
  readonly cloudPlatform?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.provider`. Since Alloy 1.15. @default - not set */
  readonly cloudProvider?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `cloud.region`. Since Alloy 1.15. @default - not set */
  readonly cloudRegion?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.id`. Since Alloy 1.15. @default - not set */
  readonly hostId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.image.id`. Since Alloy 1.15. @default - not set */
  readonly hostImageId?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.name`. Since Alloy 1.15. @default - not set */
  readonly hostName?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
  /** `host.type`. Since Alloy 1.15. @default - not set */
  readonly hostType?: OtelcolProcessorResourcedetectionResourceAttributeConfig;
}

/** `tencent_cvm` of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionTencentCvm {
  /**
   * `fail_on_missing_metadata`: fails when the metadata endpoint is out of reach or lacks a required field.
   * @default false
   */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `resource_attributes`: which resource attributes it adds. @default - not set */
  readonly resourceAttributes?: OtelcolProcessorResourcedetectionTencentCvmResourceAttributes;
}

/** Arguments of `otelcol.processor.resourcedetection`. */
export interface OtelcolProcessorResourcedetectionProps {
  /** `detectors`: who to ask, in order; the first to find an attribute wins. @default ["env"] */
  readonly detectors?: AlloyList<
    AlloyEnum<
      | 'env'
      | 'ec2'
      | 'ecs'
      | 'eks'
      | 'elasticbeanstalk'
      | 'lambda'
      | 'akamai'
      | 'azure'
      | 'aks'
      | 'consul'
      | 'digitalocean'
      | 'docker'
      | 'gcp'
      | 'heroku'
      | 'hetzner'
      | 'system'
      | 'openshift'
      | 'kubernetes_node'
      | 'kubeadm'
      | 'dynatrace'
      | 'nova'
      | 'oraclecloud'
      | 'scaleway'
      | 'upcloud'
      | 'vultr'
      | 'tencent_cvm'
      | 'alibaba_ecs'
    >
  >;
  /** `override`: replaces resource attributes that are already there. @default true */
  readonly override?: AlloyBoolean;
  /** `fail_on_missing_metadata`. Since Alloy 1.19. @default false */
  readonly failOnMissingMetadata?: AlloyBoolean;
  /** `ec2`: the `ec2` detector: EC2's instance metadata. @default - not set */
  readonly ec2?: OtelcolProcessorResourcedetectionEc2;
  /** `ecs`: the `ecs` detector: the ECS task's metadata endpoint (v3 and v4). @default - not set */
  readonly ecs?: OtelcolProcessorResourcedetectionEcs;
  /** `eks`: the `eks` detector: Amazon EKS. @default - not set */
  readonly eks?: OtelcolProcessorResourcedetectionEks;
  /**
   * `elasticbeanstalk`: the `elasticbeanstalk` detector: Beanstalk's X-Ray configuration file, there only with X-Ray
   * on.
   * @default - not set
   */
  readonly elasticbeanstalk?: OtelcolProcessorResourcedetectionElasticbeanstalk;
  /** `lambda`: the `lambda` detector: AWS Lambda's environment variables. @default - not set */
  readonly lambda?: OtelcolProcessorResourcedetectionLambda;
  /** `akamai`: the `akamai` detector: Akamai's instance metadata. Since Alloy 1.12. @default - not set */
  readonly akamai?: OtelcolProcessorResourcedetectionAkamai;
  /** `azure`: the `azure` detector: Azure's instance metadata. @default - not set */
  readonly azure?: OtelcolProcessorResourcedetectionAzure;
  /** `aks`: the `aks` detector: Azure AKS. @default - not set */
  readonly aks?: OtelcolProcessorResourcedetectionAks;
  /** `consul`: the `consul` detector: a Consul agent's configuration. @default - not set */
  readonly consul?: OtelcolProcessorResourcedetectionConsul;
  /**
   * `docker`: the `docker` detector: the Docker daemon, whose socket must be mounted; not on macOS.
   * @default - not set
   */
  readonly docker?: OtelcolProcessorResourcedetectionDocker;
  /**
   * `digitalocean`: the `digitalocean` detector: DigitalOcean's instance metadata.
   * Since Alloy 1.12.
   * @default - not set
   */
  readonly digitalocean?: OtelcolProcessorResourcedetectionDigitalocean;
  /** `gcp`: the `gcp` detector: Google Cloud's metadata server. @default - not set */
  readonly gcp?: OtelcolProcessorResourcedetectionGcp;
  /** `heroku`: the `heroku` detector: Heroku's dyno metadata. @default - not set */
  readonly heroku?: OtelcolProcessorResourcedetectionHeroku;
  /** `hetzner`: the `hetzner` detector: Hetzner's instance metadata. Since Alloy 1.12. @default - not set */
  readonly hetzner?: OtelcolProcessorResourcedetectionHetzner;
  /** `system`: the `system` detector: host name, operating system and hardware of the machine. @default - not set */
  readonly system?: OtelcolProcessorResourcedetectionSystem;
  /** `openshift`: the `openshift` detector: OpenShift's API. @default - not set */
  readonly openshift?: OtelcolProcessorResourcedetectionOpenshift;
  /**
   * `kubernetes_node`: the `kubernetes_node` detector: the Kubernetes node, from the API server; needs `get` and `list`
   * on nodes.
   * @default - not set
   */
  readonly kubernetesNode?: OtelcolProcessorResourcedetectionKubernetesNode;
  /** `kubeadm`: the `kubeadm` detector: kubeadm's cluster, from the Kubernetes API server. @default - not set */
  readonly kubeadm?: OtelcolProcessorResourcedetectionKubeadm;
  /**
   * `dynatrace`: the `dynatrace` detector: Dynatrace's `dt_host_metadata.properties` on the machine.
   * @default - not set
   */
  readonly dynatrace?: OtelcolProcessorResourcedetectionDynatrace;
  /** `nova`: the `nova` detector: OpenStack Nova's instance metadata. Since Alloy 1.12. @default - not set */
  readonly nova?: OtelcolProcessorResourcedetectionNova;
  /**
   * `oraclecloud`: the `oraclecloud` detector: Oracle Cloud's instance metadata.
   * Since Alloy 1.12.
   * @default - not set
   */
  readonly oraclecloud?: OtelcolProcessorResourcedetectionOraclecloud;
  /** `scaleway`: the `scaleway` detector: Scaleway's instance metadata. Since Alloy 1.12. @default - not set */
  readonly scaleway?: OtelcolProcessorResourcedetectionScaleway;
  /** `upcloud`: the `upcloud` detector: UpCloud's instance metadata. Since Alloy 1.12. @default - not set */
  readonly upcloud?: OtelcolProcessorResourcedetectionUpcloud;
  /** `vultr`: the `vultr` detector: Vultr's instance metadata. Since Alloy 1.12. @default - not set */
  readonly vultr?: OtelcolProcessorResourcedetectionVultr;
  /**
   * `tencent_cvm`: the `tencent_cvm` detector: Tencent Cloud CVM's instance metadata.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly tencentCvm?: OtelcolProcessorResourcedetectionTencentCvm;
  /**
   * `alibaba_ecs`: the `alibaba_ecs` detector: Alibaba Cloud ECS's instance metadata.
   * Since Alloy 1.15.
   * @default - not set
   */
  readonly alibabaEcs?: OtelcolProcessorResourcedetectionAlibabaEcs;
  /** `timeout`: the longest that all detectors together may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Finds out about host and cloud, and adds that to the resource attributes. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.resourcedetection/
 */
export class OtelcolProcessorResourcedetection extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolProcessorResourcedetectionProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const RESOURCE_ATTRIBUTE_CONFIG: Schema = {
  enabled: 'bool!',
};

const AKAMAI_RESOURCE_ATTRIBUTES: Schema = {
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const AKAMAI: Schema = {
  resourceAttributes: nested('block', AKAMAI_RESOURCE_ATTRIBUTES),
};

const AKS_RESOURCE_ATTRIBUTES: Schema = {
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const AKS: Schema = {
  resourceAttributes: nested('block', AKS_RESOURCE_ATTRIBUTES),
};

const ALIBABA_ECS_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostImageId: named('host.image.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const ALIBABA_ECS: Schema = {
  failOnMissingMetadata: 'bool',
  resourceAttributes: nested('block', ALIBABA_ECS_RESOURCE_ATTRIBUTES),
};

const AZURE_RESOURCE_ATTRIBUTES: Schema = {
  azureResourcegroupName: named(
    'azure.resourcegroup.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  azureVmName: named('azure.vm.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  azureVmScalesetName: named('azure.vm.scaleset.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  azureVmSize: named('azure.vm.size', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const AZURE: Schema = {
  resourceAttributes: nested('block', AZURE_RESOURCE_ATTRIBUTES),
  tags: 'list(string)',
};

const CONSUL_RESOURCE_ATTRIBUTES: Schema = {
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const CONSUL: Schema = {
  address: 'string',
  datacenter: 'string',
  token: 'secret',
  namespace: 'string',
  meta: 'list(string)',
  resourceAttributes: nested('block', CONSUL_RESOURCE_ATTRIBUTES),
};

const DIGITALOCEAN_RESOURCE_ATTRIBUTES: Schema = {
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const DIGITALOCEAN: Schema = {
  resourceAttributes: nested('block', DIGITALOCEAN_RESOURCE_ATTRIBUTES),
};

const DOCKER_RESOURCE_ATTRIBUTES: Schema = {
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osType: named('os.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const DOCKER: Schema = {
  resourceAttributes: nested('block', DOCKER_RESOURCE_ATTRIBUTES),
};

const DYNATRACE: Schema = {};

const EC2_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostImageId: named('host.image.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const EC2: Schema = {
  tags: 'list(string)',
  resourceAttributes: nested('block', EC2_RESOURCE_ATTRIBUTES),
  maxAttempts: 'int',
  maxBackoff: 'duration',
  failOnMissingMetadata: 'bool',
  tagsFromImds: 'bool',
};

const ECS_RESOURCE_ATTRIBUTES: Schema = {
  awsEcsClusterArn: named('aws.ecs.cluster.arn', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsEcsLaunchtype: named('aws.ecs.launchtype', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsEcsTaskArn: named('aws.ecs.task.arn', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsEcsTaskFamily: named('aws.ecs.task.family', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsEcsTaskId: named('aws.ecs.task.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsEcsTaskRevision: named('aws.ecs.task.revision', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsLogGroupArns: named('aws.log.group.arns', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsLogGroupNames: named('aws.log.group.names', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsLogStreamArns: named('aws.log.stream.arns', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsLogStreamNames: named('aws.log.stream.names', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const ECS: Schema = {
  resourceAttributes: nested('block', ECS_RESOURCE_ATTRIBUTES),
};

const EKS_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const EKS: Schema = {
  resourceAttributes: nested('block', EKS_RESOURCE_ATTRIBUTES),
  nodeFromEnvVar: 'string',
};

const ELASTICBEANSTALK_RESOURCE_ATTRIBUTES: Schema = {
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  deploymentEnvironment: named(
    'deployment.environment',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  serviceInstanceId: named('service.instance.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  serviceVersion: named('service.version', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const ELASTICBEANSTALK: Schema = {
  resourceAttributes: nested('block', ELASTICBEANSTALK_RESOURCE_ATTRIBUTES),
};

const GCP_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasId: named('faas.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasInstance: named('faas.instance', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasName: named('faas.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasVersion: named('faas.version', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  gcpCloudRunJobExecution: named(
    'gcp.cloud_run.job.execution',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  gcpCloudRunJobTaskIndex: named(
    'gcp.cloud_run.job.task_index',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  gcpGceInstanceHostname: named(
    'gcp.gce.instance.hostname',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  gcpGceInstanceName: named('gcp.gce.instance.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  gcpGceInstanceGroupManagerName: named(
    'gcp.gce.instance.group_manager.name',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  gcpGceInstanceGroupManagerRegion: named(
    'gcp.gce.instance.group_manager.region',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  gcpGceInstanceGroupManagerZone: named(
    'gcp.gce.instance.group_manager.zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const GCP: Schema = {
  resourceAttributes: nested('block', GCP_RESOURCE_ATTRIBUTES),
};

const HEROKU_RESOURCE_ATTRIBUTES: Schema = {
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  herokuAppId: named('heroku.app.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  herokuDynoId: named('heroku.dyno.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  herokuReleaseCommit: named('heroku.release.commit', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  herokuReleaseCreationTimestamp: named(
    'heroku.release.creation_timestamp',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  serviceInstanceId: named('service.instance.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  serviceName: named('service.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  serviceVersion: named('service.version', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const HEROKU: Schema = {
  resourceAttributes: nested('block', HEROKU_RESOURCE_ATTRIBUTES),
};

const HETZNER_RESOURCE_ATTRIBUTES: Schema = {
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const HETZNER: Schema = {
  resourceAttributes: nested('block', HETZNER_RESOURCE_ATTRIBUTES),
};

const KUBEADM_RESOURCE_ATTRIBUTES: Schema = {
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterUid: named('k8s.cluster.uid', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const KUBEADM: Schema = {
  authType: oneOf('string', 'none', 'serviceAccount', 'kubeConfig', 'tls'),
  context: 'string',
  resourceAttributes: nested('block', KUBEADM_RESOURCE_ATTRIBUTES),
};

const KUBERNETES_NODE_RESOURCE_ATTRIBUTES: Schema = {
  k8sNodeName: named('k8s.node.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sNodeUid: named('k8s.node.uid', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const KUBERNETES_NODE: Schema = {
  authType: oneOf('string', 'none', 'serviceAccount', 'kubeConfig', 'tls'),
  context: 'string',
  nodeFromEnvVar: 'string',
  resourceAttributes: nested('block', KUBERNETES_NODE_RESOURCE_ATTRIBUTES),
};

const LAMBDA_RESOURCE_ATTRIBUTES: Schema = {
  awsLogGroupNames: named('aws.log.group.names', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  awsLogStreamNames: named('aws.log.stream.names', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasInstance: named('faas.instance', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasMaxMemory: named('faas.max_memory', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasName: named('faas.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  faasVersion: named('faas.version', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const LAMBDA: Schema = {
  resourceAttributes: nested('block', LAMBDA_RESOURCE_ATTRIBUTES),
};

const NOVA_RESOURCE_ATTRIBUTES: Schema = {
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const NOVA: Schema = {
  failOnMissingMetadata: 'bool',
  labels: 'list(string)',
  resourceAttributes: nested('block', NOVA_RESOURCE_ATTRIBUTES),
};

const OPENSHIFT_RESOURCE_ATTRIBUTES: Schema = {
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const OPENSHIFT: Schema = {
  address: 'string',
  token: 'string',
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  resourceAttributes: nested('block', OPENSHIFT_RESOURCE_ATTRIBUTES),
};

const ORACLECLOUD_RESOURCE_ATTRIBUTES: Schema = {
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  k8sClusterName: named('k8s.cluster.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  oracleCloudRealm: named('oracle_cloud.realm', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const ORACLECLOUD: Schema = {
  resourceAttributes: nested('block', ORACLECLOUD_RESOURCE_ATTRIBUTES),
};

const SYSTEM_RESOURCE_ATTRIBUTES: Schema = {
  hostArch: named('host.arch', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuCacheL2Size: named('host.cpu.cache.l2.size', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuFamily: named('host.cpu.family', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuModelId: named('host.cpu.model.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuModelName: named('host.cpu.model.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuStepping: named('host.cpu.stepping', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostCpuVendorId: named('host.cpu.vendor.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostInterface: named('host.interface', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostIp: named('host.ip', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostMac: named('host.mac', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osBuildId: named('os.build.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osDescription: named('os.description', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osName: named('os.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osType: named('os.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  osVersion: named('os.version', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const SYSTEM: Schema = {
  hostnameSources: oneOf('list(string)', 'os', 'dns', 'cname', 'lookup'),
  resourceAttributes: nested('block', SYSTEM_RESOURCE_ATTRIBUTES),
};

const SCALEWAY_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostImageId: named('host.image.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostImageName: named('host.image.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const SCALEWAY: Schema = {
  resourceAttributes: nested('block', SCALEWAY_RESOURCE_ATTRIBUTES),
};

const UPCLOUD_RESOURCE_ATTRIBUTES: Schema = {
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const UPCLOUD: Schema = {
  failOnMissingMetadata: 'bool',
  resourceAttributes: nested('block', UPCLOUD_RESOURCE_ATTRIBUTES),
};

const VULTR_RESOURCE_ATTRIBUTES: Schema = {
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const VULTR: Schema = {
  failOnMissingMetadata: 'bool',
  resourceAttributes: nested('block', VULTR_RESOURCE_ATTRIBUTES),
};

const TENCENT_CVM_RESOURCE_ATTRIBUTES: Schema = {
  cloudAccountId: named('cloud.account.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudAvailabilityZone: named(
    'cloud.availability_zone',
    nested('block', RESOURCE_ATTRIBUTE_CONFIG),
  ),
  cloudPlatform: named('cloud.platform', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudProvider: named('cloud.provider', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  cloudRegion: named('cloud.region', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostId: named('host.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostImageId: named('host.image.id', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostName: named('host.name', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
  hostType: named('host.type', nested('block', RESOURCE_ATTRIBUTE_CONFIG)),
};

const TENCENT_CVM: Schema = {
  failOnMissingMetadata: 'bool',
  resourceAttributes: nested('block', TENCENT_CVM_RESOURCE_ATTRIBUTES),
};

const PROPS: Schema = {
  detectors: oneOf(
    'list(string)',
    'env',
    'ec2',
    'ecs',
    'eks',
    'elasticbeanstalk',
    'lambda',
    'akamai',
    'azure',
    'aks',
    'consul',
    'digitalocean',
    'docker',
    'gcp',
    'heroku',
    'hetzner',
    'system',
    'openshift',
    'kubernetes_node',
    'kubeadm',
    'dynatrace',
    'nova',
    'oraclecloud',
    'scaleway',
    'upcloud',
    'vultr',
    'tencent_cvm',
    'alibaba_ecs',
  ),
  override: 'bool',
  failOnMissingMetadata: 'bool',
  ec2: nested('block', EC2),
  ecs: nested('block', ECS),
  eks: nested('block', EKS),
  elasticbeanstalk: nested('block', ELASTICBEANSTALK),
  lambda: nested('block', LAMBDA),
  akamai: nested('block', AKAMAI),
  azure: nested('block', AZURE),
  aks: nested('block', AKS),
  consul: nested('block', CONSUL),
  docker: nested('block', DOCKER),
  digitalocean: nested('block', DIGITALOCEAN),
  gcp: nested('block', GCP),
  heroku: nested('block', HEROKU),
  hetzner: nested('block', HETZNER),
  system: nested('block', SYSTEM),
  openshift: nested('block', OPENSHIFT),
  kubernetesNode: nested('block', KUBERNETES_NODE),
  kubeadm: nested('block', KUBEADM),
  dynatrace: nested('block', DYNATRACE),
  nova: nested('block', NOVA),
  oraclecloud: nested('block', ORACLECLOUD),
  scaleway: nested('block', SCALEWAY),
  upcloud: nested('block', UPCLOUD),
  vultr: nested('block', VULTR),
  tencentCvm: nested('block', TENCENT_CVM),
  alibabaEcs: nested('block', ALIBABA_ECS),
  timeout: 'duration',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.resourcedetection',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    akamai: '1.12',
    'akamai.resource_attributes.cloud.provider': '1.12',
    'akamai.resource_attributes.cloud.region': '1.12',
    'akamai.resource_attributes.host.id': '1.12',
    'akamai.resource_attributes.host.name': '1.12',
    alibaba_ecs: '1.15',
    'alibaba_ecs.resource_attributes.cloud.account.id': '1.15',
    'alibaba_ecs.resource_attributes.cloud.availability_zone': '1.15',
    'alibaba_ecs.resource_attributes.cloud.platform': '1.15',
    'alibaba_ecs.resource_attributes.cloud.provider': '1.15',
    'alibaba_ecs.resource_attributes.cloud.region': '1.15',
    'alibaba_ecs.resource_attributes.host.id': '1.15',
    'alibaba_ecs.resource_attributes.host.image.id': '1.15',
    'alibaba_ecs.resource_attributes.host.name': '1.15',
    'alibaba_ecs.resource_attributes.host.type': '1.15',
    'azure.resource_attributes.cloud.availability_zone': '1.12',
    digitalocean: '1.12',
    'digitalocean.resource_attributes.cloud.provider': '1.12',
    'digitalocean.resource_attributes.cloud.region': '1.12',
    'digitalocean.resource_attributes.host.id': '1.12',
    'digitalocean.resource_attributes.host.name': '1.12',
    'ec2.tags_from_imds': '1.15',
    'eks.node_from_env_var': '1.15',
    fail_on_missing_metadata: '1.19',
    hetzner: '1.12',
    'hetzner.resource_attributes.cloud.availability_zone': '1.12',
    'hetzner.resource_attributes.cloud.provider': '1.12',
    'hetzner.resource_attributes.cloud.region': '1.12',
    'hetzner.resource_attributes.host.id': '1.12',
    'hetzner.resource_attributes.host.name': '1.12',
    nova: '1.12',
    'nova.resource_attributes.cloud.availability_zone': '1.12',
    'nova.resource_attributes.cloud.platform': '1.12',
    'nova.resource_attributes.cloud.provider': '1.12',
    'nova.resource_attributes.cloud.region': '1.12',
    'nova.resource_attributes.host.id': '1.12',
    'nova.resource_attributes.host.name': '1.12',
    'nova.resource_attributes.host.type': '1.12',
    'openshift.tls.include_insecure_cipher_suites': '1.19',
    'openshift.tls.tpm': '1.10',
    oraclecloud: '1.12',
    'oraclecloud.resource_attributes.cloud.availability_zone': '1.12',
    'oraclecloud.resource_attributes.cloud.platform': '1.12',
    'oraclecloud.resource_attributes.cloud.provider': '1.12',
    'oraclecloud.resource_attributes.cloud.region': '1.12',
    'oraclecloud.resource_attributes.host.id': '1.12',
    'oraclecloud.resource_attributes.host.name': '1.12',
    'oraclecloud.resource_attributes.host.type': '1.12',
    'oraclecloud.resource_attributes.k8s.cluster.name': '1.12',
    'oraclecloud.resource_attributes.oracle_cloud.realm': '1.15',
    scaleway: '1.12',
    'scaleway.resource_attributes.cloud.account.id': '1.12',
    'scaleway.resource_attributes.cloud.availability_zone': '1.12',
    'scaleway.resource_attributes.cloud.platform': '1.12',
    'scaleway.resource_attributes.cloud.provider': '1.12',
    'scaleway.resource_attributes.cloud.region': '1.12',
    'scaleway.resource_attributes.host.id': '1.12',
    'scaleway.resource_attributes.host.image.id': '1.12',
    'scaleway.resource_attributes.host.image.name': '1.12',
    'scaleway.resource_attributes.host.name': '1.12',
    'scaleway.resource_attributes.host.type': '1.12',
    'system.resource_attributes.host.interface': '1.10',
    'system.resource_attributes.os.build.id': '1.10',
    'system.resource_attributes.os.name': '1.10',
    'system.resource_attributes.os.version': '1.9',
    tencent_cvm: '1.15',
    'tencent_cvm.resource_attributes.cloud.account.id': '1.15',
    'tencent_cvm.resource_attributes.cloud.availability_zone': '1.15',
    'tencent_cvm.resource_attributes.cloud.platform': '1.15',
    'tencent_cvm.resource_attributes.cloud.provider': '1.15',
    'tencent_cvm.resource_attributes.cloud.region': '1.15',
    'tencent_cvm.resource_attributes.host.id': '1.15',
    'tencent_cvm.resource_attributes.host.image.id': '1.15',
    'tencent_cvm.resource_attributes.host.name': '1.15',
    'tencent_cvm.resource_attributes.host.type': '1.15',
    upcloud: '1.12',
    'upcloud.resource_attributes.cloud.provider': '1.12',
    'upcloud.resource_attributes.cloud.region': '1.12',
    'upcloud.resource_attributes.host.id': '1.12',
    'upcloud.resource_attributes.host.name': '1.12',
    vultr: '1.12',
    'vultr.resource_attributes.cloud.provider': '1.12',
    'vultr.resource_attributes.cloud.region': '1.12',
    'vultr.resource_attributes.host.id': '1.12',
    'vultr.resource_attributes.host.name': '1.12',
  },
};
