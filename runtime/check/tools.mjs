/** By what a hop asks the machine: programs, files, names and HTTP, each of which gives up by itself. */

import { execFile } from 'node:child_process';
import { lookup } from 'node:dns';
import { readFileSync, statSync } from 'node:fs';
import { http, https } from '../outage-buffer/http.mjs';

/** How long one question may take, in milliseconds. */
const PATIENCE_MS = 4000;

/** The most of an answer that is read: Alloy's own metrics are a few hundred kilobytes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * @typedef {object} Question by HTTP
 * @property {string} url
 * @property {'GET' | 'POST'} [method]
 * @property {Record<string, string>} [headers]
 * @property {Buffer | string} [body]
 * @property {string} [socketPath]
 * @property {import('node:net').LookupFunction} [lookup]
 * @property {{ ca?: string, cert?: string, key?: string }} [tls] by which its server is trusted, and trusts
 * @property {number} [patienceMs]
 */

/**
 * @typedef {object} Answer
 * @property {number} status 0 where there is none
 * @property {string} type its content type
 * @property {Buffer} body
 * @property {string} [why] there is none
 * @property {string} [code] of the same
 * @property {string} [location] of a redirect, which isn't followed
 * @property {number} [aheadMs] how far the answer's clock is ahead of this machine's
 * @property {{ subject: string, until: string }} [certificate]
 */

/** @typedef {{ code: string }} Unreadable why a file can't be read, such as ENOENT or EACCES */

/**
 * @typedef {object} Tools
 * @property {(command: string, args: readonly string[]) => Promise<{ status: number, output: string }>} run status -1 where it can't be
 * @property {(question: Question) => Promise<Answer>} ask
 * @property {(name: string) => Promise<{ addresses: readonly string[], why?: string }>} resolve
 * @property {(path: string) => string | Unreadable} read
 * @property {(path: string) => { size: number, gid: number, mode: number } | Unreadable} stat
 * @property {() => number} now
 * @property {(ms: number) => Promise<void>} sleep
 */

/** @returns {Tools} */
export function machineTools() {
  return {
    run,
    ask,
    resolve,
    read: (path) => attempt(() => readFileSync(path, 'utf8')),
    stat: (path) => attempt(() => statSync(path)),
    now: Date.now,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  };
}

/** @template T @param {() => T} action @returns {T | Unreadable} */
function attempt(action) {
  try {
    return action();
  } catch (error) {
    return { code: /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error) };
  }
}

/** @type {Tools['run']} */
function run(command, args) {
  return new Promise((done) => {
    execFile(command, [...args], { timeout: PATIENCE_MS }, (error, output) => {
      const status = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      done({ status, output });
    });
  });
}

/** @type {Tools['resolve']} */
function resolve(name) {
  return new Promise((done) => {
    const late = setTimeout(() => done({ addresses: [], why: 'no answer' }), PATIENCE_MS);
    lookup(name, { all: true }, (error, found) => {
      clearTimeout(late);
      done({ addresses: (found ?? []).map(({ address }) => address), why: error?.code });
    });
  });
}

/** @type {Tools['ask']} */
function ask({
  url,
  method = 'GET',
  headers,
  body,
  socketPath,
  lookup: own,
  tls,
  patienceMs = PATIENCE_MS,
}) {
  return new Promise((done) => {
    const nothing = { status: 0, type: '', body: Buffer.alloc(0) };
    const { request: send } = url.startsWith('https:') ? https() : http;
    const started = Date.now();
    // its name is looked for once more, by whoever is to be trusted with it
    const options = {
      method,
      headers,
      agent: false,
      socketPath,
      lookup: own,
      rejectUnauthorized: true,
      ...tls,
    };
    const request = send(url, options, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      let bytes = 0;
      response.on('data', (/** @type {Buffer} */ chunk) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) request.destroy();
      });
      response.on('error', () => {});
      response.on('end', () => {
        clearTimeout(late);
        const { statusCode: status = 0, headers: said } = response;
        const date = Date.parse(said.date ?? '');
        // its seconds are whole, and it was written in between
        const aheadMs = Number.isNaN(date) ? undefined : date + 500 - (started + Date.now()) / 2;
        done({
          status,
          type: said['content-type'] ?? '',
          body: Buffer.concat(chunks),
          location: said.location,
          aheadMs,
          certificate: certificateOf(response.socket),
        });
      });
    });
    const late = setTimeout(() => {
      done({ ...nothing, why: `nothing for ${patienceMs / 1000} s`, code: 'ETIMEDOUT' });
      request.destroy();
    }, patienceMs);
    request.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      clearTimeout(late);
      done({ ...nothing, why: error.message || error.code, code: error.code });
    });
    request.end(body);
  });
}

/** @param {import('node:net').Socket} socket */
function certificateOf(socket) {
  if (!('getPeerCertificate' in socket)) return undefined;
  const { subject, valid_to: until } = /** @type {import('node:tls').TLSSocket} */ (
    socket
  ).getPeerCertificate();
  return { subject: String(subject?.CN ?? ''), until: until ?? '' };
}
