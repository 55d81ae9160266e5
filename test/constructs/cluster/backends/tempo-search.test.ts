import { Duration, Tempo } from '../../../../index';
import { UNTIL_FOUND } from '../../../../constructs/cluster/backends/tempo-search';

/** SC-002: found by a search 5 s after the request's end, of which 2 s are for the way to Tempo. */
const LEFT = Duration.seconds(5).toMilliseconds() - Duration.seconds(2).toMilliseconds();

const TIMES = { retention: Duration.days(30), maxOutage: Duration.hours(24) } as const;

const milliseconds = (text: string) => Number(/^(\d+)s$/.exec(text)?.[1]) * 1000;

describe("Tempo's fragment", () => {
  test.each([
    [2, 'ingester', 'trace_idle_period'],
    [3, 'live_store', 'max_trace_idle'],
  ] as const)(
    'has a search of Tempo %i find a span within 3 s of its coming, for the 5 s of SC-002',
    (version, section, idle) => {
      const tempo = Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version });
      const config = tempo.retentionConfig(TIMES) as Record<string, Record<string, string>>;
      const { [idle]: idles = '', flush_check_period: period = '' } = config[section] ?? {};
      expect(milliseconds(idles) + milliseconds(period)).toBe(UNTIL_FOUND.toMilliseconds());
      expect(UNTIL_FOUND.toMilliseconds()).toBeLessThanOrEqual(LEFT);
    },
  );
});
