import { Testing } from 'cdktf';
import { exampleFleet } from '../bin/fleet';
import { LgtmBackend } from '../index';
import { findProgram } from '../test/support/programs';
import { moduleStart } from '../test/support/outage-buffer';
import { TailnetWorld } from '../test/run/tailnet/world';
import { median } from './support';

/**
 * What a workstation gets over a real tailnet, beside the same machines on the same virtual network without it: requests
 * a second, bytes a second, and what its outage buffer brings after an outage. Both ends share this machine's cores, so
 * that encryption is paid for twice: over a real network it is less of the whole.
 */
const PROGRAMS = [
  'alloy',
  'ip',
  'nft',
  'nix-instantiate',
  'otelcol',
  'systemd',
  'tailnet',
] as const;
const PORT = 4318;
const MB = 1e6;

const ROUNDS = 5;
const SECONDS = 2;
const LOADS = [
  { bytes: 2000, atOnce: 1, what: 'requests of 2 kB, one at a time' },
  { bytes: 2000, atOnce: 8, what: 'requests of 2 kB, eight at a time' },
  { bytes: 4 * MB, atOnce: 4, what: 'requests of 4 MB, four at a time' },
];

/** What an outage leaves: some minutes of a busy machine's logs. */
const KEPT = { bytes: 20_000, count: 3000 };

interface Sent {
  readonly sent: number;
  readonly seconds: number;
}

/** The names of the way, and the collector's there. */
type Ways = Readonly<Record<'without' | 'tailnet', string>>;

/** A line with both ways' rates, and how they compare in each round. */
function report(what: string, unit: string, rates: { without: number[]; tailnet: number[] }): void {
  const ratio = median(rates.tailnet.map((rate, round) => rate / rates.without[round]!));
  const [here, there] = [median(rates.without), median(rates.tailnet)].map((rate) =>
    Number(rate.toPrecision(3)),
  );
  console.log(
    `${what}: ${there} ${unit} over the tailnet, ${here} without it, ${ratio.toFixed(2)} times as much (medians of ${rates.tailnet.length})`,
  );
}

function measureLoad(world: TailnetWorld, ways: Ways, load: (typeof LOADS)[number]): void {
  const { bytes, atOnce, what } = load;
  const rate = (host: string) => {
    const url = `http://${host}:${PORT}/`;
    const text = world
      .on('ryzen')
      .sh(`/mnt/node /mnt/scripts/load.mjs ${url} ${bytes} ${atOnce} ${SECONDS}`);
    const { sent, seconds } = JSON.parse(text) as Sent;
    return sent / seconds;
  };
  const rates = { without: [] as number[], tailnet: [] as number[] };
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ['without', 'tailnet'] as const) rates[way].push(rate(ways[way]));
  report(what, 'a second', rates);
  const throughput = (list: readonly number[]) => list.map((each) => (each * bytes) / MB);
  if (bytes >= MB)
    report(what, 'MB/s', {
      without: throughput(rates.without),
      tailnet: throughput(rates.tailnet),
    });
}

/** Fills an outage buffer while nobody listens at its upstream, and has it bring everything. @returns requests a second */
async function drain(world: TailnetWorld, host: string, port: number): Promise<number> {
  const [ryzen, collector] = [world.on('ryzen'), world.on('otel-collector')];
  collector.sh('systemctl stop sink');
  const config = JSON.stringify({
    port,
    budgetBytes: 200 * MB,
    maxRequestBytes: 20 * MB,
    upstreams: [
      {
        destination: 'lgtm',
        signal: 'logs',
        protocol: 'otlp',
        routes: { '/in': `http://${host}:${PORT}/v1/logs` },
      },
    ],
  });
  const { flags, env } = moduleStart();
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  ryzen.sh(`cat > /run/buffer.json <<'END'\n${config}\nEND`);
  ryzen.sh(
    `env ${variables.join(' ')} /mnt/node ${flags.join(' ')} /mnt/outage-buffer/main.mjs /run/buffer.json > /run/log-buffer-${port} 2>&1 & echo $! > /run/buffer.pid`,
  );
  await ryzen.until(`curl -s http://127.0.0.1:${port}/metrics`, /outage_buffer_items/);
  const { bytes, count } = KEPT;
  ryzen.sh(`/mnt/node /mnt/scripts/load.mjs http://127.0.0.1:${port}/in ${bytes} 8 600 ${count}`);
  collector.sh('systemctl start sink');
  const seen = () => {
    const text = collector.sh(`curl -s http://127.0.0.1:${PORT}/`);
    return JSON.parse(text || '{}') as {
      requests?: number;
      bytes: number;
      first: number;
      last: number;
    };
  };
  await world.until('everything', () => (seen().bytes ?? 0) >= bytes * count, 120);
  const { first, last } = seen();
  ryzen.sh('kill $(cat /run/buffer.pid)');
  return (count / (last - first)) * 1000;
}

async function main(): Promise<void> {
  const found = [...PROGRAMS, '/dev/net/tun' as const].map(
    (name) => [name, findProgram(name)] as const,
  );
  const missing = found.filter(([, path]) => path === undefined).map(([name]) => name);
  if (missing.length > 0) {
    console.log(
      `over a tailnet: not measured, it takes root, /dev/net/tun and ${missing.join(', ')} (npm run tools)`,
    );
    return;
  }
  const programs = Object.fromEntries(found) as unknown as ConstructorParameters<
    typeof TailnetWorld
  >[0];
  const policy = exampleFleet(Testing.app())
    .node.findAll()
    .find((construct) => construct instanceof LgtmBackend)!.policy.fragment;
  const world = new TailnetWorld(programs);
  try {
    await world.start(policy);
    for (const name of ['otel-collector', 'ryzen']) {
      // a login that begins just when its cable is plugged in hangs
      world.on(name).sh('systemctl restart tailscaled');
      world.up(name);
    }
    await Promise.all([world.joined('otel-collector'), world.joined('ryzen')]);
    // nobody else's work is measured
    for (const name of ['ryzen', 'thinkpad', 'hetzner'])
      world.on(name).sh('systemctl stop program alloy');
    const collector = world.on('otel-collector');
    collector.sh('systemctl stop otelcol');
    collector.sh(
      `printf '[Unit]\\nDefaultDependencies=no\\n[Service]\\nExecStart=/mnt/node /mnt/scripts/sink.mjs ${PORT}\\n' > /run/units/sink.service; systemctl daemon-reload; systemctl start sink`,
    );
    const ways = {
      without: world.address('otel-collector'),
      tailnet: 'otel-collector.example.ts.net',
    };
    for (const host of Object.values(ways))
      await world.on('ryzen').until(`curl -s -m 2 http://${host}:${PORT}/`, /requests/);
    for (const load of LOADS) measureLoad(world, ways, load);
    const rates = { without: [] as number[], tailnet: [] as number[] };
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, way] of (['without', 'tailnet'] as const).entries())
        rates[way].push(await drain(world, ways[way], 15_000 + 2 * round + i));
    report(`an outage's ${KEPT.count} requests of 20 kB by the outage buffer`, 'a second', rates);
  } finally {
    await world.stop();
  }
}

void main();
