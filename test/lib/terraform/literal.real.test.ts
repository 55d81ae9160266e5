import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformOutput, Testing } from 'cdktf';
import fc from 'fast-check';
import { terraformLiteral } from '../../../lib';
import { describeWith, run } from '../../support/programs';
import { Fleet, temporaryFolder } from '../support';

const PARTS = ['${', '%{', '$${', '%%{', '$', '%', '{', '}', '~', '"', '\\', '\n', '\t', '${x}'];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PARTS, 'if x', 'é', '😀', '<', '&') }),
  fc.string({ unit: 'grapheme-ascii' }),
);

describeWith(['terraform'], 'the real Terraform', (programs) => {
  test('has 500 random texts as they were, after cdktf has printed them', () => {
    const texts = fc.sample(text, { numRuns: 500, seed: 2026 });
    const { stack } = new Fleet();
    texts.forEach(
      (value, i) => new TerraformOutput(stack, `o${i}`, { value: terraformLiteral(value) }),
    );
    const { output } = JSON.parse(Testing.synth(stack)) as { output: object };

    const folder = temporaryFolder();
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
    const env = { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
    const inFolder = (...args: string[]) => {
      const result = run(programs.terraform, args, { cwd: folder, env });
      if (result.status !== 0) throw new Error(result.output);
      return result.stdout;
    };
    inFolder('init', '-input=false');
    inFolder('apply', '-auto-approve', '-input=false');
    const received = JSON.parse(inFolder('output', '-json')) as Record<string, { value: string }>;

    expect(Object.keys(received)).toHaveLength(texts.length);
    texts.forEach((value, i) => expect(received[`o${i}`]?.value).toBe(value));
  });
});
