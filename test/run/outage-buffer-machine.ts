import { join } from 'node:path';
import { evaluateMachines, hostModule, NIXOS_OUT } from '../nixos/evaluate';
import type { Programs } from '../support/programs';
import { onLoopback } from '../support/outage-buffer';
import { onThisMachine, Systemd, tailnetOnly, TARGET_UNITS } from './systemd';

export const BUFFER = 'http://127.0.0.1:24347';
export const FILE = join(NIXOS_OUT, 'files/ryzen/outage-buffer.json');

/** The cluster's collector: counts what it gets, of those that come with the token in /run/wanted where there is one. */
const COLLECTOR = `
const { existsSync, readFileSync } = require('node:fs');
let count = 0;
require('node:http').createServer((request, response) => request.resume().on('end', () => {
  const wanted = existsSync('/run/wanted') && 'Bearer ' + readFileSync('/run/wanted', 'utf8').trim();
  if (request.method !== 'POST') return response.end(String(count));
  if (wanted && request.headers.authorization !== wanted) return response.writeHead(401).end();
  count++;
  response.end();
})).listen(4318, '127.0.0.2');
`;

/** A machine with the outage buffer's units of ryzen as they are, and a collector that is started by hand. */
export class BufferMachine {
  readonly systemd: Systemd;

  /**
   * @param modules what a consumer sets beside the host's
   * @param file what the outage buffer reads
   * @param starts what is started at boot
   */
  constructor(
    programs: Programs<'nix-instantiate' | 'systemd' | 'nft'>,
    { modules = [] as readonly string[], file = FILE, starts = ['socket', 'service'] } = {},
  ) {
    const { ryzen } = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      { ryzen: [hostModule('ryzen'), ...modules] },
    );
    const ours = Object.entries(ryzen.unitTexts).filter(([name]) => /^outage-buffer/.test(name));
    const filter = tailnetOnly(ryzen, programs.nft);
    const here = (text: string) =>
      onThisMachine(text).replaceAll('/mnt/outage-buffer.json', '/etc/outage-buffer.json');
    const wanted = starts.map((type) => `outage-buffer.${type}`);
    this.systemd = new Systemd({
      systemd: programs.systemd,
      programs: {
        node: process.execPath,
        'outage-buffer': join(NIXOS_OUT, 'runtime/outage-buffer'),
        ...filter.programs,
      },
      etc: {
        ...filter.etc,
        'outage-buffer.json': onLoopback(file),
        hosts: '127.0.0.1 localhost\n127.0.0.2 otel-collector.example.ts.net\n',
        'collector.cjs': COLLECTOR,
      },
      users: filter.users,
      units: {
        ...TARGET_UNITS,
        ...filter.units,
        'test.target': `[Unit]\nWants=${wanted.join(' ')}\n`,
        ...Object.fromEntries(ours.map(([name, text]) => [name, here(text)])),
        'collector.service': '[Service]\nExecStart=/mnt/node /etc/collector.cjs\n',
      },
    });
  }

  sh(command: string): string {
    return this.systemd.sh(command);
  }

  until(command: string, wanted: RegExp, seconds = 30): Promise<void> {
    return this.systemd.until(command, wanted, seconds);
  }

  stop(): Promise<void> {
    return this.systemd.stop();
  }

  /** A property of the outage buffer's service. */
  property(name: string): string {
    return this.sh(`systemctl show -p ${name} --value outage-buffer`).trim();
  }

  /** One of its metrics, summed over its labels. */
  metric(name: string): number {
    const lines = this.sh(`curl -s ${BUFFER}/metrics`).split('\n');
    const values = lines.filter((line) => new RegExp(`^${name}[{ ]`).test(line));
    return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** Sends requests one after the other on one connection. @returns the statuses that they got, each once */
  post(count: number, bytes: number): string[] {
    const body = `head -c ${bytes} /dev/urandom > /run/body`;
    const options = `-s -o /dev/null -w '%{http_code}\\n' -H 'content-type: application/x-protobuf'`;
    const url = `'${BUFFER}/lgtm/v1/logs?n=[1-${count}]'`;
    const codes = this.sh(`${body} && curl ${options} --data-binary @/run/body ${url}`);
    return [...new Set(codes.trim().split('\n'))];
  }

  /** What the collector has taken. */
  taken(): number {
    return Number(this.sh('curl -s http://127.0.0.2:4318'));
  }
}
