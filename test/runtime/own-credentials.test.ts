import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Named } from '../../runtime/outage-buffer/credentials.mjs';
import { Authority } from '../support/certificates';
import { describeWith } from '../support/programs';
import { numbered, numbers, until, World } from './world';

const folder = mkdtempSync(join(tmpdir(), 'own-credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  writeFileSync(join(folder, 'new'), text);
  renameSync(join(folder, 'new'), join(folder, name));
};
const refused = join(folder, '.refused');
let world: World;
beforeEach(() => rmSync(refused, { force: true }));
afterEach(() => world.stop());

/** A relay whose upstream wants these, and what waits for it. */
async function start(own: Named, more: Parameters<World['start']>[1] = {}) {
  world = await new World().start(64 * 1024, { own, credentials: folder, ...more });
}

/** Ten requests, which are kept while the credentials aren't taken, and arrive once they are put right. */
async function keptUntil(right: () => void, why: RegExp): Promise<void> {
  for (let n = 0; n < 10; n++) await world.send('/lgtm/v1/logs', numbered(n, 10));
  await until(() => world.relay.forwarders[1]!.retries > 2, 'no outage');
  expect(world.upstream.taken).toEqual([]);
  expect(existsSync(refused)).toBe(true);
  expect(world.lines).toHaveLength(1);
  expect(world.lines[0]).toMatch(why);
  right();
  await world.empty();
  expect(numbers(world, 'logs')).toEqual([...Array(10).keys()]);
  expect(world.relay.queue.lanes[1]?.lost.items).toBe(0);
}

const NOT_TAKEN =
  /^<4>lgtm logs: answered 401: its credentials aren't taken; keeping what comes and trying again$/;

describe("the host's own", () => {
  test('user and password are sent, whatever is in them, and a renewed one is taken', async () => {
    write('user', '12345\n');
    write('password', 'old\n');
    await start({ basicAuth: { usernameCredential: 'user', passwordCredential: 'password' } });
    const password = 'pä:s "word"';
    const wanted = `Basic ${Buffer.from(`12345:${password}`).toString('base64')}`;
    world.upstream.behave = (_, { headers }) => ({
      status: headers.authorization === wanted ? 200 : 401,
    });
    await keptUntil(() => write('password', `${password}\n`), NOT_TAKEN);
  });

  test('headers are sent in the place of what a sender brings, and renewed ones are taken', async () => {
    write('key', 'old');
    await start({ headerCredentials: { 'X-Api-Key': 'key' } });
    world.upstream.behave = (_, { headers }) => ({
      status: headers['x-api-key'] === 'new key' ? 200 : 401,
    });
    await keptUntil(() => write('key', 'new key\n'), NOT_TAKEN);
  });

  test.each([
    ['a user without a password', undefined, "its credential password can't be read: ENOENT"],
    ['a password of two lines', 'a\nb', 'its credential password is no password'],
  ])('%s has everything kept, nothing sent, and the journal says so', async (_, text, why) => {
    write('user', '12345');
    if (text === undefined) rmSync(join(folder, 'password'), { force: true });
    else write('password', text);
    await start({ basicAuth: { usernameCredential: 'user', passwordCredential: 'password' } });
    await keptUntil(() => write('password', 'right'), new RegExp(`<4>lgtm logs: ${why};`));
  });
});

describeWith(['openssl'], 'a server that asks for a certificate', (programs) => {
  let ca: Authority;
  let other: Authority;
  let tls: object;
  const names = {
    caCredential: 'ca',
    certificateCredential: 'certificate',
    keyCredential: 'client-key',
  };
  const show = (authority: Authority) => {
    const { cert, key } = authority.sign('client');
    write('certificate', cert);
    write('client-key', key);
  };
  beforeAll(() => {
    ca = new Authority(programs.openssl, folder, 'ours');
    other = new Authority(programs.openssl, folder, 'theirs');
    const { cert, key } = ca.sign('server');
    tls = { cert, key, ca: ca.own.cert, requestCert: true, rejectUnauthorized: true };
  });
  beforeEach(() => write('ca', ca.own.cert));

  test('gets it, and what waits', async () => {
    show(ca);
    await start({ tls: names }, { tls });
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await world.empty();
    expect(numbers(world, 'logs')).toEqual([0]);
  });

  test("doesn't take another's: all is kept until it is renewed", async () => {
    show(other);
    await start({ tls: names }, { tls });
    await keptUntil(() => show(ca), /^<4>lgtm logs: .*; keeping what comes and trying again$/);
  });

  test('is sent nothing while the host trusts another authority', async () => {
    show(ca);
    write('ca', other.own.cert);
    await start({ tls: names }, { tls });
    await keptUntil(() => write('ca', ca.own.cert), /^<4>lgtm logs: .*certificate.*; keeping/);
  });

  test('is sent nothing while there is no certificate in the file', async () => {
    show(ca);
    write('certificate', 'not a certificate');
    await start({ tls: names }, { tls });
    await keptUntil(() => show(ca), /^<4>lgtm logs: .*; keeping what comes/);
  });
});
