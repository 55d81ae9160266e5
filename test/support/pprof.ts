import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'protobufjs';

/**
 * The part of Pyroscope's push and of pprof that the tests read and write; the field numbers and types are upstream's.
 *
 * Source: `push.proto` and `types.proto` of grafana/pyroscope, `profile.proto` of google/pprof.
 */
const { root } = parse(`
syntax = "proto3";
message PushRequest { repeated Series series = 1; }
message Series { repeated Label labels = 1; repeated Sample samples = 2; }
message Label { string name = 1; string value = 2; }
message Sample { bytes raw_profile = 1; string id = 2; }
message Profile {
  repeated ValueType sample_type = 1;
  repeated Stack sample = 2;
  repeated Location location = 4;
  repeated Function function = 5;
  repeated string string_table = 6;
  int64 time_nanos = 9;
  int64 duration_nanos = 10;
  ValueType period_type = 11;
  int64 period = 12;
}
message ValueType { int64 type = 1; int64 unit = 2; }
message Stack { repeated uint64 location_id = 1; repeated int64 value = 2; }
message Location { uint64 id = 1; repeated Line line = 4; }
message Line { uint64 function_id = 1; }
message Function { uint64 id = 1; int64 name = 2; }
`);
const Push = root.lookupType('PushRequest');
const Profile = root.lookupType('Profile');

/** A profile with its labels: its functions by name, the innermost of the first stack first. */
export interface Pushed {
  readonly labels: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  /** When it was taken, in milliseconds since 1970. */
  readonly time: number;
}

/** The path of a push. */
export const PUSH = '/push.v1.PusherService/Push';

/** A push of one CPU profile of one stack, as pyroscope.ebpf's pyroscope.write makes it. */
export function encodePush({ labels, functions, time }: Pushed): Uint8Array {
  const strings = ['', 'cpu', 'nanoseconds', ...functions];
  const ids = functions.map((_, i) => i + 1);
  const profile = {
    sampleType: [{ type: 1, unit: 2 }],
    sample: [{ locationId: ids, value: [10 * 52_631_578] }],
    location: ids.map((id) => ({ id, line: [{ functionId: id }] })),
    function: ids.map((id) => ({ id, name: id + 2 })),
    stringTable: strings,
    timeNanos: time * 1e6,
    durationNanos: 15e9,
    periodType: { type: 1, unit: 2 },
    period: 52_631_578,
  };
  const series = {
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    samples: [{ rawProfile: gzipSync(Profile.encode(Profile.fromObject(profile)).finish()) }],
  };
  return Push.encode(Push.fromObject({ series: [series] })).finish();
}

/** The profiles of a push. */
export function decodePush(body: Uint8Array): Pushed[] {
  const { series } = Push.toObject(Push.decode(body), { defaults: true }) as {
    series: {
      labels: { name: string; value: string }[];
      samples: { rawProfile: Uint8Array }[];
    }[];
  };
  return series.flatMap(({ labels, samples }) =>
    samples.map(({ rawProfile }) => ({
      labels: Object.fromEntries(labels.map(({ name, value }) => [name, value])),
      ...contentOf(rawProfile),
    })),
  );
}

function contentOf(rawProfile: Uint8Array): Omit<Pushed, 'labels'> {
  // pyroscope-io sends it as it is
  const isZipped = rawProfile[0] === 0x1f && rawProfile[1] === 0x8b;
  const bytes = isZipped ? gunzipSync(rawProfile) : rawProfile;
  const profile = Profile.toObject(Profile.decode(bytes), {
    defaults: true,
    longs: Number,
  }) as { function: { name: number }[]; stringTable: string[]; timeNanos: number };
  return {
    functions: profile.function.map(({ name }) => profile.stringTable[name] ?? ''),
    time: Math.round(profile.timeNanos / 1e6),
  };
}
