import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Daemon, freePorts } from '../support/daemon';
import { namespaced } from '../support/namespace';
import { profilesConfig } from '../support/profiles-config';
import { describeWith } from '../support/programs';
import { buildPyroscopeHook, installPyroscopeIo } from '../support/pyroscope-io';
import { Recorder } from '../support/recorder';

const PYROSCOPE = '127.0.0.6';
/** SIGRTMAX - 7, as the command sends it. */
const SIGNAL = 57;

/** A daemon as somebody might write it: it serves what it computes, holds on to it, and tells its environment. */
const DAEMON = `
import http.server, json, os, subprocess, sys
import own_module
held = []
def allocate_for_a_session():
    held.append(bytearray(1 << 20))
    del held[:-8]
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        for _ in range(4):
            allocate_for_a_session()
        child = subprocess.run([sys.executable, "-c", "import sys; print('pyroscope' in sys.modules)"],
                               capture_output=True, text=True)
        names = ("LD_PRELOAD", "PYROSCOPE_CONFIGURE", "PYROSCOPE_LIBRARY", "PYROSCOPE_SWITCH", "PYTHONPATH", "SITE", "MINE")
        body = json.dumps({"environment": {n: os.environ.get(n) for n in names},
                           "child": child.stdout.strip(), "argv": sys.argv[1:]}).encode()
        self.send_response(200); self.send_header("content-length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;

/**
 * What makeWrapper writes for `--set PYTHONPATH …`, and withPackages for its programs.
 * @see https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/setup-hooks/make-wrapper.sh
 */
const WRAPPER = (folder: string) => `#! /bin/bash -e
export PYTHONNOUSERSITE='true'
export PYTHONPATH='${folder}/site'
exec -a "$0" "${folder}/daemon.py"  "$@"
`;

describeWith(
  ['alloy', 'python3', 'unshare', 'cc'],
  'a Python daemon whose allocations are profiled',
  (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-'));
    const hook = join(folder, 'hook');
    const pyroscope = new Recorder({ address: PYROSCOPE, port: 4040 });
    const daemons: Daemon[] = [];
    let library: string;

    /** The daemon in the environment that the unit gives it. */
    async function daemon(name: string, env: NodeJS.ProcessEnv, program = 'daemon.py') {
      const [port = 0] = await freePorts(1);
      const started = new Daemon(
        join(folder, program),
        [String(port)],
        join(folder, `${name}.log`),
        env,
      );
      daemons.push(started);
      const get = async () =>
        (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as {
          environment: Record<string, string | null>;
          child: string;
        };
      await started.until(async () => (await get()).child !== '', 30);
      return { started, get };
    }

    function program(name: string, text: string): void {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o755);
    }

    /** What a unit's drop-in sets, beside whatever the unit has. */
    const injected = (settings = configuration('otel-ai-monitor')) => ({
      LD_PRELOAD: join(hook, 'preload.so'),
      PYROSCOPE_CONFIGURE: settings,
      PYROSCOPE_LIBRARY: library,
    });
    const configuration = (name: string) =>
      JSON.stringify({
        application_name: name,
        server_address: 'http://127.0.0.1:4045',
        tags: { host: 'ryzen', unit: 'otel-ai-monitor.service' },
        cpu_enabled: false,
        mem_enabled: true,
        mem_heap_sample_size: 524288,
      });

    beforeAll(async () => {
      library = installPyroscopeIo();
      buildPyroscopeHook(hook);
      mkdirSync(join(folder, 'site'));
      // what the one of nixpkgs' Python is to ours
      writeFileSync(
        join(folder, 'site/sitecustomize.py'),
        'import os; os.environ["SITE"] = "ran"\n',
      );
      writeFileSync(join(folder, 'site/own_module.py'), '');
      program('daemon.py', `#!${programs.python3}\n${DAEMON}`);
      program('wrapped', WRAPPER(folder));
      await pyroscope.start();
      const config = profilesConfig(folder);
      const names = { 'pyroscope.example.ts.net': PYROSCOPE };
      const [command = '', ...args] = namespaced({ unshare: programs.unshare, folder, names }, [
        ...[programs.alloy, 'run', '--disable-reporting', `--storage.path=${folder}/alloy`],
        ...['--server.http.listen-addr=127.0.0.1:12399', config],
      ]);
      const alloy = new Daemon(command, args, join(folder, 'alloy.log'));
      daemons.push(alloy);
      await alloy.until(async () => (await fetch('http://127.0.0.1:12399/-/ready')).ok, 30);
    });

    afterAll(async () => {
      await Promise.all(daemons.map((each) => each.stop()));
      await pyroscope.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each([
      ['whose unit sets a PYTHONPATH of its own', 'daemon.py', { PYTHONPATH: 'site' }],
      ['which a wrapper of nixpkgs gives another', 'wrapped', { PYTHONPATH: '/nowhere' }],
    ])(
      'one %s: its allocations arrive by function, with the host, unit and service, and its behaviour is its own',
      async (_, file, env) => {
        const name = `of-${file}`;
        const own = env.PYTHONPATH === 'site' ? join(folder, 'site') : env.PYTHONPATH;
        const { get } = await daemon(
          `profiled-${file}`,
          { ...injected(configuration(name)), PYTHONPATH: own, MINE: 'kept' },
          file,
        );
        const bodies = () =>
          pyroscope.records
            .filter(({ path: to }) => to === '/push.v1.PusherService/Push')
            .map(({ body }) => profileText(body))
            .filter((text) => text.includes('allocate_for_a_session') && text.includes(name));
        const deadline = Date.now() + 40_000;
        while (bodies().length === 0 && Date.now() < deadline) await get();
        const [text = ''] = bodies();
        for (const word of ['alloc_space', 'inuse_space', 'otel-ai-monitor.service', 'ryzen']) {
          expect(text).toContain(word);
        }
        expect(await get()).toEqual({
          environment: {
            LD_PRELOAD: null,
            PYROSCOPE_CONFIGURE: null,
            PYROSCOPE_LIBRARY: null,
            PYROSCOPE_SWITCH: null,
            PYTHONPATH: join(folder, 'site'),
            SITE: 'ran',
            MINE: 'kept',
          },
          // its own children are left alone
          child: 'False',
          argv: expect.any(Array),
        });
      },
    );

    test('one that is asked has nothing of the profiler until then, answers all the while, and has nothing at work afterwards', async () => {
      const file = join(folder, 'switch');
      const name = 'asked';
      const { started, get } = await daemon(name, {
        ...injected(configuration(name)),
        PYTHONPATH: join(folder, 'site'),
        PYROSCOPE_SWITCH: file,
      });
      const inside = (path: string) => readFileSync(`/proc/${started.pid}/${path}`, 'utf8');
      const tasks = () => readdirSync(`/proc/${started.pid}/task`);
      const isOn = () => tasks().some((task) => inside(`task/${task}/comm`) === 'memory-profile\n');
      expect((await get()).environment).toMatchObject({ PYROSCOPE_SWITCH: null });
      expect(inside('maps')).not.toContain('/pyroscope/_native');
      expect(tasks()).toHaveLength(1);

      for (let times = 1; times <= 2; times++) {
        const before = pyroscope.records.length;
        // as the command does; as long as the later one says
        for (const seconds of ['2\n', '1.5']) {
          writeFileSync(`${file}.new`, seconds);
          renameSync(`${file}.new`, file);
          process.kill(started.pid!, SIGNAL);
        }
        await started.until(async () => (await get()).child !== '' && isOn(), 10);
        await started.until(async () => (await get()).child !== '' && tasks().length === 1, 10);
        const pushed = () =>
          pyroscope.records.slice(before).some(({ body }) => {
            const text = profileText(body);
            return text.includes('allocate_for_a_session') && text.includes(name);
          });
        await started.until(() => Promise.resolve(pushed()), 20);
        expect(started.output().match(/memory profile: .*/g)).toEqual(
          Array.from({ length: times }, () => ['memory profile: on', 'memory profile: off']).flat(),
        );
      }
    });

    test('one whose switch says nothing runs on with a line on stderr, as one that can not be profiled', async () => {
      const own = { PYTHONPATH: join(folder, 'site'), PYROSCOPE_SWITCH: join(folder, 'empty') };
      const { started, get } = await daemon('empty', {
        ...injected(),
        ...own,
        PYROSCOPE_LIBRARY: hook,
      });
      const told = async (line: string) => {
        process.kill(started.pid!, SIGNAL);
        await started.until(() => Promise.resolve(started.output().includes(line)), 10);
      };
      await told('memory profile: turn failed: FileNotFoundError');
      writeFileSync(join(folder, 'empty'), '');
      await told('memory profile: turn failed: ValueError');
      for (let times = 1; times <= 2; times++) {
        writeFileSync(join(folder, 'empty'), '5');
        await told(
          'memory profile: profile failed: ModuleNotFoundError("No module named \'pyroscope\'")',
        );
      }
      expect((await get()).child).toBe('False');
    });

    test('it runs on with a line on stderr where pyroscope-io is missing, or refuses its arguments', async () => {
      const own = { PYTHONPATH: join(folder, 'site') };
      const missing = await daemon('missing', { ...injected(), ...own, PYROSCOPE_LIBRARY: hook });
      expect(missing.started.output()).toContain(
        'memory profile: start failed: ModuleNotFoundError("No module named \'pyroscope\'")',
      );
      const refused = await daemon('refused', { ...injected('{"no_such": 1}'), ...own });
      expect(refused.started.output()).toContain('memory profile: start failed: TypeError');
    });
  },
);

/** What can be read of a push: its labels, and the strings of each profile in it, which is gzip. */
function profileText(body: Buffer): string {
  const parts = [body.toString('latin1')];
  for (let at = body.indexOf(GZIP); at >= 0; at = body.indexOf(GZIP, at + 1)) {
    parts.push(inflated(body.subarray(at)));
  }
  return parts.join('\n');
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** What follows the compressed part would be garbage to zlib: try without more and more of it. */
function inflated(body: Buffer): string {
  for (let end = body.length; end > body.length - 256 && end > 18; end--) {
    try {
      return gunzipSync(body.subarray(0, end)).toString('latin1');
    } catch {
      // shorter
    }
  }
  return '';
}
