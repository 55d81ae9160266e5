import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NIXOS_OUT, type Machine } from '../../nixos/evaluate';
import { mustRun } from '../../support/programs';
import { buildPyroscopeHook, installPyroscopeIo } from '../../support/pyroscope-io';

const MODULES = join(NIXOS_OUT, 'modules');

/** Programs by the name that a unit calls them by. */
type Programs = Readonly<Record<'alloy', string>>;

/** Units of the machine that NixOS has from elsewhere, or that stand for what isn't there. */
const SYSTEM_UNITS: Readonly<Record<string, string>> = {
  // the tailnet: an interface by its name, with the cluster at its other end
  'tailscaled.service': `[Unit]
Before=network.target
[Service]
Type=oneshot
RemainAfterExit=true
ExecStart=/bin/sh -e -c 'ip netns add cluster; ip link add tailscale0 type veth peer name eth0 netns cluster; \\
  ip addr add 100.64.0.1/24 dev tailscale0; ip link set tailscale0 up; \\
  ip -n cluster addr add 100.64.0.2/24 dev eth0; ip -n cluster link set eth0 up; echo tailscaled is up'
`,
  'cluster.service': `[Unit]
Requires=tailscaled.service
After=tailscaled.service
[Service]
NetworkNamespacePath=/run/netns/cluster
RuntimeDirectory=cluster
RuntimeDirectoryPreserve=yes
ExecStart=python3 /lab/programs/sink.py
`,
  'emitter.service': '[Service]\nExecStart=python3 /lab/programs/emitter.py\n',
};

/** A desktop's daemons, which home-manager brings. */
const USER_UNITS: Readonly<Record<string, string>> = {
  'otel-ai-monitor.service': '[Service]\nExecStart=python3 /lab/programs/monitor.py\n',
  'i3-project-daemon.service': '[Service]\nExecStart=sleep infinity\n',
};

/** The machine's own user, whose session is open. */
export const USER = 'alice';

/** Writes what makes a Debian the workstation of a host's module. @returns the folder that the machine is to see as /lab */
export function workstation(machine: Machine, programs: Programs): string {
  const lab = mkdtempSync(join(tmpdir(), 'lab-'));
  const write = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(lab, path)), { recursive: true });
    writeFileSync(join(lab, path), text, { mode });
  };
  const link = (path: string, to: string) => {
    mkdirSync(dirname(join(lab, path)), { recursive: true });
    symlinkSync(to, join(lab, path));
  };
  /** A unit with what its [Install] asks for, as NixOS makes it. */
  const install = (manager: 'system' | 'user', name: string, text: string) => {
    write(`root/etc/systemd/${manager}/${name}`, text);
    const [, wanted = ''] = /^WantedBy=(.*)$/m.exec(text) ?? [];
    for (const target of wanted.split(' ').filter(Boolean))
      link(
        `root/etc/systemd/${manager}/${target}.wants/${name}`,
        `/etc/systemd/${manager}/${name}`,
      );
  };

  for (const [name, text] of Object.entries(machine.unitTexts)) install('system', name, text);
  for (const [name, text] of Object.entries(SYSTEM_UNITS))
    install('system', name, `${text}[Install]\nWantedBy=multi-user.target\n`);
  for (const [name, text] of Object.entries(USER_UNITS))
    install('user', name, `${text}[Install]\nWantedBy=default.target\n`);
  for (const [name, { text }] of Object.entries(machine.userUnits))
    write(`root/etc/systemd/user/${name}.d/overrides.conf`, text);
  for (const [name, text] of Object.entries(machine.ownUserUnits)) install('user', name, text);

  for (const [name, source] of Object.entries(machine.etc))
    write(`root/etc/${name}`, readFileSync(source, 'utf8'));
  for (const [name, text] of Object.entries(machine.etcTexts)) write(`root/etc/${name}`, text);
  write('root/etc/hostname', 'ryzen\n');
  write(
    'root/etc/hosts',
    '127.0.0.1 localhost ryzen\n100.64.0.2 otel-collector.example.ts.net pyroscope.example.ts.net\n',
  );
  write('root/etc/sysusers.d/vm.conf', users());
  write('root/etc/tmpfiles.d/vm.conf', `d /home/${USER} 0755 ${USER} ${USER}\n`);
  write(`root/var/lib/systemd/linger/${USER}`, '');
  // as nixos/modules/config/system-environment.nix and security/pam.nix have them
  const variables = Object.entries(machine.sessionVariables);
  write(
    'root/etc/pam/environment',
    variables.map(([name, value]) => `${name}   DEFAULT="${value}"\n`).join(''),
  );
  for (const kind of ['session', 'session-noninteractive'])
    write(`root/etc/pam.d/common-${kind}`, session(kind));

  store(machine, lab, write);
  mkdirSync(join(lab, 'bin'));
  for (const [name, path] of Object.entries({ ...programs, node: process.execPath })) {
    cpSync(path, join(lab, 'bin', name), { dereference: true });
    link(`root/usr/local/bin/${name}`, `/lab/bin/${name}`);
  }
  for (const name of ['sink', 'emitter', 'monitor', 'verdict'])
    write(`programs/${name}.py`, readFileSync(join(__dirname, `${name}.py`), 'utf8'));
  // as beyla.nix has it built
  mustRun('cc', ['-O2', '-o', join(lab, 'bin/uprobe-check'), join(MODULES, 'uprobe-check.c')]);
  link('root/usr/local/bin/uprobe-check', '/lab/bin/uprobe-check');
  // as NixOS has it on everybody's PATH
  write('root/usr/local/bin/observability-memory-profile', script('memory-profile'), 0o755);
  mkdirSync(join(lab, 'root/var/log/journal'), { recursive: true });
  // the kernel's own level, which NixOS leaves; Debian's is 3
  write('root/etc/sysctl.d/vm.conf', 'kernel.perf_event_paranoid = 2\n');
  // NixOS' own PATH of a unit
  link(`root${STORE}coreutils/bin`, '/usr/bin');
  link(`root${STORE}systemd/bin`, '/usr/bin');
  chmodSync(lab, 0o755);
  return lab;
}

