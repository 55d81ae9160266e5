import type { OtelSettings } from '../../../lib/otel/config';

/** Attributes in which AI assistants put what was typed, answered, or passed to a tool. */
const OF_ASSISTANTS = [
  // `claude_code.user_prompt`, `codex.user_prompt` and `gemini_cli.user_prompt`
  'prompt',
  // Claude Code's `assistant_response`, `api_request_body` and `api_response_body`
  'response',
  'body',
  // Claude Code's `tool_result`
  'tool_parameters',
  'tool_input',
  // Claude Code's spans
  'user_prompt',
  'new_context',
  'system_reminders',
  'system_prompt_preview',
  'user_system_prompt',
  'full_command',
  'response.model_output',
  // `codex.tool_result`
  'arguments',
  'output',
  // `gemini_cli.api_request`, `.api_response` and `.tool_call`
  'request_text',
  'response_text',
  'function_args',
] as const;

/** Claude Code's event on a span, whose attributes are a tool's input and output, named after the tool's parameters. */
const TOOL_OUTPUT = 'tool.output';

/** OpenTelemetry's conventions for generative AI, on spans and on records. */
const GEN_AI = [
  'gen_ai.prompt',
  'gen_ai.completion',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.call.result',
] as const;

/** What stands in the place of what was taken out. */
export const REDACTED = '[redacted]';

/**
 * Takes prompts, answers and tools' arguments out of what AI assistants send. Attributes of other programs that have one
 * of these names go too: too much is the safe side.
 * @see https://code.claude.com/docs/en/monitoring-usage
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/
 */
export function redactPrompts(): OtelSettings {
  const redact = (context: string, names: readonly string[]) =>
    names.map((name) => {
      const attribute = `${context}.attributes["${name}"]`;
      return `set(${attribute}, "${REDACTED}") where ${attribute} != nil`;
    });
  return {
    // what can't be redacted isn't passed on
    error_mode: 'propagate',
    log_statements: redact('log', [...OF_ASSISTANTS, ...GEN_AI]),
    trace_statements: [
      ...redact('span', [...OF_ASSISTANTS, ...GEN_AI]),
      ...redact('spanevent', [...OF_ASSISTANTS, ...GEN_AI]),
      `replace_all_patterns(spanevent.attributes, "value", "(?s)^.+$", "${REDACTED}") where spanevent.name == "${TOOL_OUTPUT}"`,
    ],
  };
}
