import { OtlpDestination, type OtlpDestinationProps } from '../../../../index';
import { component, host } from '../../support';

/** A host that sends to a destination with credentials of its own. */
function authenticated(props: Partial<OtlpDestinationProps>) {
  const endpoint = 'https://archive.example.com';
  const destination = OtlpDestination.remote('archive', { endpoint, ...props });
  return host({ destinations: [destination], nodeMetrics: false });
}

const BASIC = {
  basicAuth: { usernameCredential: 'archive-user', passwordCredential: 'archive-password' },
};
const HEADERS = { headerCredentials: { 'X-Api-Key': 'archive-key' } };
const TLS = {
  tls: {
    caCredential: 'archive-ca',
    certificateCredential: 'ryzen-certificate',
    keyCredential: 'ryzen-key',
  },
};

describe('credentials of a destination', () => {
  test.each([
    ['a user', BASIC, ['archive-user', 'archive-password']],
    ['headers', HEADERS, ['archive-key']],
    ['certificates', TLS, ['archive-ca', 'ryzen-certificate', 'ryzen-key']],
  ])('are named to the outage buffer, and NixOS insists on them: %s', (_, props, names) => {
    const { file } = authenticated(props);
    const { upstreams } = JSON.parse(file('outage-buffer.json')!) as { upstreams: object[] };
    expect(upstreams).toHaveLength(3);
    for (const upstream of upstreams) expect(upstream).toMatchObject(props);
    for (const name of names)
      expect(file('hosts/ryzen.nix')).toContain(`${name} = lib.mkDefault "fleet/ryzen/alloy/`);
  });

  test('are shown by the exporter as long as there is no outage buffer', () => {
    const text = authenticated({ ...BASIC, ...TLS }).file('alloy/archive.alloy');
    expect(component(text, 'otelcol.auth.basic "fleet_archive"')).toBe(
      '	username = convert.nonsensitive(local.file.fleet_archive_username.content)\n\tpassword = local.file.fleet_archive_password.content\n',
    );
    const exporter = component(text, 'otelcol.exporter.otlphttp "fleet_archive"');
    expect(exporter).toContain('direct = otelcol.auth.basic.fleet_archive.handler');
    expect(exporter).toMatch(
      /tls \{\s+ca_pem += convert.nonsensitive\(local.file.fleet_archive_ca.content\)\s+cert_pem += convert.nonsensitive\(local.file.fleet_archive_certificate.content\)\s+key_pem += local.file.fleet_archive_key.content\s+\}/,
    );
    expect(
      component(
        authenticated(HEADERS).file('alloy/archive.alloy'),
        'otelcol.auth.headers "fleet_archive"',
      ),
    ).toMatch(/key += "X-Api-Key"\s+value += local.file.fleet_archive_header_1.content/);
  });

  test.each<[string, Partial<OtlpDestinationProps>, string]>([
    [
      'two ways to authenticate',
      { ...BASIC, bearerTokenCredential: 'token' },
      'a destination has one way to authenticate, but bearerTokenCredential and basicAuth were given: leave one out',
    ],
    [
      'a certificate without its key',
      { tls: { certificateCredential: 'certificate' } },
      'a certificate goes with its key: give both tls.certificateCredential and tls.keyCredential',
    ],
    [
      'certificates without TLS',
      { ...TLS, endpoint: 'http://archive.example.ts.net:4318' },
      "tls is for an https URL, but the endpoint is 'http://archive.example.ts.net:4318': write https, or leave tls out",
    ],
    [
      'a secret in the place of its name',
      { headerCredentials: { 'X-Api-Key': 'a secret' } },
      "a credential is named in letters, digits and ._-, and begins with none of ._-, but 'a secret' was given",
    ],
  ])('fails for %s', (_, props, error) => {
    expect(() => authenticated(props)).toThrow(error);
  });
});
