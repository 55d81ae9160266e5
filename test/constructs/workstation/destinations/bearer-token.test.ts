import { OtlpDestination } from '../../../../index';
import { OtelcolAuthBearer } from '../../../../lib/alloy/components/otelcol/auth.bearer';
import { component, host } from '../../support';

/** A host that sends to a destination with a token of its own. */
function authenticated() {
  const destination = OtlpDestination.remote('archive', {
    endpoint: 'https://archive.example.com',
    bearerTokenCredential: 'archive-token',
  });
  return { ...host({ destinations: [destination], nodeMetrics: false }), destination };
}

describe('bearerToken', () => {
  test('makes what authenticates beside the exporter, where overrides find it', () => {
    const { alloy, destination, file } = authenticated();
    const bearer = alloy.exporter(destination).node.scope?.node.findChild('bearer');
    expect(bearer).toBeInstanceOf(OtelcolAuthBearer);
    (bearer as OtelcolAuthBearer).addOverride('scheme', 'Token');
    expect(component(file('alloy/archive.alloy'), 'otelcol.auth.bearer "fleet_archive"')).toMatch(
      /scheme += "Token"/,
    );
  });

  test('reads the token of a credential when it sends, as the outage buffer does, and has NixOS insist on that', () => {
    const { file } = authenticated();
    const text = file('alloy/archive.alloy');
    expect(component(text, 'local.file "fleet_archive_token"')).toBe(
      '	filename  = sys.env("CREDENTIALS_DIRECTORY") + "/archive-token"\n\tis_secret = true\n',
    );
    expect(component(text, 'otelcol.auth.bearer "fleet_archive"')).toBe(
      '	token = local.file.fleet_archive_token.content\n',
    );
    // for as long as it sends to the destination itself: the variable is the outage buffer's URL
    expect(component(text, 'otelcol.exporter.otlphttp "fleet_archive"')).toContain(
      'auth     = {\n\t\t\tdirect = otelcol.auth.bearer.fleet_archive.handler,\n\t\t}' +
        '[coalesce(sys.env("OUTAGE_BUFFER_ARCHIVE_OTLP"), "direct")]',
    );
    const { upstreams } = JSON.parse(file('outage-buffer.json')!) as { upstreams: object[] };
    expect(upstreams).toHaveLength(3);
    for (const upstream of upstreams)
      expect(upstream).toHaveProperty('bearerTokenCredential', 'archive-token');
    expect(file('hosts/ryzen.nix')).toContain(
      'requiredCredentials.archive-token = lib.mkDefault "fleet/ryzen/alloy/destination-archive/archive/token";',
    );
  });
});
