import type { OtelSettings } from '../../../lib/otel/config';
import { HARMLESS_ATTRIBUTES } from './harmless-attributes';

/** What stands in the place of what was taken out. */
export const REDACTED = '[redacted]';

/** What a point of a metric has besides, of which something was redacted. */
export const FINGERPRINT = 'observability.redacted';

/**
 * Whose telemetry it is: by `service.name` (Codex' differs by what started it: `codex_cli_rs`, `codex_exec`), or, where a
 * session's OTEL_SERVICE_NAME took its place, by the scope, which no setting changes.
 */
const SERVICE = String.raw`^(claude-code|codex|gemini-cli)([-_].*)?$`;
const SCOPE = String.raw`^(com\\.anthropic\\.claude_code|codex|gemini-cli)([-_.].*)?$`;

/** A body that is an event's name (Claude Code's); Gemini CLI's are sentences, with what a server or a hook said. */
const NAME_IN_BODY = String.raw`^(claude_code|codex|gemini_cli)\\.[a-z0-9_.]{1,64}$`;

/** The name of an event on a record or a span, as programs write it or Rust's tracing makes it of a place in the source. */
const NAME = String.raw`^([A-Za-z0-9_.]{1,64}|event [A-Za-z0-9_./-]{1,128}:[0-9]+)$`;

/** Claude Code's events on a span that hold a tool's input and output, under the names of the tool's own parameters. */
const OF_TOOLS = String.raw`^tool\\.`;

/** What the program was started with, which OpenTelemetry's Node SDK adds: `gemini -p "…"` has the prompt there. */
const COMMAND_LINE = ['process.command', 'process.command_args', 'process.command_line'] as const;

/** What OpenTelemetry's conventions for generative AI keep prompts and answers in, whoever sends it. */
const GEN_AI = [
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.call.result',
] as const;

/**
 * Takes everything out of what AI assistants send that isn't known to be harmless: attributes that are not in
 * `HARMLESS_ATTRIBUTES`, whatever their type, bodies, messages of statuses and exceptions. So what a new version adds is
 * redacted too. Only exemplars of metrics pass as they are, which the collector can't write. What others send is left as it
 * is, but for prompts under the names of the conventions.
 *
 * Comes before what puts the hosts' names and labels on points, which then says them of the resource.
 *
 * @param hostLabels names of labels that hosts put on what they send
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/
 */
export function redactPrompts(hostLabels: readonly string[] = []): OtelSettings {
  return {
    // what can't be redacted isn't passed on
    error_mode: 'propagate',
    metric_statements: [
      ofAssistants([
        ...hostLabels.map(leaveToResource),
        ...keepSeriesApart(keepHarmless('datapoint')),
      ]),
      ofAnybody('datapoint'),
    ],
    log_statements: [
      ofAssistants([
        ...keepHarmless('log'),
        `set(log.body, "${REDACTED}") where log.body != nil and not IsMatch(log.body, "${NAME_IN_BODY}")`,
        `set(log.event_name, "${REDACTED}") where log.event_name != "" and not IsMatch(log.event_name, "${NAME}")`,
      ]),
      ofAnybody('log'),
    ],
    trace_statements: [
      ofAssistants([
        ...keepHarmless('span'),
        `set(span.status.message, "${REDACTED}") where span.status.message != ""`,
      ]),
      ofAssistants([
        ...keepHarmless('spanevent', `where not IsMatch(spanevent.name, "${OF_TOOLS}")`),
        `set(spanevent.name, "${REDACTED}") where not IsMatch(spanevent.name, "${NAME}")`,
      ]),
      ofAnybody('span'),
      ofAnybody('spanevent'),
    ],
  };
}

/** A group of statements on what comes from an assistant, whose resource is seen to as well. */
function ofAssistants(statements: readonly string[]): OtelSettings {
  return {
    conditions: [
      `IsMatch(resource.attributes["service.name"], "${SERVICE}")`,
      `IsMatch(instrumentation_scope.name, "${SCOPE}")`,
    ],
    statements: [...COMMAND_LINE.map((name) => redact('resource', name)), ...statements],
  };
}

/** A host's label on a point, which its resource has too: of that name, a program's own attribute is redacted like any. */
function leaveToResource(label: string): string {
  const of = (where: string) => `${where}.attributes["${label}"]`;
  return `delete_key(datapoint.attributes, "${label}") where ${of('datapoint')} == ${of('resource')}`;
}

function ofAnybody(context: string): OtelSettings {
  return { statements: GEN_AI.map((name) => redact(context, name)) };
}

function redact(context: string, name: string): string {
  const attribute = `${context}.attributes["${name}"]`;
  return `set(${attribute}, "${REDACTED}") where ${attribute} != nil`;
}

/**
 * Makes a new map of the attributes' names, as text, and puts the harmless values back: what isn't copied can't pass, be it
 * a string, a list or a map. In a configuration `$$` is a `$`.
 *
 * @param where when the harmless ones are put back
 */
function keepHarmless(context: string, where = ''): string[] {
  const attributes = `${context}.attributes`;
  const harmless = `${context}.cache["harmless"]`;
  const names = `${context}.cache["names"]`;
  const kept = HARMLESS_ATTRIBUTES.map((name) => `"${name}"`).join(', ');
  return [
    `set(${harmless}, ${attributes})`,
    `keep_keys(${harmless}, [${kept}])`,
    // ["a","b"]
    `set(${names}, String(Keys(${attributes})))`,
    `replace_pattern(${names}, "(\\"(?:[^\\"\\\\\\\\]|\\\\\\\\.)*\\")", "$$1:\\"${REDACTED}\\"")`,
    `replace_pattern(${names}, "^\\\\[(.*)\\\\]$", "{$$1}")`,
    // {"a":"[redacted]","b":"[redacted]"}
    `set(${attributes}, ParseJSON(${names}))`,
    `merge_maps(${attributes}, ${harmless}, "upsert") ${where}`.trimEnd(),
  ];
}

/**
 * Points of which only what is redacted differs would be one series, of whose deltas the collector keeps one (seen with
 * five kinds of tokens). So they get a fingerprint: it says nothing, but whoever guesses a value can see that it is right.
 *
 * @param statements that redact a point
 */
function keepSeriesApart(statements: readonly string[]): string[] {
  const cache = 'datapoint.cache["fingerprint"]';
  return [
    `set(${cache}, Substring(SHA256(String(datapoint.attributes)), 0, 8))`,
    ...statements,
    `set(datapoint.attributes["${FINGERPRINT}"], ${cache}) where Len(datapoint.attributes) > Len(datapoint.cache["harmless"])`,
  ];
}
