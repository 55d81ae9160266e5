import { join } from 'node:path';
import { LgtmBackend, Loki, Mimir, Size, Tempo } from '../../index';
import { fleet } from '../constructs/support';
import { describeWith } from '../support/programs';
import { ALL, ID, Traffic, type AnySignal, type Way } from './traffic';
import { World } from './world';

const MINUTE = 60_000;

/** How long an outage lasts by the times of what is sent in it, and how many turns an assistant takes meanwhile. */
const LASTED = [
  { lasted: '2.5 min', turns: 10, every: 15_000 },
  { lasted: '1 h', turns: 60, every: MINUTE },
  { lasted: '6 h', turns: 72, every: 5 * MINUTE },
] as const;

/** More than the day that the example's hosts may be away. */
const TOO_LONG = { lasted: '30 h', turns: 72, every: 25 * MINUTE } as const;

/** Turns before an outage, and after it. */
const AROUND = 2;

const RYZEN: Way = { otlp: 'http://127.0.0.1:4318', profiles: 'http://127.0.0.1:4041' };
/** Another host, past its own Alloy and buffer, which are up: straight to the cluster. */
const THINKPAD: Way = {
  otlp: 'http://127.0.0.2:4318',
  profiles: 'http://127.0.0.6:4040',
  host: 'thinkpad',
};

/** Who may be told. */
const JOURNAL = "the host's journal";
const LOG = "the collector's log";
const TEMPO = "Tempo's tempo_warnings_total";
const NOBODY = 'nobody';

/** What the collector calls the exporter of a signal. */
const EXPORTER = { metrics: 'mimir', logs: 'loki', traces: 'tempo', profiles: 'none' } as const;

/** A line of the table. */
interface Row {
  readonly outage: string;
  readonly lasted: string;
  readonly signal: AnySignal;
  readonly sent: number;
  readonly arrived: number;
  /** Arrivals of what had arrived already. */
  readonly again: number;
  readonly refused: number;
  /** Spans that a search over their own time finds. */
  readonly found?: number;
  /** Who is told that there is an outage. */
  readonly outageTold: string;
  /** Who is told what is refused, or not found. */
  readonly lossTold: string;
}

/** An outage that a test makes. */
interface Outage {
  readonly outage: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
  /** Whether it is noticed, by what the buffer and the collector say. */
  readonly noticed: (journal: string, collector: string) => boolean;
  /** Whether another host goes on meanwhile. @default false */
  readonly beside?: boolean;
  /** Whether some of what was sent before its end is gone without an answer. @default false */
  readonly forgets?: boolean;
}

/** A number for each signal. */
type Counts = { readonly [S in AnySignal]: number };

/** How long an outage lasts. */
interface Length {
  readonly lasted: string;
  readonly turns: number;
  readonly every: number;
}

