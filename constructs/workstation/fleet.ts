import type { IConstruct } from 'constructs';
import { ObservabilityStack } from '../observability-stack';

/** The fleet's stack that a construct is in; a host may be in a stack of another kind. */
export function fleetOf(construct: IConstruct): ObservabilityStack | undefined {
  return construct.node.scopes.find((scope) => scope instanceof ObservabilityStack);
}
