import type { BackendAuth } from '../../../../index';

/** What Grafana Cloud asks for. */
export const BASIC = { basic: { secretName: 'cloud' } } satisfies BackendAuth;

/** One of each kind of credential. */
export const AUTH_VARIANTS = {
  basic: { basic: { secretName: 'cloud', usernameKey: 'instance' } },
  bearer: { bearer: { secretName: 'cloud' } },
  oauth2: {
    oauth2: {
      tokenUrl: 'https://login.example.com:8443/oauth2/token',
      secretName: 'cloud',
      scopes: ['metrics:write'],
      params: { audience: 'metrics' },
    },
  },
  'certificates and headers': {
    ca: { secretName: 'gateway' },
    clientCertificate: { secretName: 'client' },
    headers: { 'X-Api-Key': { secretName: 'gateway', key: 'api-key' } },
  },
} as const satisfies Record<string, BackendAuth>;
