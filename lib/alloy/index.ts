export * from './component';
export * from './components/beyla';
export * from './components/discovery';
export * from './components/loki';
export * from './components/otelcol';
export * from './components/prometheus';
export * from './components/pyroscope';
export type { RelabelRule } from './components/relabel';
export * from './directory';
export * from './file';
export type { Lazily } from './lazily';
export { printAlloy } from './print';
export {
  Alloy,
  AlloyBlock,
  AlloyExpression,
  block,
  blocks,
  type AlloyBody,
  type AlloyValue,
} from './value';
export * from './wire';
