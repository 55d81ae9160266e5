/**
 * Credentials belong to the moment of sending: an outage may outlive them, and is one where they are no longer taken. So
 * the host's own stand in files, which are read for each attempt, and nothing of them waits with what is sent.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationOf } from './lane.mjs';
import { isOfCredentials } from './protocol.mjs';

/** Of the senders' own, how many that were refused are remembered. */
const MOST = 8;

/** What was sent when nothing could be. */
const NONE = '';

/** What is written into the folder when a credential isn't taken, or isn't there: who sees it change fetches them anew. */
const REFUSED = '.refused';

/** What a server says by ending a connection that it doesn't trust, or that doesn't trust it. */
const OF_TLS = /SSL|TLS|PROTO|CERT|SELF_SIGNED|UNABLE_TO|ECONNRESET|EPIPE/;

/**
 * @typedef {import('./config.mjs').Upstream} Upstream
 * @typedef {Pick<Upstream, 'bearerTokenCredential' | 'basicAuth' | 'headerCredentials' | 'tls'>} Named
 */

/** The names of the credentials that an upstream wants. @param {Named} upstream */
export function credentialNames({ bearerTokenCredential, basicAuth, headerCredentials, tls }) {
  const all = [
    bearerTokenCredential,
    basicAuth?.usernameCredential,
    basicAuth?.passwordCredential,
    ...Object.values(headerCredentials ?? {}),
    ...Object.values(tls ?? {}),
  ];
  return all.filter((name) => name !== undefined);
}

/** @typedef {(name: string) => string} Read gives what stands in a credential's file, or throws */

/** Headers of a request to an upstream, by what stands in files now. @param {Named} upstream @param {Read} read @throws when a file holds none */
export function headersOf({ bearerTokenCredential: token, basicAuth, headerCredentials }, read) {
  const value = (
    /** @type {string} */ name,
    /** @type {RegExp} */ form,
    /** @type {string} */ what,
  ) => {
    const text = read(name).trim();
    if (!form.test(text)) throw new Error(`its credential ${name} is no ${what}`);
    return text;
  };
  /** @type {Record<string, string>} */
  const headers = {};
  for (const [name, credential] of Object.entries(headerCredentials ?? {}))
    headers[name.toLowerCase()] = value(credential, VALUE, "header's value");
  if (token !== undefined) headers['authorization'] = `Bearer ${value(token, TOKEN, 'token')}`;
  if (basicAuth) {
    const { username, usernameCredential = '', passwordCredential } = basicAuth;
    const user = username ?? value(usernameCredential, LINE, 'user');
    const both = `${user}:${value(passwordCredential, LINE, 'password')}`;
    headers['authorization'] = `Basic ${Buffer.from(both).toString('base64')}`;
  }
  return headers;
}

/** What a connection to an upstream is made with, by what stands in files now. @param {Named} upstream @param {Read} read */
export function tlsOf({ tls: { caCredential, certificateCredential, keyCredential } = {} }, read) {
  return {
    ...(caCredential !== undefined && { ca: read(caCredential) }),
    ...(certificateCredential !== undefined && { cert: read(certificateCredential) }),
    ...(keyCredential !== undefined && { key: read(keyCredential) }),
  };
}

/** The host's own, whatever the senders bring: what goes into headers, and what a connection is made with. */
export class OwnCredentials {
  /** What went with the last attempt, when that wasn't taken. @type {string | undefined} */
  #refused;
  /** What went with each attempt, by its headers. @type {WeakMap<object, string>} */
  #sent = new WeakMap();

  /** @param {string} folder @param {Named} upstream that names files of it, as systemd does */
  constructor(folder, upstream) {
    this.folder = folder;
    this.upstream = upstream;
  }

  /** A request's headers as they are sent now. @param {import('./lane.mjs').Item} item @throws when a file holds none */
  headers(item) {
    try {
      const headers = { ...item.headers, ...headersOf(this.upstream, this.#file) };
      this.#sent.set(headers, this.#all());
      return headers;
    } catch (error) {
      this.#notTaken(NONE);
      throw error;
    }
  }

  /** What a connection is made with now. @throws when a file can't be read */
  tls() {
    return tlsOf(this.upstream, this.#file);
  }

  /** Whether others stand there than those that weren't taken. */
  get isPutRight() {
    if (this.#refused === undefined) return false;
    try {
      return this.#all() !== this.#refused;
    } catch {
      return false;
    }
  }

  /** @param {object} headers that were sent @param {import('./transport.mjs').Answer} answer */
  answered(headers, { status, code = '' }) {
    const isOfTls = status === 0 && this.upstream.tls !== undefined && OF_TLS.test(code);
    if (isOfCredentials(status) || isOfTls) this.#notTaken(this.#sent.get(headers) ?? NONE);
    else if (status > 0) this.#refused = undefined;
  }

  /** @param {string} sent */
  #notTaken(sent) {
    this.#refused = sent;
    try {
      writeFileSync(join(this.folder, REFUSED), `${credentialNames(this.upstream).join(' ')}\n`);
    } catch {
      // a folder that only others write to
    }
  }

  #all() {
    return JSON.stringify([headersOf(this.upstream, this.#file), this.tls()]);
  }

  /** @type {Read} */
  #file = (name) => {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch (error) {
      throw new Error(`its credential ${name} can't be read: ${codeOf(error)}`);
    }
  };
}

/** What a token of a header can hold (RFC 9110, 5.5), a header's value, and a user's name or password. */
const TOKEN = /^[\x21-\x7e]+$/;
const VALUE = /^[\x20-\x7e]+$/;
const LINE = /^[^\x00-\x1f\x7f]+$/;

/**
 * What each sender brought. What waits has the one of its own time; one that is refused is replaced by the newest that a
 * sender brought.
 */
export class SendersCredentials {
  /** @type {Set<string>} */
  #refused = new Set();

  /** @param {import('./lane.mjs').Lane} lane */
  constructor(lane) {
    this.lane = lane;
  }

  /** A request's headers as they are sent now. @param {import('./lane.mjs').Item} item */
  headers(item) {
    const own = authorizationOf(item);
    const { authorization } = this.lane;
    if (own === undefined || authorization === undefined || !this.#refused.has(own))
      return item.headers;
    return { ...item.headers, authorization };
  }

  /** Whether the newest hasn't been refused, though others were. */
  get isPutRight() {
    const { authorization } = this.lane;
    return (
      this.#refused.size > 0 && authorization !== undefined && !this.#refused.has(authorization)
    );
  }

  /** Of senders there are none. */
  tls() {
    return {};
  }

  /** @param {Readonly<Record<string, string | string[]>>} headers that were sent @param {import('./transport.mjs').Answer} answer */
  answered({ authorization: sent }, { status }) {
    if (typeof sent !== 'string' || status === 0) return;
    if (!isOfCredentials(status)) this.#refused.delete(sent);
    else this.#refused.add(sent);
    const [oldest] = this.#refused;
    if (oldest !== undefined && this.#refused.size > MOST) this.#refused.delete(oldest);
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error);
}
