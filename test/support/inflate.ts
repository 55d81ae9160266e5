import * as zlib from 'node:zlib';

/** A body that is larger than the server takes, compressed or not. */
export class BodyTooLarge extends Error {}

/** A `Content-Encoding` that is not known here. */
export class UnknownEncoding extends Error {}

/** Undoes one `Content-Encoding`. */
export type Inflate = (body: Buffer, limit: number) => Buffer;

/** The encodings that Alloy's and the SDKs' OTLP exporters send, as far as Node 20 can (zstd it can't). */
export const ENCODINGS = {
  identity: (body) => body,
  gzip: (body, limit) => zlib.gunzipSync(body, { maxOutputLength: limit }),
  deflate: (body, limit) => zlib.inflateSync(body, { maxOutputLength: limit }),
  zlib: (body, limit) => zlib.inflateSync(body, { maxOutputLength: limit }),
  br: (body, limit) => zlib.brotliDecompressSync(body, { maxOutputLength: limit }),
} satisfies Record<string, Inflate>;

/** Undoes a `Content-Encoding` by one of these encodings, up to a number of bytes. */
export function inflate(
  body: Buffer,
  encoding: string | undefined,
  limit: number,
  encodings: Record<string, Inflate> = ENCODINGS,
): Buffer {
  const name = encoding?.trim().toLowerCase() || 'identity';
  const undo = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (!undo) {
    throw new UnknownEncoding(`content-encoding ${name}: unknown`);
  }
  try {
    return undo(body, limit);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BodyTooLarge(`body: more than ${limit} bytes when inflated`);
    }
    throw error;
  }
}
