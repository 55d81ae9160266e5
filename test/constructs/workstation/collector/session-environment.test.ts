import { SessionEnvironment } from '../../../../index';
import { host } from '../../support';

describe('SessionEnvironment', () => {
  test('has its part as its default child, and takes overrides of its options', () => {
    const { alloy, file } = host();
    const session = alloy.sessionEnvironment!;
    expect(session.node.defaultChild).toBe(session.part);
    session.part.config.addOverride(
      'observability.sessionEnvironment.variables.OTEL_EXPORTER_OTLP_ENDPOINT',
      'http://127.0.0.1:5318',
    );
    expect(file('hosts/ryzen.nix')).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:5318";',
    );
  });

  test('prints the same beside the collector as by its props', () => {
    const options = {
      variables: { A: '1' },
      assistants: ['claude-code'],
      userServices: ['otel-ai-monitor'],
    } as const;
    const { host: ryzen, alloy, file } = host({ sessionEnvironment: false });
    new SessionEnvironment(ryzen, 'session', { collector: alloy, ...options });
    expect(file('hosts/ryzen.nix')).toContain(`sessionEnvironment = {
      enable = lib.mkDefault true;
      userServices = [ "otel-ai-monitor" ];
      variables = {
        A = lib.mkDefault "1";
        CLAUDE_CODE_ENABLE_TELEMETRY = lib.mkDefault "1";
        CLAUDE_CODE_ENHANCED_TELEMETRY_BETA = lib.mkDefault "1";
        GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";
        OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:4318";
        OTEL_EXPORTER_OTLP_PROTOCOL = lib.mkDefault "http/protobuf";
        OTEL_LOGS_EXPORTER = lib.mkDefault "otlp";
        OTEL_METRICS_EXPORTER = lib.mkDefault "otlp";
        OTEL_TRACES_EXPORTER = lib.mkDefault "otlp";
      };
    };`);
    expect(file('hosts/ryzen.nix')).toBe(
      host({ sessionEnvironment: options }).file('hosts/ryzen.nix'),
    );
  });

  test('says how Gemini CLI sends, which takes the endpoint from these variables and would speak gRPC to it', () => {
    const nix = host().file('hosts/ryzen.nix');
    expect(nix).toContain('GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";');
    expect(nix).not.toContain('GEMINI_TELEMETRY_ENABLED');
  });

  test("switches Gemini CLI's telemetry on without prompts, which it would send unless told not to", () => {
    const assistants = ['gemini-cli'] as const;
    expect(host({ sessionEnvironment: { assistants } }).file('hosts/ryzen.nix')).toContain(`
        GEMINI_TELEMETRY_ENABLED = lib.mkDefault "true";
        GEMINI_TELEMETRY_LOG_PROMPTS = lib.mkDefault "false";
        GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";
`);
    const variables = { GEMINI_TELEMETRY_LOG_PROMPTS: 'true' };
    expect(
      host({ sessionEnvironment: { assistants, variables } }).file('hosts/ryzen.nix'),
    ).toContain('GEMINI_TELEMETRY_LOG_PROMPTS = lib.mkDefault "true";');
  });

  test("switches Codex' telemetry on by its module, since it reads no variables", () => {
    expect(host({ sessionEnvironment: { assistants: ['codex'] } }).file('hosts/ryzen.nix'))
      .toContain(`sessionEnvironment = {
      enable = lib.mkDefault true;
      codex = lib.mkDefault true;
      variables = {
        GEMINI_TELEMETRY_OTLP_PROTOCOL = lib.mkDefault "http";
        OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:4318";
        OTEL_EXPORTER_OTLP_PROTOCOL = lib.mkDefault "http/protobuf";
      };
    };`);
    expect(host().file('hosts/ryzen.nix')).not.toContain('codex');
  });

  test("names the collector's own port", () => {
    expect(host({ otlpHttpPort: 5318 }).file('hosts/ryzen.nix')).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:5318";',
    );
  });

  test('sets nothing when it is left out', () => {
    expect(host({ sessionEnvironment: false }).file('hosts/ryzen.nix')).not.toMatch(
      /sessionEnvironment|OTEL_/,
    );
  });

  test('fails for a second one on a host', () => {
    const { host: ryzen, alloy } = host();
    expect(() => new SessionEnvironment(ryzen, 'session', { collector: alloy })).toThrow(
      '[fleet/ryzen/session] the host has one already, fleet/ryzen/alloy/session: ' +
        'leave one out, that of an AlloyCollector by sessionEnvironment: false',
    );
  });
});
