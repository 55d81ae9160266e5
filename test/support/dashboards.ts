import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query of a dashboard. */
export interface DashboardQuery {
  /** The panel that it is in. */
  readonly panel: string;
  /** What it needs, each of which is PromQL; there is nothing to see when one of them gives nothing. */
  readonly needs: readonly string[];
}

/**
 * What a public dashboard asks of a store, by `test/fixtures/dashboards/<name>.txt`: a line for each of its queries, the
 * panel and what it needs, separated by ` | `. Not the dashboard itself, whose licence may not let us keep it.
 */
export function dashboardQueries(name: string): DashboardQuery[] {
  const file = join(__dirname, '../fixtures/dashboards', `${name}.txt`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [panel = '', ...needs] = line.split(' | ');
      if (needs.length === 0) throw new Error(`${name} has a line that asks for nothing: ${line}`);
      return { panel, needs };
    });
}

/** What of a dashboard shows something, and what doesn't. */
export interface DashboardData {
  /** Queries with data. */
  readonly shown: readonly DashboardQuery[];
  /** Queries without, each as `panel: the first need that gives nothing`. */
  readonly empty: readonly string[];
}

/**
 * Asks a store for all that a dashboard asks.
 *
 * @param ask gives the series of a query
 */
export async function dashboardData(
  queries: readonly DashboardQuery[],
  ask: (promql: string) => Promise<readonly unknown[]>,
): Promise<DashboardData> {
  const known = new Map<string, boolean>();
  const has = async (promql: string): Promise<boolean> => {
    let found = known.get(promql);
    if (found === undefined) known.set(promql, (found = (await ask(promql)).length > 0));
    return found;
  };
  const shown: DashboardQuery[] = [];
  const empty: string[] = [];
  for (const query of queries) {
    let missing: string | undefined;
    for (const need of query.needs) if (!(await has(need))) missing ??= need;
    if (missing === undefined) shown.push(query);
    else empty.push(`${query.panel}: ${missing}`);
  }
  return { shown, empty };
}
