import * as protobuf from 'protobufjs';
import { OTLP_PROTO } from './otlp-proto';
import type { AnyValue, KeyValue, OtlpRequests, Signal } from './otlp-types';

export * from './otlp-types';

/** The two encodings of OTLP/HTTP. */
export type Encoding = 'protobuf' | 'json';

/** The content type that stands for each encoding. Source: OTLP specification, "OTLP/HTTP". */
export const CONTENT_TYPE: Record<Encoding, string> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
};

/** An attribute's value as a test compares it. */
export type Scalar = string | number | boolean;

/** Attributes by key. */
export type Attributes = Record<string, Scalar>;

const root = protobuf.parse(OTLP_PROTO).root.resolveAll();
const REQUEST: Record<Signal, protobuf.Type> = {
  logs: root.lookupType('ExportLogsServiceRequest'),
  metrics: root.lookupType('ExportMetricsServiceRequest'),
  traces: root.lookupType('ExportTraceServiceRequest'),
};

type Plain = Record<string, unknown>;

/** Writes a request. JSON is written as it is given; protobuf leaves proto3's defaults out. */
export function encode<S extends Signal>(
  signal: S,
  request: OtlpRequests[S],
  encoding: Encoding = 'protobuf',
): Buffer {
  if (encoding === 'json') {
    return Buffer.from(JSON.stringify(request));
  }
  const type = REQUEST[signal];
  return Buffer.from(type.encode(type.fromObject(toObject(type, request))).finish());
}

/**
 * Reads a request, from either encoding into the same plain shape.
 * Throws a SyntaxError for what is no JSON, and another error for what is no such request.
 */
export function decode<S extends Signal>(
  signal: S,
  bytes: Uint8Array,
  encoding: Encoding = 'protobuf',
): OtlpRequests[S] {
  const type = REQUEST[signal];
  const message =
    encoding === 'json'
      ? type.fromObject(toObject(type, JSON.parse(Buffer.from(bytes).toString('utf8'))))
      : type.decode(bytes);
  return toPlain(type, message as unknown as Plain);
}

/** Attributes as a record; integers become numbers, lists and maps become JSON text. */
export function attributes(list: readonly KeyValue[] | undefined): Attributes {
  return Object.fromEntries((list ?? []).map(({ key, value }) => [key, scalar(value)]));
}

/** The inverse of `attributes`: whole numbers become `intValue`, others `doubleValue`. */
export function keyValues(record: Attributes): KeyValue[] {
  return Object.entries(record).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: Scalar): AnyValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return Number.isSafeInteger(value) ? { intValue: `${value}` } : { doubleValue: value };
  }
}

function scalar(value: AnyValue | undefined): Scalar {
  const nested = nestedValue(value);
  return typeof nested === 'object' ? JSON.stringify(nested) : (nested as Scalar);
}

function nestedValue(value: AnyValue = {}): unknown {
  if (value.arrayValue) {
    return (value.arrayValue.values ?? []).map(nestedValue);
  }
  if (value.kvlistValue) {
    const list = value.kvlistValue.values ?? [];
    return Object.fromEntries(list.map((entry) => [entry.key, nestedValue(entry.value)]));
  }
  const { intValue, doubleValue } = value;
  const number = intValue ?? doubleValue;
  return number !== undefined
    ? Number(number)
    : (value.stringValue ?? value.boolValue ?? value.bytesValue ?? '');
}

/** The plain shape as protobufjs wants it: bytes as bytes. It takes any object, so this checks. */
function toObject(type: protobuf.Type, plain: unknown): Plain {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw new TypeError(`${type.name}: found ${JSON.stringify(plain)}, wanted an object`);
  }
  return mapFields(type, plain as Plain, (field, value) =>
    field.resolvedType instanceof protobuf.Type
      ? toObject(field.resolvedType, value)
      : field.type === 'bytes'
        ? bytesOf(field, value)
        : value,
  );
}

function toPlain(type: protobuf.Type, message: Plain): Plain {
  return mapFields(type, message, (field, value) => {
    if (field.resolvedType instanceof protobuf.Type) {
      return toPlain(field.resolvedType, value as Plain);
    }
    if (field.type === 'bytes') {
      return Buffer.from(value as Uint8Array).toString(isId(field) ? 'hex' : 'base64');
    }
    // What JSON has no number for, the protobuf JSON mapping writes as a string.
    const unsafe = field.type === 'double' && !Number.isFinite(value);
    return field.long || unsafe ? String(value) : value;
  });
}

/** Maps the fields that are set; one that holds proto3's default counts as not set. */
function mapFields(
  type: protobuf.Type,
  from: Plain,
  map: (field: protobuf.Field, value: unknown) => unknown,
): Plain {
  const to: Plain = {};
  for (const field of type.fieldsArray) {
    const value = Object.hasOwn(from, field.name) ? from[field.name] : undefined;
    if (value === undefined || value === null) {
      continue;
    }
    if (field.repeated) {
      if (!Array.isArray(value)) {
        throw new TypeError(`${type.name}.${field.name}: found ${typeof value}, wanted a list`);
      }
      if (value.length > 0) {
        to[field.name] = value.map((item) => map(field, item));
      }
      continue;
    }
    const mapped = map(field, value);
    // A member of a oneof (and an `optional`, which is one) says something by being there.
    if (field.partOf || !isDefault(field, mapped)) {
      to[field.name] = mapped;
    }
  }
  return to;
}

function isDefault(field: protobuf.Field, value: unknown): boolean {
  const text = field.type === 'string' || field.type === 'bytes';
  return text
    ? (value as string | Uint8Array).length === 0
    : value === false || Object.is(value, 0) || value === '0';
}

/** OTLP/JSON deviates from the protobuf JSON mapping in this: ids are hex, not base64. */
function isId(field: protobuf.Field): boolean {
  return /^(trace|span|parentSpan)Id$/.test(field.name);
}

function bytesOf(field: protobuf.Field, value: unknown): Uint8Array {
  if (typeof value !== 'string' || (isId(field) && !/^([0-9a-f]{2})*$/i.test(value))) {
    throw new TypeError(`${field.name}: found ${JSON.stringify(value)}, wanted hexadecimal text`);
  }
  return Buffer.from(value, isId(field) ? 'hex' : 'base64');
}
