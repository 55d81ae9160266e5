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

/** A bearer token of the host's, whatever the senders bring. */
export class OwnCredential {
  /** What went with the last attempt, when that wasn't taken. @type {string | undefined} */
  #refused;

  /** @param {string} folder @param {string} name of the file, which systemd names by */
  constructor(folder, name) {
    this.folder = folder;
    this.name = name;
  }

  /** A request's headers as they are sent now. @param {import('./lane.mjs').Item} item @throws when the file holds no token */
  headers(item) {
    try {
      return { ...item.headers, authorization: this.#read() };
    } catch (error) {
      this.#notTaken(NONE);
      throw error;
    }
  }

  /** Whether another stands there than the one that wasn't taken. */
  get isPutRight() {
    if (this.#refused === undefined) return false;
    try {
      return this.#read() !== this.#refused;
    } catch {
      return false;
    }
  }

  /** @param {string | string[] | undefined} sent @param {number} status that it was answered with */
  answered(sent, status) {
    if (isOfCredentials(status)) this.#notTaken(String(sent));
    else this.#refused = undefined;
  }

  /** @param {string} sent */
  #notTaken(sent) {
    this.#refused = sent;
    try {
      writeFileSync(join(this.folder, REFUSED), `${this.name}\n`);
    } catch {
      // a folder that only others write to
    }
  }

  #read() {
    let token;
    try {
      token = readFileSync(join(this.folder, this.name), 'utf8').trim();
    } catch (error) {
      throw new Error(`its credential ${this.name} can't be read: ${codeOf(error)}`);
    }
    // what a header can hold (RFC 9110, 5.5)
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Error(`its credential ${this.name} is no token`);
    return `Bearer ${token}`;
  }
}

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

  /** @param {string | string[] | undefined} sent @param {number} status that it was answered with */
  answered(sent, status) {
    if (typeof sent !== 'string') return;
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
