import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, type Machine } from './evaluate';

describeWith(['nix-instantiate', 'alloy'], "the check in a consumer's build", (programs) => {
  let folder: string;
  let machines: Record<string, Machine>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    mkdirSync(join(folder, 'bin'));
    symlinkSync(programs.alloy, join(folder, 'bin/alloy'));
    write('broken.alloy', 'otelcol.receiver.otlp "mine" {\n\thttp { }\n}\n');
    write('unstable.alloy', 'otelcol.storage.file "mine" { }\n');
    write('documented.alloy', DOCUMENTED);
    const own = (file: string) => [
      hostModule('ryzen'),
      `{ environment.etc."alloy/own.alloy".source = ${folder}/${file}; }`,
    ];
    machines = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      {
        ...Object.fromEntries(HOSTS.map((host) => [host, [hostModule(host)]])),
        broken: own('broken.alloy'),
        documented: own('documented.alloy'),
        unstable: own('unstable.alloy'),
        allowedByFlag: [
          ...own('unstable.alloy'),
          '{ services.alloy.extraFlags = [ "--stability.level=public-preview" ]; }',
        ],
        allowed: [
          ...own('unstable.alloy'),
          '{ observability.alloy.stabilityLevel = "public-preview"; }',
        ],
      },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  /** Runs a check's own command as Nix' builder does: its files as links in one directory, nothing else known. */
  function check(machine: string, name = 'alloy-config') {
    const { command, files } = machines[machine]!.checks[name]!;
    const directory = mkdtempSync(join(folder, 'configuration-'));
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      symlinkSync(source, join(directory, file));
    }
    return run('env', [
      ...['-i', `PATH=${join(folder, 'bin')}:/usr/bin:/bin`, `configuration=${directory}`],
      ...[`out=${directory}.out`, 'bash', '-e', '-u', '-c', command],
    ]);
  }

  test.each(HOSTS)('takes the files of %s', (host) => {
    const names = Object.keys(machines[host]!.checks);
    expect(names).toContain('alloy-config');
    for (const name of names) expect(check(host, name)).toMatchObject({ status: 0 });
  });

  test('covers the second Alloy where there is one', () => {
    expect(Object.keys(machines.ryzen!.checks)).toEqual(['alloy-config', 'alloy-ebpf-config']);
    expect(Object.keys(machines.hetzner!.checks)).toEqual(['alloy-config']);
  });

  test('fails for a file that Alloy would refuse, with its name and line', () => {
    const { status, output } = check('broken');
    expect(status).not.toBe(0);
    expect(output).toContain('own.alloy:1:1: missing required block "output"');
  });

  test('fails for a component less stable than the host allows, and takes it once that is allowed', () => {
    const { status, output } = check('unstable');
    expect(status).not.toBe(0);
    expect(output).toContain('"otelcol.storage.file" is at stability level "public-preview"');
    expect(check('allowed')).toMatchObject({ status: 0 });
  });

  test("takes it where the machine's own flags allow it to Alloy", () => {
    expect(check('allowedByFlag')).toMatchObject({ status: 0 });
  });

  test("takes a file of the machine's own whose labels are those of Alloy's documentation", () => {
    expect(check('documented')).toMatchObject({ status: 0 });
  });
});

/**
 * The labels that everybody has.
 * @see https://grafana.com/docs/alloy/latest/reference/components/
 */
const DOCUMENTED = `
loki.relabel "journal" {
	forward_to = []
}

loki.source.journal "journal" {
	relabel_rules = loki.relabel.journal.rules
	forward_to    = []
}

otelcol.receiver.otlp "default" {
	http {
		endpoint = "127.0.0.1:14318"
	}

	output {
		traces = [otelcol.processor.batch.default.input]
	}
}

otelcol.processor.batch "default" {
	output { }
}

otelcol.receiver.loki "journal" {
	output { }
}
`;
