// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyEnum, AlloyList, AlloyNumber, AlloyString } from '../../expression';
import { oneOf, type Schema } from '../../schema';

/** `rule`, `write_relabel_config`. */
export interface RelabelConfig {
  /** `source_labels`: labels whose values, joined by `separator`, `regex` is matched against. @default [] */
  readonly sourceLabels?: AlloyList<AlloyString>;
  /** `separator`: stands between the joined values of `source_labels`. @default ";" */
  readonly separator?: AlloyString;
  /** `regex`: RE2 expression that the joined values, or labels' names, must match. @default "(.*)" */
  readonly regex?: AlloyString;
  /** `modulus`: what the hash is divided by; the remainder is the result. @default 0 */
  readonly modulus?: AlloyNumber;
  /** `target_label`: label that gets the result. @default "" */
  readonly targetLabel?: AlloyString;
  /** `replacement`: what a match becomes; `$1` stands for the first captured group. @default "$1" */
  readonly replacement?: AlloyString;
  /** `action`: what the rule does, such as `replace`, `keep` or `labeldrop`. @default replace */
  readonly action?: AlloyEnum<
    | 'replace'
    | 'keep'
    | 'drop'
    | 'hashmod'
    | 'labelmap'
    | 'labeldrop'
    | 'labelkeep'
    | 'lowercase'
    | 'uppercase'
    | 'keepequal'
    | 'dropequal'
  >;
}

/** @internal */
export const RELABEL_CONFIG: Schema = {
  sourceLabels: 'list(string)',
  separator: 'string',
  regex: 'string',
  modulus: 'uint64',
  targetLabel: 'string',
  replacement: 'string',
  action: oneOf(
    'string',
    'replace',
    'keep',
    'drop',
    'hashmod',
    'labelmap',
    'labeldrop',
    'labelkeep',
    'lowercase',
    'uppercase',
    'keepequal',
    'dropequal',
  ),
};
