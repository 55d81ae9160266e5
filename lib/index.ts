export { fail } from './errors';
export { Overrides } from './overrides';
export { Duration, Size } from './units';
export * from './alloy';
export * from './nix';
export * from './nixos';
export * from './otel/config';
export { NixosSynthesizer, type NixosSynthesizerProps } from './synth/synthesizer';
export { terraformLiteral } from './terraform/literal';
