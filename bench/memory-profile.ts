import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Agent, request } from 'node:http';
import { Daemon, freePorts } from '../test/support/daemon';
import { installPyroscopeIo } from '../test/support/pyroscope-io';
import { Recorder } from '../test/support/recorder';

/**
 * What allocation profiles cost a Python daemon (SC-005's 5 %, of the half that runs anywhere): the same one with and
 * without, asked in turn on kept connections, so that a machine that is busy now and then is so for both.
 */
const ROUNDS = 30;
const REQUESTS = 150;

/** A request parses and keeps what a telemetry receiver does: some JSON. */
const DAEMON = `
import http.server, json, sys
held = []
TEXT = json.dumps([{"name": f"event-{i}", "attributes": {"session": i, "model": "x" * 40}} for i in range(200)])
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1 # one packet an answer: two would wait for each other
    def do_GET(self):
        held.append(json.loads(TEXT)); del held[:-50]
        body = b"ok"
        self.send_response(200); self.send_header("content-length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const hook = join(folder, 'hook');
  mkdirSync(hook);
  const modules = join(__dirname, '../nixos-out/modules');
  writeFileSync(
    join(hook, 'sitecustomize.py'),
    readFileSync(join(modules, 'pyroscope-sitecustomize.py')),
  );
  writeFileSync(join(folder, 'daemon.py'), DAEMON);
  const sink = new Recorder();
  await sink.start();
  const ports = await freePorts(2);
  const profiled = {
    PYTHONPATH: [hook, installPyroscopeIo()].join(delimiter),
    PYROSCOPE_CONFIGURE: JSON.stringify({
      application_name: 'bench',
      server_address: sink.url,
      cpu_enabled: false,
      mem_enabled: true,
    }),
  };
  const daemons = [{}, profiled].map((env, i) => {
    const args = [join(folder, 'daemon.py'), String(ports[i])];
    return new Daemon('python3', args, join(folder, `${i}.log`), env);
  });
  const agents = ports.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const ask = (i: number) =>
    new Promise<void>((resolve, reject) => {
      const sent = request({ port: ports[i], agent: agents[i] }, (response) =>
        response.resume().on('end', resolve),
      );
      sent.on('error', reject).end();
    });
  for (const [i, daemon] of daemons.entries()) {
    await daemon.until(() => ask(i).then(() => true), 20);
    for (let n = 0; n < REQUESTS; n++) await ask(i);
  }
  const ratios: number[] = [];
  const rates: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const took = [0, 0];
    // whichever is first in one round is second in the next
    for (const i of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const start = process.hrtime.bigint();
      for (let n = 0; n < REQUESTS; n++) await ask(i);
      took[i] = Number(process.hrtime.bigint() - start) / 1e6;
      rates[i]?.push((REQUESTS * 1000) / took[i]);
    }
    ratios.push((took[1] ?? NaN) / (took[0] ?? NaN));
  }
  await Promise.all(daemons.map((daemon) => daemon.stop()));
  await sink.stop();
  rmSync(folder, { recursive: true });
  const [without, withIt] = rates.map((each) => `${median(each).toFixed(0)} requests/s`);
  console.log(
    `allocation profiles of a Python daemon: ${median(ratios).toFixed(3)} times the time of a request without ` +
      `(${withIt} beside ${without}; medians of ${ROUNDS} rounds of ${REQUESTS}; ${sink.records.length} pushes)`,
  );
  agents.forEach((agent) => agent.destroy());
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

void main();
