/** The text of a TypeScript type, and what of `lib/alloy` it needs imported. */
export interface TypeText {
  readonly text: string;
  readonly imports: readonly string[];
}

/** The type of a prop, for an attribute's type in upstream's words. */
export function typeText(type: string, values?: readonly string[]): TypeText {
  const [, outer, inner = ''] = /^(list|map)\((.*)\)$/.exec(type) ?? [];
  if (outer !== undefined) {
    const generic = outer === 'list' ? 'AlloyList' : 'AlloyMap';
    const { text, imports } = typeText(inner, values);
    return { text: `${generic}<${text}>`, imports: [generic, ...imports] };
  }
  if (values !== undefined) {
    const words = values.map((value) => `'${value}'`).join(' | ');
    return { text: `AlloyEnum<${words}>`, imports: ['AlloyEnum'] };
  }
  const alias = capsuleAlias(type);
  if (alias !== undefined) return alias;
  if (type === 'optional_secret')
    return { text: 'AlloyString | AlloySecret', imports: ['AlloyString', 'AlloySecret'] };
  const name = /^(u?int|float)\d*$/.test(type) ? 'AlloyNumber' : NAMES[type];
  if (name === undefined) throw new Error(`no type of ours for ${type}`);
  return { text: name, imports: [name] };
}

/** The type of a capsule, for exports and attributes alike. */
export function capsuleAlias(type: string): TypeText | undefined {
  const [, kind] = /^capsule\((.*)\)$/.exec(type) ?? [];
  if (kind === undefined) return undefined;
  const alias = CAPSULES[kind];
  return alias === undefined
    ? { text: `AlloyExpression<Capsule<'${kind}'>>`, imports: ['AlloyExpression', 'Capsule'] }
    : { text: alias, imports: [alias] };
}

const NAMES: { readonly [type: string]: string } = {
  string: 'AlloyString',
  bool: 'AlloyBoolean',
  duration: 'AlloyDuration',
  bytes: 'AlloySize',
  secret: 'AlloySecret',
  target: 'AlloyTarget',
  any: 'AlloyValue',
};

const CAPSULES: { readonly [kind: string]: string } = {
  'otelcol.Consumer': 'OtelcolConsumer',
  'loki.LogsReceiver': 'LogsReceiver',
  'prometheus.Appendable': 'MetricsReceiver',
  'pyroscope.Appendable': 'ProfilesReceiver',
  'relabel.Rules': 'RelabelRules',
};
