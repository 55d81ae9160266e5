import { Fn, TerraformOutput, Testing, Token } from 'cdktf';
import { terraformLiteral } from '../../../lib';
import { Fleet } from '../support';

describe('a literal for Terraform', () => {
  test.each([
    ['plain $ and % and {}', 'plain $ and % and {}'],
    ['${env:POD_IP}', '$${env:POD_IP}'],
    ['%{if x}', '%%{if x}'],
    ['$${x}', '$$${x}'],
    ['%%{x}', '%%%{x}'],
    ['${a}${b}%{c}', '$${a}$${b}%%{c}'],
    ['${${x}}', '$${$${x}}'],
    ['$', '$'],
    ['${', '$${'],
    ['$ {', '$ {'],
    ['', ''],
  ])('doubles what begins a template: %j', (text, literal) => {
    expect(terraformLiteral(text)).toBe(literal);
  });

  test("leaves cdktf's own tokens to cdktf, also among what is doubled", () => {
    const { stack } = new Fleet();
    const token = Token.asString(Fn.upper('z'));
    new TerraformOutput(stack, 'o', { value: terraformLiteral(`\${x} ${token} \${y}`) });
    const { output } = JSON.parse(Testing.synth(stack)) as { output: { o: { value: string } } };
    expect(output.o.value).toBe('$${x} ${upper("z")} $${y}');
  });
});
