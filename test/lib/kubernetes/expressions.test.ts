import { evaluate } from '../../../lib/kubernetes/expressions';

const resolve = (reference: string): string | undefined =>
  reference === 'a.b.name' ? 'known' : undefined;

describe('evaluate', () => {
  test.each([
    ['plain $5 100% {}', 'plain $5 100% {}'],
    ['$${a} and %%{b}', '${a} and %{b}'],
    ['$$${a}', '$${a}'],
    ['x-${a.b.name}-y', 'x-known-y'],
    ['${ var.other }', 'placeholder'],
    ['${sha256("}${x("}")}\\"")}!', `${'0'.repeat(64)}!`],
    ['${jsonencode({"a" = {}})}.', 'placeholder.'],
    ['${f("$${a")}.', 'placeholder.'],
  ])('%s', (template, text) => {
    expect(evaluate(template, resolve)).toBe(text);
  });

  test('a placeholder of the caller stands for any expression that is not known', () => {
    expect(evaluate('${sha256("")} ${a.b.name}', resolve, '1')).toBe('1 known');
  });

  test("what it can't evaluate is an error", () => {
    expect(() => evaluate('%{ if true }a%{ endif }', resolve)).toThrow('directives');
    expect(() => evaluate('${f("}")', resolve)).toThrow('unterminated');
  });
});
