import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Daemon } from '../../support/daemon';
import { mustRun } from '../../support/programs';

/** A machine of tools/vm. */
export interface VmProps {
  /** The program qemu-system-x86_64. */
  readonly qemu: string;
  /** The folder that tools/vm makes. */
  readonly image: string;
  /** A folder that appears at /lab, read-only; what is below its root/ is laid over the machine's own files at each boot. */
  readonly lab: string;
}

/** What a command in the machine came to. */
interface Answer {
  readonly id: number;
  readonly status: number;
  readonly output: string;
}

/**
 * A whole Debian in software emulation, since KVM isn't to be had everywhere: a kernel of its own, systemd, two processors,
 * no network. Its disk outlives a boot, and a power cut.
 */
export class Vm {
  private readonly folder = mkdtempSync(join(tmpdir(), 'vm-'));
  private machine?: Daemon;
  private socket?: Socket;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private sent = 0;

  constructor(private readonly props: VmProps) {
    const { image, lab } = props;
    // a copy that shares what the file system can share, and is as sparse
    mustRun('cp', [
      '--sparse=always',
      '--reflink=auto',
      join(image, 'root.ext4'),
      this.path('root.ext4'),
    ]);
    const [size] = mustRun('du', ['-sm', lab]).split('\t');
    const megabytes = Math.ceil(Number(size) * 1.25) + 64;
    const format = ['-q', '-t', 'ext4', '-O', '^has_journal', '-d', lab];
    // owned by root, whoever has checked them out
    mustRun('mke2fs', [...format, '-E', 'root_owner=0:0', this.path('lab.ext4'), `${megabytes}M`]);
  }

  /** Switches it on; returns once it takes commands. */
  async boot(): Promise<void> {
    const { image, qemu } = this.props;
    const disk = (name: string) => `file=${this.path(name)},format=raw,if=virtio`;
    this.machine = new Daemon(
      qemu,
      [
        ...['-accel', 'tcg,thread=multi,tb-size=1024', '-cpu', 'max', '-smp', '2', '-m', '3072'],
        ...['-display', 'none', '-nodefaults', '-no-reboot', '-nic', 'none'],
        ...['-kernel', join(image, 'vmlinuz'), '-initrd', join(image, 'initrd')],
        ...['-append', 'console=ttyS0 quiet mitigations=off random.trust_cpu=on'],
        ...['-serial', 'stdio'],
        ...['-drive', disk('root.ext4'), '-drive', `${disk('lab.ext4')},readonly=on`],
        ...['-device', 'virtio-serial-pci', '-device', 'virtio-rng-pci'],
        ...['-chardev', `socket,id=agent,path=${this.path('agent')},server=on,wait=off`],
        ...['-device', 'virtserialport,chardev=agent,name=agent'],
      ],
      this.path('console'),
    );
    await this.machine.until(() => Promise.resolve(existsSync(this.path('agent'))), 30);
    this.socket = this.listen();
    await this.sh('true', 300);
  }

  /** Runs a shell's command in it, as root. @returns everything that it printed @throws when it fails or takes longer */
  async sh(command: string, seconds = 60): Promise<string> {
    const { status, output } = await this.run(command, seconds);
    if (status !== 0) throw new Error(`${command}: ended with ${status}\n${output}`);
    return output;
  }

  /** The same of one that may fail. */
  async run(command: string, seconds = 60): Promise<Answer> {
    const id = ++this.sent;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error(`no answer in ${seconds} s: ${command}\n${this.console()}`)),
          seconds * 1000,
        );
        this.waiting.set(id, resolve);
        this.socket!.write(`${JSON.stringify({ id, command })}\n`);
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  /** Polls until a command prints what matches. @returns what it printed */
  async until(command: string, wanted: RegExp, seconds = 60): Promise<string> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const { output } = await this.run(command, seconds);
      if (wanted.test(output)) return output;
      if (Date.now() > deadline)
        throw new Error(`${command}: not ${wanted} in ${seconds} s, but\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** Has it shut down, as a reboot does. @returns the seconds that it took */
  async shutDown(seconds = 120): Promise<number> {
    const before = Date.now();
    void this.run('systemctl reboot', seconds).catch(() => {});
    await this.machine!.ends(seconds);
    this.forget();
    return (Date.now() - before) / 1000;
  }

  /** Takes the power away. */
  async cut(): Promise<void> {
    await this.machine?.stop();
    this.forget();
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.cut();
    rmSync(this.folder, { recursive: true });
  }

  /** The end of what its console showed. */
  console(): string {
    return this.machine?.output().split('\n').slice(-15).join('\n') ?? '';
  }

  private path(name: string): string {
    return join(this.folder, name);
  }

  private listen(): Socket {
    const socket = connect(this.path('agent'));
    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const answer = JSON.parse(line) as Answer;
        this.waiting.get(answer.id)?.(answer);
      }
    });
    // a machine that is switched off ends it
    socket.on('error', () => {});
    return socket;
  }

  private forget(): void {
    this.socket?.destroy();
    this.socket = undefined;
    rmSync(this.path('agent'), { force: true });
  }
}
