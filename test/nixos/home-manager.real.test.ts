import { describeWith } from '../support/programs';
import { evaluate, hostModule } from './evaluate';

/** What home-manager's sessions and services get. */
interface Home {
  readonly home: { readonly sessionVariables: Record<string, string> };
  readonly systemd: { readonly user: { readonly sessionVariables: Record<string, string> } };
}

describeWith(['nix-instantiate'], "home-manager's module", ({ 'nix-instantiate': nix }) => {
  /** Evaluates it on a machine, or, without modules, where home-manager stands alone. */
  function variables(modules: readonly string[], settings = '{ }') {
    const expression = `let all = home [ ${modules.join(' ')} ] ${settings}; in { inherit (all) home systemd; }`;
    const { home, systemd } = evaluate<Home>({ nix }, expression);
    expect(systemd.user.sessionVariables).toEqual(home.sessionVariables);
    return home.sessionVariables;
  }
  const hetzner = hostModule('hetzner');
  const ENDPOINT = 'http://127.0.0.1:4318';

  test("gives the host's variables to shells and to services, by its mere import", () => {
    expect(variables([hetzner])).toEqual({
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
});
