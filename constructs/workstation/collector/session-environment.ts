import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';

/** Which programs learn where to send, besides those of every session. */
export interface SessionEnvironmentProps {
  /**
   * Further variables, by name. Not `OTEL_SERVICE_NAME`: in a session it would be every program's.
   * @default - none
   */
  readonly variables?: { readonly [name: string]: string };
  /**
   * AI assistants whose telemetry is switched on. Each would send nothing by itself, and what it sends may tell what
   * is worked on, so none is unless named here.
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

/** An AI assistant that reads environment variables. */
export type AiAssistant = keyof typeof ASSISTANTS;

/** Where the session's programs send to. */
export interface SessionEnvironmentCollectorProps extends SessionEnvironmentProps {
  /** The base URL of OTLP over HTTP on loopback. */
  readonly otlpHttpUrl: string;
}

/**
 * OpenTelemetry's variables for login sessions and the user's systemd services (FR-003): without them no program sends
 * anything, and the whole pipeline stays silent without an error, which is how the hand-written predecessor ended.
 * `observability.sessionEnvironment.enable = false` takes them away.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export class SessionEnvironment extends Construct {
  /** @throws for a malformed or misleading variable, or a service's name that has its type */
  constructor(scope: Construct, id: string, props: SessionEnvironmentCollectorProps) {
    super(scope, id);
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
    new NixosConfig(this, 'nixos', {
      observability: {
        sessionEnvironment: {
          enable: true,
          variables: {
            OTEL_EXPORTER_OTLP_ENDPOINT: props.otlpHttpUrl,
            OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
            ...Object.assign({}, ...assistants.map((each) => ASSISTANTS[each])),
            ...variables,
          },
          userServices: userServices.length > 0 ? userServices : undefined,
        },
      },
    });
  }
}

/** What switches an assistant's telemetry on. Codex has no variables: it is a section of its config.toml. */
const ASSISTANTS = {
  /** @see https://code.claude.com/docs/en/monitoring-usage */
  'claude-code': {
    CLAUDE_CODE_ENABLE_TELEMETRY: '1',
    OTEL_LOGS_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'otlp',
  },
} as const;