const STORE = `/nix/store/${'0'.repeat(32)}-`;

function users(): string {
  const system = ['alloy', 'outage-buffer'].map((name, i) => `u ${name} ${990 - i}\n`);
  return `${system.join('')}u ${USER} 1000 - /home/${USER} /bin/bash\n`;
}

/** Debian's, and NixOS' line. */
function session(kind: string): string {
  return `session [default=1] pam_permit.so
session requisite pam_deny.so
session required pam_permit.so
session required pam_unix.so
${kind === 'session' ? 'session optional pam_systemd.so\n' : ''}session required pam_env.so conffile=/etc/pam/environment readenv=0
`;
}

/** A module's script, as nixpkgs writes it. */
function script(name: string): string {
  return `#!/bin/bash\n${readFileSync(join(MODULES, `${name}.sh`), 'utf8')}`;
}

/** Everything that a unit names in the store. @throws where it names what isn't known */
function store(
  machine: Machine,
  lab: string,
  write: (path: string, text: string, mode?: number) => void,
): void {
  const units = [
    ...Object.values(machine.unitTexts),
    ...Object.values(machine.ownUserUnits),
    ...Object.values(machine.userUnits).map(({ text }) => text),
  ];
  const named = new Set(units.join('').match(/\/nix\/store\/\w{32}-[\w.-]+/g));
  for (const path of named) {
    const name = path.slice(STORE.length);
    if (name === 'observability-tailnet-only.nft') write(`root${path}`, machine.tailnetOnly.rules!);
    else if (name === 'outage-buffer.json')
      write(`root${path}`, readFileSync(join(NIXOS_OUT, 'files/ryzen/outage-buffer.json'), 'utf8'));
    else if (name === 'outage-buffer')
      cpSync(join(NIXOS_OUT, 'runtime/outage-buffer'), join(lab, 'root', path), {
        recursive: true,
      });
    else if (name === 'pyroscope-hook') {
      buildPyroscopeHook(join(lab, 'root', path), path);
    } else if (name === 'pyroscope-io')
      cpSync(installPyroscopeIo(), join(lab, 'root', path, 'lib/python3.13/site-packages'), {
        recursive: true,
      });
    else if (name === 'damaged-positions') write(`root${path}`, script(name), 0o755);
    else if (!['coreutils', 'systemd'].includes(name))
      throw new Error(`${path} is in no place of the test`);
  }
}
