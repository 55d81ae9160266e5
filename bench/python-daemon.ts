import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { Daemon } from '../test/support/daemon';
import { claudeLogs, nowNanos } from '../test/support/emitters';

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

/** A request with some turns of a session, as OTLP's JSON. */
export function turnsOfSession(turns: number): string {
  const requests = Array.from({ length: turns }, (_, n) =>
    claudeLogs({ sessionId: 'bench', n, nowNanos: nowNanos() }),
  );
  return JSON.stringify({
    resourceLogs: requests.flatMap(({ resourceLogs = [] }) => resourceLogs),
  });
}

/** A Python daemon that is asked on one kept connection. */
export class PythonDaemon {
  readonly daemon: Daemon;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    folder: string,
    private readonly port: number,
    env: NodeJS.ProcessEnv = {},
  ) {
    const file = join(folder, 'daemon.py');
    writeFileSync(file, DAEMON);
    this.daemon = new Daemon('python3', [file, String(port)], join(folder, `${port}.log`), env);
  }

  /** Waits until it answers, and asks it often enough to be warm. */
  async warm(body: string, requests: number): Promise<void> {
    await this.daemon.until(() => this.ask(body, 1).then(() => true), 20);
    await this.ask(body, requests);
  }

  /** Asks it one time after the other. @returns milliseconds of a request on average */
  async ask(body: string, requests: number): Promise<number> {
    const start = performance.now();
    for (let n = 0; n < requests; n++) await this.post(body);
    return (performance.now() - start) / requests;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.daemon.stop();
  }

  private post(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', port: this.port, agent: this.agent };
      const sent = request(options, (response) => response.resume().on('end', resolve));
      sent.on('error', reject).end(body);
    });
  }
}

/** What a process and its threads have taken of the CPU, which a machine that is busy with others changes little. */
export function cpuSeconds({ pid }: Daemon): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [utime = NaN, stime = NaN] = fields.split(' ').slice(11, 13).map(Number);
  // in hundredths of a second, whatever the kernel's own clock
  return (utime + stime) / 100;
}
