/** Whether a credential is there for whoever sends by it. */

import { fail, ok, skipped, warn } from './result.mjs';
import { show } from './units.mjs';

/** What each kind holds: a token is one of a header's (RFC 9110, 5.5). @type {Record<'token' | 'secret', { form: RegExp, wanted: string }>} */
const KINDS = {
  token: { form: /^[\x21-\x7e]+$/, wanted: 'one line of visible characters' },
  secret: { form: /./, wanted: 'something' },
};

/**
 * @param {object} hop
 * @param {string} hop.credential its name
 * @param {string} [hop.path] the file that the machine names for it
 * @param {string} hop.folder where its unit reads it
 * @param {'token' | 'secret'} hop.kind what it is
 * @param {boolean} hop.isFetched whether a unit of ours copies it there
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function credential({ credential: name, kind, path, folder, isFetched }, tools) {
  const { form, wanted } = KINDS[kind];
  const option = `observability.alloy.credentials.${name}`;
  if (path === undefined)
    return fail('this machine names no file for it', `a file with the ${kind}`, option);
  const token = tools.read(path);
  if (typeof token !== 'string') {
    if (token.code !== 'EACCES')
      return fail(
        `${path} can't be read: ${token.code}`,
        `a file with the ${kind}`,
        `${option}, and who writes that file`,
      );
    return skipped(`${path} isn't for this user`, 'run it as root');
  }
  if (!form.test(token.trim()))
    return fail(`${path} holds no ${kind}`, wanted, `write the ${kind} into it`);
  const given = tools.read(`${folder}/${name}`);
  const unit = 'outage-buffer-credentials.service';
  if (typeof given !== 'string') {
    if (given.code === 'EACCES') return skipped(`${folder} isn't for this user`, 'run it as root');
    const result = isFetched ? (await show(tools, unit, ['Result']))?.Result : undefined;
    const fix = isFetched
      ? `systemctl start ${unit}; journalctl -u ${unit}`
      : 'systemctl restart alloy.service';
    return fail(`${folder} has none: ${result ?? given.code}`, `a copy of ${path}`, fix);
  }
  if (given.trim() !== token.trim())
    return warn(
      `${folder} has an older one`,
      `a copy of ${path}`,
      isFetched ? `systemctl start ${unit}` : 'systemctl restart alloy.service',
    );
  return ok(`${path}, of ${token.trim().length} characters`);
}
