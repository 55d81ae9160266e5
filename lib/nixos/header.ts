import type { IConstruct } from 'constructs';

/** The first line of every generated file: which construct to change. */
export function generatedFrom(construct: IConstruct): string {
  return `Generated from ${construct.node.path} by cdktf synth. Do not edit.`;
}
