import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';

/** @throws naming `scope` for a tenant that a backend, named by `backend`, wouldn't take, or would take for another */
export function checkTenant(scope: IConstruct, backend: string, tenant: string): void {
  if (tenant === '*') {
    fail(
      scope,
      `the tenant '*' was given for ${backend}, which takes it for one tenant of that name, not for all: name the one that is written to`,
    );
  }
  // https://grafana.com/docs/mimir/latest/configure/about-tenant-ids/
  if (!/^[A-Za-z0-9!._*'()-]{1,150}$/.test(tenant) || tenant === '.' || tenant === '..') {
    fail(
      scope,
      `a tenant is up to 150 letters, digits and !-_.*'(), neither . nor .., but ${shown(tenant)} was given for ${backend}`,
    );
  }
}
