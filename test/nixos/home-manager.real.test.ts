import { describeWith } from '../support/programs';
import { evaluate, hostModule } from './evaluate';

/** What home-manager's sessions and services get. */
interface Home {
  readonly home: { readonly sessionVariables: Record<string, string> };
  readonly systemd: {
    readonly user: {
      readonly sessionVariables: Record<string, string>;
      readonly services: Record<string, { Service: { Environment: string[] } }>;
    };
  };
  readonly assertions: readonly { assertion: boolean; message: string }[];
}

describeWith(['nix-instantiate'], "home-manager's module", (programs) => {
  /** Evaluates it on a machine, or, without modules, where home-manager stands alone. */
  function evaluated(modules: readonly string[], settings = '{ }') {
    const expression = `let all = home [ ${modules.join(' ')} ] ${settings}; in { inherit (all) assertions home systemd; }`;
    return evaluate<Home>({ nix: programs['nix-instantiate'] }, expression);
  }
  function variables(modules: readonly string[], settings?: string) {
    const { home, systemd } = evaluated(modules, settings);
    expect(systemd.user.sessionVariables).toEqual(home.sessionVariables);
    return home.sessionVariables;
  }
  const hetzner = hostModule('hetzner');
  const ENDPOINT = 'http://127.0.0.1:4318';

  test("gives the host's variables to shells and to services, by its mere import", () => {
    expect(variables([hetzner])).toEqual({
      GEMINI_TELEMETRY_OTLP_PROTOCOL: 'http',
      OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    });
  });

  test.each(['enable', 'alloy.enable', 'sessionEnvironment.enable'])(
    'gives nothing where the host has observability.%s = false',
    (option) => {
      expect(variables([hetzner, `{ observability.${option} = false; }`])).toEqual({});
    },
  );

  test('lets a user switch it off, or set one variable otherwise, without mkForce', () => {
    const off = '{ observability.sessionEnvironment.enable = false; }';
    expect(variables([hetzner], off)).toEqual({});
    const home = '{ home.sessionVariables.A = "b"; systemd.user.sessionVariables.A = "b"; }';
    expect(variables([hetzner], home)).toMatchObject({ A: 'b' });
  });

  test('gives nothing by itself where home-manager stands alone, until it is told what', () => {
    expect(variables([])).toEqual({});
    const told = `{ observability.sessionEnvironment = { enable = true; variables.OTEL_EXPORTER_OTLP_ENDPOINT = "${ENDPOINT}"; }; }`;
    expect(variables([], told)).toEqual({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT });
  });

  const DAEMON =
    'systemd.user.services.daemon.Service = { ExecStart = [ "/bin/daemon" ]; Environment = [ "A=b" ]; };';

  test("writes the variables into chosen services of home-manager's, beside their own", () => {
    const { systemd, assertions } = evaluated(
      [hetzner, '{ observability.sessionEnvironment.variables.X = "50 %"; }'],
      `{ observability.sessionEnvironment.userServices = [ "daemon" ]; ${DAEMON} }`,
    );
    expect([...systemd.user.services.daemon!.Service.Environment].sort()).toEqual([
      '"GEMINI_TELEMETRY_OTLP_PROTOCOL=http"',
      '"OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318"',
      '"OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"',
      '"X=50 %%"',
      'A=b',
    ]);
    expect(assertions.filter(({ assertion }) => !assertion)).toEqual([]);
  });

  test('leaves the others alone', () => {
    const { systemd } = evaluated([hetzner], `{ ${DAEMON} }`);
    expect(systemd.user.services.daemon!.Service.Environment).toEqual(['A=b']);
  });

  test('fails for a service that home-manager does not define, which a unit would hide', () => {
    const { assertions } = evaluated(
      [hetzner],
      '{ observability.sessionEnvironment.userServices = [ "daemno" ]; }',
    );
    const failed = assertions.filter(({ assertion }) => !assertion);
    expect(failed.map(({ message }) => message)).toEqual([
      "observability.sessionEnvironment.userServices has daemno, which home-manager doesn't define: correct the name, or,\n" +
        "where something else defines it, name it in the host's userServices.\n",
    ]);
  });
});
