/** A figure beside the most that it may be. */
export interface Figure {
  readonly value: number;
  readonly limit: number;
  readonly unit: 's' | 'MB' | 'MiB';
}

/** What a run found of one criterion. */
export interface Found {
  /** What was measured, in a few words and figures. */
  readonly measured: string;
  readonly met: boolean;
  /** Its figure for the chart, where it is one. */
  readonly figure?: Figure;
}

/** A criterion, a story's scenario or an edge case of the specification, by its number there. */
export interface Criterion extends Found {
  readonly id: string;
  /** What is wanted, in the specification's words or shorter. */
  readonly wanted: string;
}

/** One that this machine can't show. */
export interface Elsewhere {
  readonly id: string;
  readonly wanted: string;
  /** Why, and where the nearest thing is shown; links are relative to docs/. */
  readonly why: string;
}

/** What the check says where nothing is broken. */
export interface Healthy {
  readonly host: string;
  readonly hops: number;
  readonly wrong: readonly string[];
  readonly seconds: number;
}

/** Who notices what is broken. */
export type Catcher =
  'synth' | 'build' | "the unit's journal" | 'observability-check' | 'the retention check';

/** A silent outage of the hand-written predecessor, with its cause put into today's product. */
export interface Outage {
  /** From 1 on, in the order of the predecessor's ledger. */
  readonly number: number;
  /** What was dead, and why. */
  readonly was: string;
  /** What was broken here. */
  readonly broken: string;
  /** By whom it was caught, and the first line of what that said. */
  readonly caught: readonly { readonly by: Catcher; readonly said: string }[];
}

/** What a run has found so far. */
export class Proof {
  readonly criteria: Criterion[] = [];
  readonly elsewhere: Elsewhere[] = [];
  readonly outages: Outage[] = [];
  /** What the check says of each host of the healthy fleet. */
  readonly healthy: Healthy[] = [];

  /** @param say is told of each as it comes */
  constructor(private readonly say: (line: string) => void = () => undefined) {}

  /** Measures a criterion; one whose measuring fails isn't met. */
  async measure(id: string, wanted: string, how: () => Found | Promise<Found>): Promise<void> {
    const found = await Promise.resolve()
      .then(how)
      .catch((error: unknown) => ({
        measured: firstLine(error instanceof Error ? error.message : String(error)),
        met: false,
      }));
    this.criteria.push({ id, wanted, ...found });
    this.say(`${found.met ? 'ok  ' : 'FAIL'} ${id}: ${found.measured}`);
  }

  /** Notes a criterion that can't be shown here. */
  notHere(id: string, wanted: string, why: string): void {
    this.elsewhere.push({ id, wanted, why });
  }

  /** Breaks something and notes who caught it; what nobody catches, or what can't even be broken, fails. */
  async outage(
    of: Pick<Outage, 'number' | 'was' | 'broken'>,
    how: () => Outage['caught'] | Promise<Outage['caught']>,
  ): Promise<void> {
    const caught = await Promise.resolve()
      .then(how)
      .catch((error: unknown) => {
        this.say(String(error));
        return [];
      });
    this.outages.push({ ...of, caught });
    const [first] = caught;
    this.say(
      `${first ? 'ok  ' : 'FAIL'} outage ${of.number}: ${first ? `${first.by}: ${first.said}` : 'nobody noticed'}`,
    );
  }

  /** Notes what the check says of a host on which nothing is broken. */
  well(found: Healthy): void {
    this.healthy.push(found);
    const { host, hops, wrong, seconds } = found;
    const text = [`${host}: ${hops} hops are well, ${seconds.toFixed(1)} s`, ...wrong].join('; ');
    this.say(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${text}`);
  }

  /** Whether everything is as it should be. */
  get holds(): boolean {
    return (
      this.criteria.every(({ met }) => met) &&
      this.healthy.every(({ wrong }) => wrong.length === 0) &&
      this.outages.every(({ caught }) => caught.length > 0)
    );
  }
}

/** The first line of a text that isn't empty. */
export function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}