describeWith(['alloy', 'otelcol', 'unshare'], 'a host, the cluster and outages', (programs) => {
  const world = new World(programs, 'ryzen', { links: true });
  const table: Row[] = [];
  const journals: string[] = [];
  beforeAll(() => world.start());
  afterAll(async () => {
    await world.stop();
    process.stdout.write(`${print(table)}\n\n${journals.join('\n\n')}\n`);
  });

  /** The ids of what a store has, and of what it refused. */
  const stored = (signal: AnySignal): string[] =>
    ({
      metrics: () => world.mimir.stored.map(ID.metrics),
      logs: () => world.loki.stored.map(ID.logs),
      traces: () => world.tempo.spans().map(ID.traces),
      profiles: () => world.pyroscope.stored.map(ID.profiles),
    })[signal]();
  const refused = (signal: AnySignal): string[] =>
    ({
      metrics: () => world.mimir.refused.map(({ item }) => ID.metrics(item)),
      logs: () => world.loki.refused.map(({ item }) => ID.logs(item)),
      traces: () => [],
      profiles: () => world.pyroscope.refused.map(({ item }) => ID.profiles(item)),
    })[signal]();

  /**
   * Waits until each record of a session is at its store, or was refused by it.
   *
   * @param from the first of each session's that is waited for
   */
  async function settled(all: readonly Traffic[], from: readonly Counts[] = []): Promise<void> {
    for (const signal of ALL) {
      const open = () => {
        const done = new Set([...stored(signal), ...refused(signal)]);
        const wanted = all.flatMap(({ sent }, i) => sent[signal].slice(from[i]?.[signal] ?? 0));
        return wanted.filter((id) => !done.has(id));
      };
      await until(
        () => open().length === 0,
        () => `${open().length} ${signal} neither arrived nor were refused`,
      );
    }
  }

  /** Has an outage of each length, all at once. @returns what became of what was sent */
  async function have(kind: Outage, lengths: readonly Length[]): Promise<Row[]> {
    await world.restartBuffer();
    const sessions = lengths.map(({ lasted, turns, every }) => {
      const first = Date.now() - (turns + 2 * AROUND - 1) * every;
      return { lasted, turns, traffic: new Traffic(`${kind.outage}, ${lasted}`, first, every) };
    });
    const all = sessions.map(({ traffic }) => traffic);
    const send = (from: (turns: number) => number, to: (turns: number) => number) =>
      Promise.all(
        sessions.map(({ turns, traffic }) => traffic.send(RYZEN, from(turns), to(turns))),
      );
    await send(
      () => 0,
      () => AROUND,
    );
    await settled(all);
    const log = { before: world.collectorLog(), text: '' };
    let past = '';
    const see = () => {
      const now = world.collectorLog();
      // one that was started anew has a log of its own
      if (!now.startsWith(log.before)) [past, log.before] = [log.text, ''];
      log.text = past + now.slice(log.before.length);
    };
    await kind.begin();
    await send(
      () => AROUND,
      (turns) => AROUND + turns,
    );
    await until(
      () => (see(), kind.noticed(world.bufferLog(), log.text)),
      () => `the outage isn't noticed:\n${world.bufferLog()}\n${log.text}`,
    );
    const beside = new Traffic(`beside ${kind.outage}`, Date.now() - 9000, 1000);
    if (kind.beside) await beside.send(THINKPAD, 0, 10);
    await kind.end();
    const sentBefore = all.map(({ sent }) => countsOf(sent));
    await send(
      (turns) => AROUND + turns,
      (turns) => AROUND + turns + AROUND,
    );
    await settled([...all, beside], kind.forgets ? sentBefore : []);
    const rows = () => {
      see();
      return [
        ...sessions.flatMap(({ lasted, traffic }) =>
          ALL.map((signal) => row({ outage: kind.outage, lasted, signal }, traffic, log.text)),
        ),
        ...(kind.beside
          ? ALL.map((signal) => row({ outage: '(another host)', lasted: '0', signal }, beside, ''))
          : []),
      ];
    };
    // the buffer's lines come once a second
    await until(
      () => kind.forgets === true || rows().every(({ lossTold }) => lossTold !== NOBODY),
      () => `nobody is told of a loss:\n${print(rows())}`,
    );
    table.push(...rows());
    journals.push(
      `The journal of ryzen, outage of ${kind.outage}:\n${world.bufferLog().trimEnd()}`,
    );
    return rows();
  }

  /** What became of a session's records. @param collector what the collector wrote meanwhile */
  function row(
    of: Pick<Row, 'outage' | 'lasted' | 'signal'>,
    { sent }: Traffic,
    collector: string,
  ): Row {
    const { signal } = of;
    const ids = new Set(sent[signal]);
    const arrived = stored(signal).filter((id) => ids.has(id));
    const lost = new Set(refused(signal).filter((id) => ids.has(id))).size;
    const found = world.tempo.found().filter((span) => ids.has(ID.traces(span))).length;
    const journal = world.bufferLog().split('\n');
    const own = collector
      .split('\n')
      .filter((line) => line.includes(`otlp_http/${EXPORTER[signal]}"`));
    const isOutage = own.some((line) => line.includes('Will retry'));
    const told = [
      ...(journal.some((line) => line.includes(`lgtm ${signal}:`) && line.includes('keeping'))
        ? [JOURNAL]
        : []),
      ...(isOutage ? [LOG] : []),
    ];
    const toldLoss = [
      ...(journal.some((line) => line.includes(`lgtm ${signal}: lost`)) ? [JOURNAL] : []),
      ...(own.some((line) => /Partial success|Dropping data/.test(line)) ? [LOG] : []),
      // as the real one does
      ...(found < arrived.length && signal === 'traces' ? [TEMPO] : []),
    ];
    const isWhole =
      new Set(arrived).size === ids.size && (signal !== 'traces' || found === ids.size);
    return {
      ...of,
      sent: ids.size,
      arrived: new Set(arrived).size,
      again: arrived.length - new Set(arrived).size,
      refused: lost,
      ...(signal === 'traces' && { found }),
      outageTold: of.lasted === '0' ? '' : told.join(', '),
      lossTold: isWhole ? '' : toldLoss.join(', ') || NOBODY,
    };
  }

  const COLLECTOR: Outage = {
    outage: 'the collector',
    begin: () => world.stopCollector(),
    end: () => world.startCollector(),
    noticed: (journal) =>
      ['metrics', 'logs', 'traces'].every((s) => journal.includes(`lgtm ${s}: `)),
  };
  const STORES: Outage = {
    outage: 'the stores',
    begin: () => Promise.all(stores().map((store) => store.refuse())),
    end: () => Promise.all(stores().map((store) => store.resume())),
    noticed: (journal, collector) =>
      journal.includes('lgtm profiles: ') &&
      ['mimir', 'loki', 'tempo'].every((name) => collector.includes(`otlp_http/${name}"`)),
  };
  const HOST: Outage = {
    outage: 'one of two hosts',
    begin: () => Promise.all(world.links.map((link) => link.cut())),
    end: () => Promise.all(world.links.map((link) => link.mend())),
    noticed: (journal) => ALL.every((signal) => journal.includes(`lgtm ${signal}: `)),
    beside: true,
  };
  const stores = () => [world.mimir, world.loki, world.tempo, world.pyroscope];

  test.each([COLLECTOR, STORES, HOST])(
    'everything arrives once, and is found, after 2.5 minutes, an hour and 6 hours without $outage',
    async (kind) => {
      for (const each of await have(kind, LASTED))
        expect(each).toMatchObject({
          arrived: each.sent,
          again: 0,
          refused: 0,
          ...(each.signal === 'traces' && { found: each.sent }),
        });
    },
    300_000,
  );

  test('what the collector holds in memory for stores that are away is lost when it ends, and nobody is told; on a disk it is kept', async () => {
    const ends = async () => {
      await world.stopCollector();
      await STORES.end();
      await world.startCollector();
    };
    const outage = 'the stores, then the collector';
    const memory = await have({ ...STORES, outage, end: ends, forgets: true }, [LASTED[1]]);
    for (const { signal, sent, arrived, lossTold } of memory)
      expect([signal, arrived < sent, lossTold]).toEqual([
        signal,
        signal !== 'profiles',
        signal === 'profiles' ? '' : NOBODY,
      ]);
    await world.stopCollector();
    world.configureCollector(queueOnDisk(world.folder));
    await world.startCollector();
    const disk = await have({ ...STORES, outage: `${outage}, on a disk`, end: ends }, [LASTED[1]]);
    for (const each of disk)
      expect(each).toMatchObject({ arrived: each.sent, again: 0, refused: 0 });
  }, 300_000);

  test.each([
    ['a host that was away longer than it may be', {}, TOO_LONG],
    ['6 hours at stores as they come', { plain: true }, LASTED[2]],
  ])(
    'of %s a part is refused, of which somebody is told, and nothing of another host',
    async (outage, { plain = false }: { plain?: boolean }, length) => {
      if (plain) stores().forEach((store) => store.configure(''));
      const rows = await have({ ...HOST, outage }, [length]);
      for (const each of rows) expect(each.arrived + each.refused).toBe(each.sent);
      const [metrics, logs, traces, profiles, ...beside] = rows;
      expect([metrics?.refused, profiles?.refused]).not.toContain(0);
      expect(traces?.found).toBeLessThan(traces?.sent ?? 0);
      expect(logs?.refused).toBe(0);
      expect(beside.map(({ refused }) => refused)).toEqual([0, 0, 0, 0]);
    },
    300_000,
  );
});

