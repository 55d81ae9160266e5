import { HARMLESS_ATTRIBUTES } from '../../../../constructs/cluster/collector/harmless-attributes';
import { redactPrompts } from '../../../../constructs/cluster/collector/redact-prompts';
import * as emitters from '../../../support/emitters';
import { flattenLogs, flattenMetrics, flattenTraces } from '../../../support/flatten';

const PROPS = { sessionId: 'session', n: 0, nowNanos: emitters.nowNanos() };

describe('redactPrompts', () => {
  test("keeps what the assistants' logs, spans and metrics carry, but for what was typed and answered", () => {
    const records = [
      ...[emitters.claudeLogs, emitters.codexLogs, emitters.geminiLogs].flatMap((logsOf) =>
        flattenLogs(logsOf(PROPS)),
      ),
      ...[emitters.claudeTraces, emitters.codexTraces, emitters.geminiTraces].flatMap((tracesOf) =>
        flattenTraces(tracesOf(PROPS)),
      ),
      ...[emitters.claudeMetrics, emitters.codexMetrics, emitters.geminiMetrics].flatMap(
        (metricsOf) => flattenMetrics(metricsOf(PROPS)),
      ),
    ];
    const names = new Set(records.flatMap(({ attributes }) => Object.keys(attributes)));
    const redacted = [...names].filter((name) => !HARMLESS_ATTRIBUTES.includes(name));
    expect(redacted.sort()).toEqual(['output', 'prompt']);
  });

  test('names each attribute in letters, digits, dots and _, once, so that none ends a statement', () => {
    expect(HARMLESS_ATTRIBUTES.filter((name) => !/^[A-Za-z][A-Za-z0-9_.]*$/.test(name))).toEqual(
      [],
    );
    expect(new Set(HARMLESS_ATTRIBUTES).size).toBe(HARMLESS_ATTRIBUTES.length);
  });

  test('passes nothing on that it could not redact', () => {
    expect(redactPrompts().error_mode).toBe('propagate');
  });
});
