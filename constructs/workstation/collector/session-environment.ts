import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { Part } from '../../../lib/nixos/part';
import type { ICollector } from '../../wiring/collector';
import type { DescribedEmitter } from '../../wiring/description';
import { OTLP_SIGNALS } from '../../wiring/signal';
import { SelfCheck } from '../check/self-check';
import { onePerHost } from '../one-per-host';

/** Which programs learn where to send, besides those of every session. */
export interface SessionEnvironmentOptions {
  /**
   * Further variables, by name. Not `OTEL_SERVICE_NAME`: in a session it would be every program's.
   * @default - none
   */
  readonly variables?: { readonly [name: string]: string };
  /**
   * AI assistants whose telemetry is switched on: all signals that each has, without prompts. Each would send nothing by
   * itself, and what it sends may tell what is worked on, so none is unless named here. `codex` reads no variables: it
   * gets a section `[otel]` in `/etc/codex/config.toml`, below which a user's own `~/.codex/config.toml` decides.
   * @default - none
   */
  readonly assistants?: readonly AiAssistant[];
  /**
   * Users' systemd services, without `.service`, that get the variables by a drop-in, so at once and wherever they are
   * defined (home-manager too). Others get them at the next login.
   * @default - none
   */
  readonly userServices?: readonly string[];
}

/** An AI assistant that sends OpenTelemetry: Claude Code, OpenAI's Codex CLI, Google's Gemini CLI. */
export type AiAssistant = 'claude-code' | 'codex' | 'gemini-cli';

/** Which programs learn where to send, and where that is. */
export interface SessionEnvironmentProps extends SessionEnvironmentOptions {
  /** The collector that they send to. */
  readonly collector: ICollector;
}

/**
 * OpenTelemetry's variables for login sessions and the user's systemd services (FR-003): without them no program sends
 * anything, and the whole pipeline stays silent without an error, which is how the hand-written predecessor ended.
 * `observability.sessionEnvironment.enable = false` takes them away.
 *
 * @example
 * const alloy = new AlloyCollector(thinkpad, 'alloy', {
 *   destinations: [lgtm],
 *   sessionEnvironment: false,
 * });
 * new SessionEnvironment(thinkpad, 'session', { collector: alloy, assistants: ['claude-code'] });
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export class SessionEnvironment extends Construct {
  /** Its switch, and the variables. */
  readonly part: Part;

  /** @throws for a malformed or misleading variable, a service's name that has its type, and a second one on a host */
  constructor(scope: Construct, id: string, props: SessionEnvironmentProps) {
    super(scope, id);
    onePerHost(
      this,
      SessionEnvironment,
      'leave one out, that of an AlloyCollector by sessionEnvironment: false',
    );
    const { variables = {}, assistants = [], userServices = [] } = props;
    for (const name of Object.keys(variables)) {
      if (!/^[A-Z_][A-Z0-9_]*$/i.test(name))
        fail(this, `a variable is named in letters, digits and _, but ${shown(name)} was given`);
      if (name === 'OTEL_SERVICE_NAME')
        fail(this, `${name} in a session would name every program alike: set it for one program`);
    }
    // PAM, which hands them to sessions, takes lines, and gives $ and @ a meaning
    const odd = Object.entries(variables).find(([, value]) => /[\n\r\0"$@\\]/.test(value));
    if (odd) {
      fail(
        this,
        `a session's variable holds no line break and none of " $ @ \\, but ${odd[0]} is ${shown(odd[1])}`,
      );
    }
    for (const name of userServices) {
      if (!/^[A-Za-z0-9:_-][A-Za-z0-9:_.@-]*$/.test(name) || name.endsWith('.service'))
        fail(
          this,
          `a user's service is named without .service, such as otel-ai-monitor, but ${shown(name)} was given`,
        );
    }
    const everywhere = {
      OTEL_EXPORTER_OTLP_ENDPOINT: props.collector.otlpHttpUrl,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    };
    this.part = new Part(this, 'part', {
      option: 'observability.sessionEnvironment',
      settings: {
        variables: {
          ...everywhere,
          ...HOW_GEMINI_SENDS,
          ...Object.assign({}, ...assistants.map((each) => ASSISTANTS[each].variables)),
          ...variables,
        },
        codex: assistants.includes('codex') ? true : undefined,
        userServices: userServices.length > 0 ? userServices : undefined,
      },
    });
    this.node.defaultChild = this.part;
    SelfCheck.of(this).addEmitters(() => emitters(props, everywhere));
  }
}

/** Who learns it, and what of it an assistant needs. */
function emitters(
  { collector, assistants = [], userServices = [], variables = {} }: SessionEnvironmentProps,
  everywhere: Readonly<Record<string, string>>,
): DescribedEmitter[] {
  const told = { signals: OTLP_SIGNALS, into: collector.otlpHttpUrl };
  const how = 'told by environment';
  return [
    { ...told, name: 'every session', how },
    ...userServices.map((name) => ({ ...told, name: `${name} (user)`, how })),
    ...assistants.map((name) => {
      const { serviceName, file, ...own } = ASSISTANTS[name];
      const assistant = {
        serviceName,
        ...(file
          ? {
              variables: {},
              file: { path: file, section: '[otel]', endpoint: collector.otlpHttpUrl },
            }
          : { variables: { ...everywhere, ...own.variables, ...variables } }),
      };
      return { ...told, name, how: file ? `told by ${file}` : how, assistant };
    }),
  ];
}

/**
 * Gemini CLI takes its endpoint from `OTEL_EXPORTER_OTLP_ENDPOINT`, above its own settings, but not its protocol, which
 * is gRPC: all that it sends would be lost on the collector's port for HTTP. Says only how, so it is for everybody.
 * @see https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/telemetry/config.ts
 */
const HOW_GEMINI_SENDS = { GEMINI_TELEMETRY_OTLP_PROTOCOL: 'http' };

/** What an assistant's telemetry is switched on by, and known by. */
interface Assistant {
  /** What it calls itself. */
  readonly serviceName: string;
  /** What switches it on. */
  readonly variables: Readonly<Record<string, string>>;
  /** The file that it reads instead, which its module writes. */
  readonly file?: string;
}

const ASSISTANTS: Readonly<Record<AiAssistant, Assistant>> = {
  /** Spans are a beta of their own. @see https://code.claude.com/docs/en/monitoring-usage */
  'claude-code': {
    serviceName: 'claude-code',
    variables: {
      CLAUDE_CODE_ENABLE_TELEMETRY: '1',
      CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: '1',
      OTEL_LOGS_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_TRACES_EXPORTER: 'otlp',
    },
  },
  /** Not `codex`: a filter on that finds nothing. @see https://developers.openai.com/codex/config-reference */
  codex: { serviceName: 'codex_cli_rs', variables: {}, file: '/etc/codex/config.toml' },
  /** The only one that sends prompts unless told not to. @see https://geminicli.com/docs/cli/telemetry */
  'gemini-cli': {
    serviceName: 'gemini-cli',
    variables: {
      ...HOW_GEMINI_SENDS,
      GEMINI_TELEMETRY_ENABLED: 'true',
      GEMINI_TELEMETRY_LOG_PROMPTS: 'false',
    },
  },
};