/** The example's collector with its queues on a disk. @param folder where */
function queueOnDisk(folder: string): string {
  const { collector } = new LgtmBackend(fleet(), 'lgtm', {
    metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
    logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
    traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
    collector: { persistentQueue: { size: Size.gibibytes(1) } },
  });
  if (!collector) throw new Error('there is no collector');
  return collector.config.toYaml().replaceAll('/var/lib/otelcol/queue', join(folder, 'queue'));
}

/** How many there are of each signal. */
function countsOf(sent: Traffic['sent']): Counts {
  const entries = ALL.map((signal) => [signal, sent[signal].length] as const);
  return Object.fromEntries(entries) as Counts;
}

/** Waits for a condition, on a machine that may be busy. */
async function until(condition: () => boolean, otherwise: () => string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The table as people read it. */
function print(rows: readonly Row[]): string {
  const columns = {
    'outage of': (row: Row) => row.outage,
    lasted: (row: Row) => row.lasted,
    signal: (row: Row) => row.signal,
    sent: (row: Row) => row.sent,
    arrived: (row: Row) => row.arrived,
    again: (row: Row) => row.again,
    refused: (row: Row) => row.refused,
    found: (row: Row) => row.found ?? '',
    'told of the outage': (row: Row) => row.outageTold,
    'told of the loss': (row: Row) => row.lossTold,
  };
  const cells = rows.map((row) => Object.values(columns).map((cell) => String(cell(row))));
  const lines = [Object.keys(columns), ...cells];
  const widths = Object.keys(columns).map((_, i) =>
    Math.max(...lines.map((line) => line[i]?.length ?? 0)),
  );
  const padded = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  return padded.map((line) => line.trimEnd()).join('\n');
}
