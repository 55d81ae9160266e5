import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Agent, request } from 'node:http';
import { Daemon, freePorts } from '../test/support/daemon';
import { claudeLogs, nowNanos } from '../test/support/emitters';
import { installPyroscopeIo } from '../test/support/pyroscope-io';
import { Recorder } from '../test/support/recorder';

/**
 * What allocation profiles cost a Python daemon (SC-005's 5 %, of the half that runs anywhere): the same one without and
 * with them, asked in turn on kept connections, so that a machine that is busy now and then is so for all.
 */
const ROUNDS = 30;

/** Turns of a session in a request, and how many of those make a round: it is the same work. */
const LOADS = [
  { turns: 1, requests: 200 },
  { turns: 20, requests: 10 },
];

/** Bytes between two samples: upstream's default, and rarer ones, which shows whether samples are what costs. */
const SETTINGS = [512, 4096].map((kibibytes) => kibibytes * 1024);

/** What otel-ai-monitor does with a request: parses OTLP's JSON, brings sessions up to date, and answers. */
const DAEMON = `
import http.server, json, sys
sessions = {}
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1 # one packet an answer: two would wait for each other
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        for resource in request["resourceLogs"]:
            service = {a["key"]: a["value"] for a in resource["resource"]["attributes"]}["service.name"]["stringValue"]
            for scope in resource["scopeLogs"]:
                for record in scope["logRecords"]:
                    attributes = {a["key"]: next(iter(a["value"].values())) for a in record["attributes"]}
                    session = sessions.setdefault(attributes["session.id"], {"service": service, "events": 0, "tokens": 0})
                    session["events"] += 1
                    session["tokens"] += int(attributes.get("input_tokens", 0))
                    session["last"] = (record["timeUnixNano"], attributes["event.name"])
        body = b"{}"
        self.send_response(200); self.send_header("content-length", str(len(body))); self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
`;

async function measure({ turns, requests }: (typeof LOADS)[number]): Promise<void> {
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
  const ports = await freePorts(SETTINGS.length + 1);
  const profiled = (sampleBytes: number) => ({
    PYTHONPATH: [hook, installPyroscopeIo()].join(delimiter),
    PYROSCOPE_CONFIGURE: JSON.stringify({
      application_name: 'bench',
      server_address: sink.url,
      cpu_enabled: false,
      mem_enabled: true,
      mem_heap_sample_size: sampleBytes,
    }),
  });
  const daemons = [{}, ...SETTINGS.map(profiled)].map((env, i) => {
    const args = [join(folder, 'daemon.py'), String(ports[i])];
    return new Daemon('python3', args, join(folder, `${i}.log`), env);
  });
  const sessions = Array.from({ length: turns }, (_, n) =>
    claudeLogs({ sessionId: 'bench', n, nowNanos: nowNanos() }),
  );
  const body = JSON.stringify({
    resourceLogs: sessions.flatMap(({ resourceLogs = [] }) => resourceLogs),
  });
  const agents = ports.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const ask = (i: number) =>
    new Promise<void>((resolve, reject) => {
      const sent = request({ method: 'POST', port: ports[i], agent: agents[i] }, (response) =>
        response.resume().on('end', resolve),
      );
      sent.on('error', reject).end(body);
    });
  for (const [i, daemon] of daemons.entries()) {
    await daemon.until(() => ask(i).then(() => true), 20);
    for (let n = 0; n < requests; n++) await ask(i);
  }
  const before = daemons.map(cpuSeconds);
  const times: number[][] = daemons.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    // another one is first in each round
    for (let k = 0; k < daemons.length; k++) {
      const i = (round + k) % daemons.length;
      const start = process.hrtime.bigint();
      for (let n = 0; n < requests; n++) await ask(i);
      times[i]?.push(Number(process.hrtime.bigint() - start) / 1e6 / requests);
    }
  }
  const cpu = daemons.map((daemon, i) => cpuSeconds(daemon) - (before[i] ?? NaN));
  await Promise.all(daemons.map((daemon) => daemon.stop()));
  await sink.stop();
  rmSync(folder, { recursive: true });
  const [without = [], ...settings] = times;
  const perRequest = ((cpu[0] ?? NaN) * 1000) / ROUNDS / requests;
  console.log(
    `allocation profiles of a Python daemon that takes OTLP's JSON (${(body.length / 1024).toFixed(0)} KiB), beside ` +
      `${perRequest.toFixed(2)} ms of CPU a request without (${ROUNDS} rounds of ${requests}, ${sink.records.length} pushes):`,
  );
  for (const [i, set] of settings.entries()) {
    const ratios = set.map((time, round) => time / (without[round] ?? NaN));
    console.log(
      `  a sample every ${String((SETTINGS[i] ?? NaN) / 1024).padStart(4)} KiB: ` +
        `${((cpu[i + 1] ?? NaN) / (cpu[0] ?? NaN)).toFixed(3)} times the CPU, ${median(ratios).toFixed(3)} times the time (median)`,
    );
  }
  agents.forEach((agent) => agent.destroy());
}

/** What a process and its threads have taken of the CPU, which a machine that is busy with others changes little. */
function cpuSeconds({ pid }: Daemon): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [utime = NaN, stime = NaN] = fields.split(' ').slice(11, 13).map(Number);
  // in hundredths of a second, whatever the kernel's own clock
  return (utime + stime) / 100;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function main(): Promise<void> {
  for (const load of LOADS) await measure(load);
}

void main();
