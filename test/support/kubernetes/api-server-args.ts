import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The arguments of an etcd of one, which keeps its data in a directory. */
export function etcdArgs(dir: string, client: number, peer: number): string[] {
  const [clients, peers] = [client, peer].map((port) => `http://127.0.0.1:${port}`);
  return [
    `--data-dir=${join(dir, 'etcd')}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    '--unsafe-no-fsync',
  ];
}

/** The arguments of an API server on loopback with one user, who may do everything. */
export function apiServerArgs(dir: string, etcd: number, port: number, token: string): string[] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(dir, 'service-account.key');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  // With AlwaysAllow the server refuses anonymous requests, so there's a user.
  const users = join(dir, 'tokens.csv');
  writeFileSync(users, `${token},test,test,system:masters\n`, { mode: 0o600 });
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    '--bind-address=127.0.0.1',
    // Its own choice would be the default route's address, which a sandbox may not have.
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(dir, 'certs')}`,
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--authorization-mode=AlwaysAllow',
    `--token-auth-file=${users}`,
    // No controller gives a namespace its default service account.
    '--disable-admission-plugins=ServiceAccount',
    // An endpoint of the Service `kubernetes` must not be loopback; nothing here uses it.
    '--endpoint-reconciler-type=none',
  ];
}
