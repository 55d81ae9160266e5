import { describeWith, run } from '../../../support/programs';
import { SCHEMA } from './bodies';

/** The defaults in the schema of what may be left out, by path: `otelcol.exporter.otlphttp.client.timeout`. */
function documented(): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const visit = (path: string, id: string, above: readonly string[]) => {
    for (const field of SCHEMA.types[id]!) {
      const here = `${path}.${field.name}`;
      if (field.block !== undefined && !above.includes(field.block))
        visit(here, field.block, [...above, field.block]);
      if (field.type !== undefined && !field.required) found.set(here, field.default);
    }
  };
  for (const [name, component] of Object.entries(SCHEMA.components))
    if (component.arguments !== undefined) visit(name, component.arguments, []);
  return found;
}

/** Go says `1m0s` where the schema says `1m`, and breaks long lists into lines. */
function plain(text: string): string {
  const short = (duration: string) => duration.replace(/(?<=m)0s/, '').replace(/(?<=h)0m/, '');
  return text.replace(/"[0-9hmsun.]+"/g, short).replace(/[\s,]/g, '');
}

/** What Go leaves where nothing is set; the reference pages may know what it stands for. */
const UNSET = ['""', '0', '"0s"', '"0B"', '[]', '{}', 'false', 'null', '(secret)'];

/** The same of a whole object. */
function isUnset(value: string): boolean {
  const [, members] = /^\{ (.*), \}$/.exec(value) ?? [];
  return (
    UNSET.includes(value) ||
    (members?.split(', ').every((each) => UNSET.includes(each.split(' = ')[1] ?? '')) ?? false)
  );
}

describeWith(['alloy evaluate'], 'defaults in the doc comments', (programs) => {
  test("are those that the real Alloy's own arguments start from", () => {
    const schema = documented();
    const printed = Object.keys(SCHEMA.components).flatMap((name) => {
      const { status, stdout } = run(programs['alloy evaluate'], ['defaults', name]);
      return status === 0 ? stdout.trim().split('\n') : [];
    });
    const differing: string[] = [];
    let equal = 0;
    for (const line of printed) {
      const [, path = '', value = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
      const wanted = schema.get(path);
      // required, or a wire
      if (!schema.has(path) || value.startsWith('capsule(')) continue;
      if (wanted !== undefined && plain(wanted) === plain(value)) equal++;
      else if (!isUnset(value)) differing.push(`${path} is ${value}, not ${wanted}`);
    }
    expect(differing).toEqual([]);
    expect(equal).toBeGreaterThan(1200);
  });
});
