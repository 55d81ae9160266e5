import * as http from 'node:http';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { CONTENT_TYPE, encode, type Encoding, type OtlpRequests, type Signal } from '../otlp';

/** How a request travels. */
export interface SendOptions {
  readonly encoding: Encoding;
  readonly gzip: boolean;
  /** @default 30000 */
  readonly timeoutMs?: number;
}

/** What came back. */
export interface SendResult {
  readonly status: number;
  /** From before connecting to the end of the response. */
  readonly ms: number;
  readonly body: Buffer;
}

/**
 * Posts a request to `<baseUrl>/v1/<signal>`, as OTLP's exporters do with a base URL.
 * Rejects where there is no HTTP response: refused, reset, timed out.
 */
export function send<S extends Signal>(
  baseUrl: string,
  signal: S,
  request: OtlpRequests[S],
  options: SendOptions,
): Promise<SendResult> {
  const bytes = encode(signal, request, options.encoding);
  return post(
    `${baseUrl.replace(/\/$/, '')}/v1/${signal}`,
    options.gzip ? gzipSync(bytes) : bytes,
    {
      headers: {
        'content-type': CONTENT_TYPE[options.encoding],
        ...(options.gzip && { 'content-encoding': 'gzip' }),
      },
      timeoutMs: options.timeoutMs,
    },
  );
}

/** Posts any bytes. */
export function post(
  url: string,
  body: Uint8Array,
  options: { headers?: Record<string, string>; timeoutMs?: number } = {},
): Promise<SendResult> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const { timeoutMs = 30_000 } = options;
    const request = http.request(
      url,
      {
        method: 'POST',
        // A connection of its own: none that a test leaves open, none that an outage broke unseen.
        agent: false,
        headers: { ...options.headers, 'content-length': body.byteLength },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            ms: performance.now() - started,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.on('error', (error) =>
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? new Error(`POST ${url}: no response within ${timeoutMs} ms`, { cause: error })
          : new Error(`POST ${url}: ${error.message}`, { cause: error }),
      ),
    );
    request.end(body);
  });
}
