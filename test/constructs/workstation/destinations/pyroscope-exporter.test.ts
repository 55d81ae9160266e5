import type { Construct } from 'constructs';
import {
  PyroscopeAgent,
  pyroscopeExporter,
  type DestinationBindOptions,
  type DestinationInputs,
  type ITelemetryDestination,
} from '../../../../index';
import { component, host } from '../../support';

/** A destination of a user's own that takes profiles by the library's own helper. */
class Profiles implements ITelemetryDestination {
  readonly destinationName = 'profiles';
  readonly location = 'remote';
  readonly signals = ['profiles'] as const;

  bind(scope: Construct, { connect }: DestinationBindOptions): DestinationInputs {
    const { url } = connect('https://pyroscope.example.com', 'pyroscope');
    const exporter = pyroscopeExporter(scope, { url, headers: { 'X-Scope-OrgID': 'lab' } });
    scope.node.defaultChild = exporter;
    return { profiles: exporter.receiver };
  }
}

/** A host with profiles, and where they go. */
function profiles() {
  const destination = new Profiles();
  const made = host({ destinations: [destination], nodeMetrics: false });
  new PyroscopeAgent(made.host, 'pyroscope', { collector: made.alloy });
  return { ...made, destination };
}

describe('pyroscopeExporter', () => {
  test('returns what writes, which takes overrides', () => {
    const { alloy, destination, file } = profiles();
    alloy.exporter(destination).addOverride('endpoint.0.remote_timeout', '9s');
    expect(file('alloy/profiles.alloy')).toMatch(/remote_timeout += "9s"/);
  });

  test('puts the host on every profile, and gives up soon, since whoever waits for it profiles nothing', () => {
    const { file } = profiles();
    expect(component(file('alloy/profiles.alloy'), 'pyroscope.write "fleet_profiles"')).toBe(
      `	endpoint {
		url     = coalesce(sys.env("OUTAGE_BUFFER_PROFILES_PYROSCOPE"), "https://pyroscope.example.com")
		headers = {
			"X-Scope-OrgID" = "lab",
		}
		max_backoff_period  = "10s"
		max_backoff_retries = 3
	}

	external_labels = {
		host = "ryzen",
	}
`,
    );
  });

  test('has no entry for other signals where it takes profiles alone', () => {
    expect(profiles().file('alloy/profiles.alloy')).not.toContain('otelcol');
  });
});
