import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { evaluateMachines, hostModule, type Machine } from './evaluate';

const ADDED = `{
  observability.journal.extraUnits = [ "nginx.service" "sshd.service" ];
  observability.journal.extraUserUnits = [ "pipewire.service" ];
  observability.scrape.nginx-exporter = { targets = [ "127.0.0.1:9113" "127.0.0.1:9114" ]; interval = "30s"; };
  observability.logFiles.nginx.paths = [ "/var/log/nginx/*.log" ];
  systemd.services.nginx.description = "nginx";
}`;

const MACHINES = {
  ryzen: [hostModule('ryzen')],
  added: [hostModule('ryzen'), ADDED],
  twice: [hostModule('ryzen'), '{ observability.journal.extraUnits = [ "tailscaled.service" ]; }'],
  unknown: [hostModule('ryzen'), '{ observability.journal.extraUnits = [ "ngnix.service" ]; }'],
  whole: [
    hostModule('ryzen'),
    `{
      observability.journal.pipeline = { receiver = null; rules = null; };
      observability.journal.extraUnits = [ "sshd.service" ];
    }`,
  ],
  withoutJournal: [hostModule('ryzen'), ADDED, '{ observability.journal.enable = false; }'],
  misnamed: [hostModule('ryzen'), '{ observability.scrape.Node_1.targets = [ "127.0.0.1:1" ]; }'],
  unsent: [
    hostModule('ryzen'),
    `{
      observability.alloy.inputs.metrics = lib.mkForce [ ];
      observability.scrape.node.targets = [ "127.0.0.1:1" ];
    }`,
  ],
} satisfies Record<string, readonly string[]>;

describeWith(['nix-instantiate'], 'what a machine adds without a synth', (programs) => {
  let machines: Record<keyof typeof MACHINES, Machine>;
  beforeAll(() => {
    machines = evaluateMachines({ nix: programs['nix-instantiate'] }, MACHINES);
  });

  test("is files beside the app's, which restart Alloy and are checked with the others", () => {
    const { etc, units, checks, failed, warnings } = machines.added;
    const added = Object.keys(etc).filter((name) => !(name in machines.ryzen.etc));
    expect(added.sort()).toEqual([
      'alloy/file-nginx.alloy',
      'alloy/journal-added.alloy',
      'alloy/scrape-nginx-exporter.alloy',
    ]);
    for (const name of added) {
      expect(units.alloy!.restartTriggers).toContain(etc[name]);
      expect(checks['alloy-config']!.files).toHaveProperty([basename(name)]);
    }
    expect({ failed, warnings }).toEqual({ failed: [], warnings: [] });
  });

  test("reads units of the journal through the app's own pipeline, each manager's by itself", () => {
    expect(machines.added.etcTexts['alloy/journal-added.alloy']).toMatchInlineSnapshot(`
     "// From observability.journal.extraUnits and extraUserUnits of this machine.

     loki.source.journal "fleet_added_system" {
     	matches       = "_SYSTEMD_UNIT=nginx.service _SYSTEMD_UNIT=sshd.service"
     	relabel_rules = loki.relabel.fleet_journal.rules
     	forward_to    = [otelcol.receiver.loki.fleet_journal.receiver]
     }

     loki.source.journal "fleet_added_user" {
     	matches       = "_SYSTEMD_USER_UNIT=pipewire.service"
     	relabel_rules = loki.relabel.fleet_journal.rules
     	forward_to    = [otelcol.receiver.loki.fleet_journal.receiver]
     }
     "
    `);
  });

  test('scrapes under the name of the job', () => {
    expect(machines.added.etcTexts['alloy/scrape-nginx-exporter.alloy']).toMatchInlineSnapshot(`
     "// From observability.scrape.nginx-exporter of this machine.

     prometheus.scrape "fleet_scrape_nginx_exporter" {
     	targets         = [{__address__ = "127.0.0.1:9113"}, {__address__ = "127.0.0.1:9114"}]
     	job_name        = "nginx-exporter"
     	metrics_path    = "/metrics"
     	scrape_interval = "30s"
     	forward_to      = [otelcol.receiver.prometheus.fleet_scrape_nginx_exporter.receiver]
     }

     otelcol.receiver.prometheus "fleet_scrape_nginx_exporter" {
     	output {
     		metrics = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
  });

  test('follows log files under the name of the service', () => {
    expect(machines.added.etcTexts['alloy/file-nginx.alloy']).toMatchInlineSnapshot(`
     "// From observability.logFiles.nginx of this machine.

     local.file_match "fleet_file_nginx" {
     	path_targets = [{__path__ = "/var/log/nginx/*.log"}]
     }

     loki.source.file "fleet_file_nginx" {
     	targets    = local.file_match.fleet_file_nginx.targets
     	forward_to = [otelcol.receiver.loki.fleet_file_nginx.receiver]
     }

     otelcol.receiver.loki "fleet_file_nginx" {
     	output {
     		logs = [otelcol.processor.transform.fleet_file_nginx.input]
     	}
     }

     otelcol.processor.transform "fleet_file_nginx" {
     	error_mode = "ignore"

     	statements {
     		log = [
     			"set(resource.attributes[\\"service.name\\"], \\"nginx\\")",
     			"set(log.attributes[\\"log.file.path\\"], log.attributes[\\"filename\\"])",
     			"delete_matching_keys(log.attributes, \\"^(filename|job|loki\\\\\\\\.attribute\\\\\\\\.labels)$\\")",
     		]
     	}

     	output {
     		logs = [otelcol.processor.batch.fleet_remote.input]
     	}
     }
     "
    `);
  });

  test('goes with its part', () => {
    expect(Object.keys(machines.withoutJournal.etc)).not.toContain('alloy/journal-added.alloy');
  });

  test('warns of a unit that nothing defines', () => {
    expect(machines.unknown.warnings).toEqual([
      expect.stringContaining('collects units that no NixOS module defines: ngnix.service.'),
    ]);
  });

  test.each([
    ['a unit that the app has', 'twice', 'has tailscaled.service, which the app collects already'],
    ['units beside a whole journal', 'whole', 'on this host the app reads the whole journal'],
    ['a name that is no label', 'misnamed', 'a letter first, but Node_1 was'],
    ['metrics that nobody takes', 'unsent', 'have nowhere to send metrics'],
  ] as const)('fails for %s', (_, machine, message) => {
    expect(machines[machine].failed).toEqual([expect.stringContaining(message)]);
  });
});

describeWith(
  ['nix-instantiate', 'alloy'],
  'what a machine adds, for the real Alloy',
  (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'added-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('is a configuration together with the rest', () => {
      const { added } = evaluateMachines(
        { nix: programs['nix-instantiate'] },
        { added: MACHINES.added },
      );
      for (const [name, source] of Object.entries(added.etc).filter(([path]) =>
        path.startsWith('alloy/'),
      )) {
        const text = added.etcTexts[name];
        const file = join(folder, basename(name));
        if (text === undefined) copyFileSync(source, file);
        else writeFileSync(file, text);
        // as alloy fmt would have it
        if (text !== undefined) expect(run(programs.alloy, ['fmt', file]).stdout).toBe(text);
      }
      const { status, output } = run(programs.alloy, ['validate', folder]);
      expect({ status, output }).toEqual({ status: 0, output: '' });
    });
  },
);
