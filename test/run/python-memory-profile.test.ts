import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Daemon, freePorts } from '../support/daemon';
import { namespaced } from '../support/namespace';
import { profilesConfig } from '../support/profiles-config';
import { describeWith } from '../support/programs';
import { installPyroscopeIo } from '../support/pyroscope-io';
import { Recorder } from '../support/recorder';

const OUT = join(__dirname, '../../nixos-out');
const PYROSCOPE = '127.0.0.6';

/** A daemon as somebody might write it: it serves what it computes, holds on to it, and tells its environment. */
const DAEMON = `
import http.server, json, os, subprocess, sys
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
        names = ("PYROSCOPE_CONFIGURE", "PYTHONPATH", "SITE", "MINE")
        body = json.dumps({"environment": {n: os.environ.get(n) for n in names},
                           "child": child.stdout.strip(), "argv": sys.argv[1:]}).encode()
        self.send_response(200); self.send_header("content-length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;

describeWith(
  ['alloy', 'python3', 'unshare'],
  'a Python daemon whose allocations are profiled',
  (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-'));
    const hook = join(folder, 'hook');
    const pyroscope = new Recorder({ address: PYROSCOPE, port: 4040 });
    const daemons: Daemon[] = [];
    let library: string;

    /** The daemon in the environment that the unit gives it. */
    async function daemon(name: string, env: NodeJS.ProcessEnv) {
      const [port = 0] = await freePorts(1);
      const file = join(folder, 'daemon.py');
      const started = new Daemon(
        programs.python3,
        [file, String(port)],
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

    const configuration = (port: number) =>
      JSON.stringify({
        application_name: 'otel-ai-monitor',
        server_address: `http://127.0.0.1:${port}`,
        tags: { host: 'ryzen', unit: 'otel-ai-monitor.service' },
        cpu_enabled: false,
        mem_enabled: true,
        mem_heap_sample_size: 524288,
      });

    beforeAll(async () => {
      library = installPyroscopeIo();
      mkdirSync(hook);
      writeFileSync(
        join(hook, 'sitecustomize.py'),
        readFileSync(join(OUT, 'modules/pyroscope-sitecustomize.py')),
      );
      mkdirSync(join(folder, 'site'));
      // what the one of nixpkgs' Python is to ours
      writeFileSync(
        join(folder, 'site/sitecustomize.py'),
        'import os; os.environ["SITE"] = "ran"\n',
      );
      writeFileSync(join(folder, 'daemon.py'), DAEMON);
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

    test('its allocations arrive by function, with the host, unit and service, and its behaviour is its own', async () => {
      const path = [hook, library, join(folder, 'site')].join(delimiter);
      const { get } = await daemon('profiled', {
        PYTHONPATH: path,
        PYROSCOPE_CONFIGURE: configuration(24041),
        MINE: 'kept',
      });
      const bodies = () =>
        pyroscope.records
          .filter(({ path: to }) => to === '/push.v1.PusherService/Push')
          .map(({ body }) => profileText(body))
          .filter((text) => text.includes('allocate_for_a_session'));
      const deadline = Date.now() + 40_000;
      while (bodies().length === 0 && Date.now() < deadline) await get();
      const [text = ''] = bodies();
      for (const word of [
        'alloc_space',
        'inuse_space',
        'otel-ai-monitor.service',
        'ryzen',
        'otel-ai-monitor',
      ]) {
        expect(text).toContain(word);
      }
      expect(await get()).toEqual({
        environment: {
          PYROSCOPE_CONFIGURE: null,
          PYTHONPATH: join(folder, 'site'),
          SITE: 'ran',
          MINE: 'kept',
        },
        // its own children are left alone
        child: 'False',
        argv: expect.any(Array),
      });
    });

    test('it runs on with a line on stderr where pyroscope-io is missing, or refuses its arguments', async () => {
      const missing = await daemon('missing', {
        PYTHONPATH: hook,
        PYROSCOPE_CONFIGURE: configuration(24041),
      });
      expect(missing.started.output()).toContain(
        'memory profile: start failed: ModuleNotFoundError("No module named \'pyroscope\'")',
      );
      const refused = await daemon('refused', {
        PYTHONPATH: [hook, library].join(delimiter),
        PYROSCOPE_CONFIGURE: '{"no_such": 1}',
      });
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
