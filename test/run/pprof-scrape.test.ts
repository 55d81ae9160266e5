import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PprofScrape, PyroscopeAgent, synthNixos } from '../../index';
import { host } from '../constructs/support';
import { Daemon, freePorts } from '../support/daemon';
import { namespaced } from '../support/namespace';
import { decodePush, PUSH } from '../support/pprof';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const PYROSCOPE = '127.0.0.6';

describeWith(['alloy', 'unshare'], 'a Go program that serves pprof', (programs) => {
  test('its allocations arrive by function, with the host and service', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pprof-'));
    const pyroscope = new Recorder({ address: PYROSCOPE, port: 4040 });
    await pyroscope.start();
    // Alloy is a Go program itself, and serves pprof unless told otherwise
    const [port = 0] = await freePorts(1);
    const { stack, host: ryzen, alloy: collector } = host();
    const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector });
    new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port });
    mkdirSync(join(folder, 'files'));
    for (const [path, text] of synthNixos(stack)) {
      if (/alloy\/(pyroscope|pprof-api|lgtm)\.alloy$/.test(path))
        writeFileSync(join(folder, 'files', basename(path)), text);
    }
    const names = {
      'pyroscope.example.ts.net': PYROSCOPE,
      'pyroscope.fleet.ts.net': PYROSCOPE,
    };
    const [command = '', ...args] = namespaced({ unshare: programs.unshare, folder, names }, [
      ...[programs.alloy, 'run', '--disable-reporting', `--storage.path=${folder}/storage`],
      ...[`--server.http.listen-addr=127.0.0.1:${port}`, join(folder, 'files')],
    ]);
    const alloy = new Daemon(command, args, join(folder, 'log'));
    const started = Date.now();
    const pushes = () =>
      pyroscope.records.filter(({ path }) => path === PUSH).flatMap(({ body }) => decodePush(body));
    await alloy.until(() => Promise.resolve(pushes().length > 0), 75);
    process.stdout.write(`measured: first pprof profile after ${Date.now() - started} ms\n`);
    const [pushed] = pushes();
    expect(pushed?.labels).toMatchObject({
      __name__: 'memory',
      host: 'ryzen',
      service_name: 'api',
    });
    expect(pushed?.functions).toContain('runtime.main');
    await alloy.stop();
    await pyroscope.stop();
    rmSync(folder, { recursive: true });
  });
});
