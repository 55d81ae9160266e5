import { alloyRules } from './alloy-rules';
import { collectorRules, retentionRules } from './cluster-rules';
import { hostRules } from './host-rules';
import { outageBufferRules } from './outage-buffer-rules';
import type { Rule, RuleGroup, RuleGroupsProps } from './rule';

/** The rules of what an app makes metrics of; a group without any isn't there. */
export function ruleGroups(props: RuleGroupsProps): RuleGroup[] {
  const { name, labels } = props;
  const groups: [string, Rule[]][] = [
    ['hosts', hostRules(props)],
    ['outage-buffer', outageBufferRules(props.hosts.filter((host) => host.outageBuffer))],
    ['alloy', alloyRules(props.hosts.filter((host) => host.alloyMetrics))],
    [
      'collector',
      props.collectorJob === undefined ? [] : collectorRules(props, props.collectorJob),
    ],
    ['retention', retentionRules(props)],
  ];
  return groups
    .filter(([, rules]) => rules.length > 0)
    .map(([group, rules]) => ({
      name: `${name}-${group}`,
      rules: rules.map(({ annotations, ...rule }) =>
        rule.alert === undefined
          ? rule
          : { ...rule, labels: { ...rule.labels, ...labels }, annotations },
      ),
    }));
}
