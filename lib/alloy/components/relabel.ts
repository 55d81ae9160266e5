import { blocks, type AlloyBlock } from '../value';

/** A `rule` block, alike in `loki.relabel`, `discovery.relabel` and `prometheus.relabel`. */
export interface RelabelRule {
  /** `action` @default replace */
  readonly action?:
    'replace' | 'keep' | 'drop' | 'labelmap' | 'labeldrop' | 'labelkeep' | 'lowercase';
  /** `source_labels`: their values, joined by `;`, are what `regex` sees. */
  readonly sourceLabels?: readonly string[];
  /** `regex`: anchored on both ends. @default (.*) */
  readonly regex?: string;
  /** `target_label` */
  readonly targetLabel?: string;
  /** `replacement` @default $1 */
  readonly replacement?: string;
}

/** The rules as blocks, applied in order. */
export function ruleBlocks(rules: readonly RelabelRule[]): readonly AlloyBlock[] | undefined {
  return blocks(
    rules.map((rule) => ({
      action: rule.action,
      source_labels: rule.sourceLabels,
      regex: rule.regex,
      target_label: rule.targetLabel,
      replacement: rule.replacement,
    })),
  );
}
