export { AlloyComponent, type AlloyComponentProps } from './component';
export type { Deferrable } from './deferred';
export { AlloyDirectory, type AlloyDirectoryProps } from './directory';
export {
  AlloyExpression,
  type AlloyBoolean,
  type AlloyDuration,
  type AlloyEnum,
  type AlloyList,
  type AlloyMap,
  type AlloyNumber,
  type AlloySecret,
  type AlloySize,
  type AlloyString,
  type AlloyTarget,
  type Capsule,
  type Evaluated,
  type LogsReceiver,
  type MetricsReceiver,
  type OneOf,
  type OptionalSecret,
  type OtelcolConsumer,
  type ProfilesReceiver,
  type RelabelRules,
  type Secret,
  type TargetLabels,
  type Targets,
} from './expression';
export { AlloyFile, type AlloyFileProps, type OwnFileProps, type StandInFileProps } from './file';
export { limitStability } from './limit-stability';
export type { IAlloyComponent, IAlloyFile } from './members';
export { printAlloy } from './print';
export {
  named,
  nested,
  oneOf,
  type Choice,
  type Field,
  type Named,
  type Nested,
  type Schema,
} from './schema';
export type { Since } from './since';
export { STABILITY_LEVELS, type LessStable, type StabilityLevel } from './stability';
export { Alloy } from './stdlib';
export { TypedComponent, type AlloyProps, type ComponentType } from './typed-component';
export {
  AlloyBlock,
  block,
  blocks,
  type AlloyBlockHead,
  type AlloyBody,
  type AlloyValue,
} from './value';
export { Wire } from './wire';
