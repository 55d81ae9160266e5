// The mechanism: what a construct of one's own is made of.
export { Overrides, type IOverridable } from './overrides';
export { Duration, Size } from './units';
export * from './alloy';
export * from './inventory';
export * from './nix';
export * from './nixos';
export {
  OtelConfig,
  type OtelPipeline,
  type OtelSection,
  type OtelSettings,
  type OtelValue,
} from './otel/config';
export { NixosSynthesizer, type NixosSynthesizerProps } from './synth/synthesizer';
export { terraformLiteral } from './terraform/literal';
export type { Manifest } from './kubernetes/manifest';
export { KubernetesYaml } from './kubernetes/yaml';
export { StackFile, type StackFileProps } from './terraform/stack-file';
export { synthNixos } from './testing';
