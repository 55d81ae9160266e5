import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from './support/programs';

const ROOT = join(__dirname, '..');

/** What a user has: the package, and an app beside it. */
const APP = `
const { App } = require('cdktf');
const { AlloyCollector, NixosHost, ObservabilityStack, OtlpDestination } = require('cdktf-nixos-observability');
const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
const destinations = [OtlpDestination.remote('elsewhere', { endpoint: 'http://otel.example.ts.net:4318' })];
new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations });
app.synth();
console.log(stack.synthesized('cdktf.out'));
`;

test('the packed package works where it is installed, constant files included', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    const packed = mustRun(
      'npm',
      ['pack', ROOT, '--silent', '--pack-destination', folder],
      '',
      folder,
    );
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'cdktf-nixos-observability'), { recursive: true });
    mustRun('tar', [
      ...['-xzf', join(folder, packed.trim().split('\n').at(-1) ?? '')],
      ...['-C', join(modules, 'cdktf-nixos-observability'), '--strip-components=1'],
    ]);
    for (const name of ['cdktf', 'constructs', '@cdktf', 'yaml']) {
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
    writeFileSync(join(folder, 'app.js'), APP);
    expect(mustRun(process.execPath, ['--preserve-symlinks', 'app.js'], '', folder)).toContain(
      'nixos-out: 1 host (ryzen)',
    );
    const constant = (path: string) => readdirSync(path).sort();
    expect(constant(join(folder, 'nixos-out/modules'))).toEqual(
      constant(join(ROOT, 'constructs/workstation/modules')),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
