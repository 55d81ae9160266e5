import type { Construct } from 'constructs';
import { Alloy, Duration, Size } from '../../../../lib';
import { LokiRelabel } from '../../../../lib/alloy/components/loki/relabel';
import { LokiWrite } from '../../../../lib/alloy/components/loki/write';
import { OtelcolAuthBasic } from '../../../../lib/alloy/components/otelcol/auth.basic';
import { OtelcolExporterDebug } from '../../../../lib/alloy/components/otelcol/exporter.debug';
import { OtelcolStorageFile } from '../../../../lib/alloy/components/otelcol/storage.file';
import { PrometheusRemoteWrite } from '../../../../lib/alloy/components/prometheus/remote_write';
import { PyroscopeWrite } from '../../../../lib/alloy/components/pyroscope/write';
import { filePath, className, propName } from '../../../../tools/alloy-bindings/names';
import { innerType, readSchema, type FieldSchema } from '../../../../tools/alloy-bindings/schema';
import { ALTERNATIVES, COMMON_ALTERNATIVES, LEGAL, NEEDED, WHOLE } from './legal';

/** What Alloy 1.18 has, read from its source. */
export const SCHEMA = readSchema();

type Untyped = new (scope: Construct, id: string, props: unknown) => unknown;

/** A component's class, by upstream's name. */
export function classOf(component: string): Untyped {
  const path = `../../../../lib/alloy/components/${filePath(component)}`;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- 183 classes by name
  return (require(path) as Record<string, Untyped>)[className(component)]!;
}

/** How a body is made: with everything, or as chance has it. */
export interface Choice {
  /** Whether an optional field is there. */
  includes(type: string, field: FieldSchema): boolean;
  /** One of several. */
  oneOf<T>(values: readonly T[]): T;
  /** How many items a list has. */
  length(): number;
}

/** Makes props for components as the schema has them: any that the types allow and the known rules. */
export class Bodies {
  private readonly sinks: Record<string, unknown>;

  /** @param scope an `AlloyFile`, in which the components to wire to are made */
  constructor(scope: Construct) {
    const url = 'http://localhost:9009';
    this.sinks = {
      'capsule(otelcol.Consumer)': new OtelcolExporterDebug(scope, 'sink-o').input,
      'capsule(loki.LogsReceiver)': new LokiWrite(scope, 'sink-l').receiver,
      'capsule(prometheus.Appendable)': new PrometheusRemoteWrite(scope, 'sink-m').receiver,
      'capsule(pyroscope.Appendable)': new PyroscopeWrite(scope, 'sink-p', { endpoint: [{ url }] })
        .receiver,
      'capsule(relabel.Rules)': new LokiRelabel(scope, 'sink-r', { forwardTo: [] }).rules,
      'capsule(auth.Handler)': new OtelcolAuthBasic(scope, 'sink-a', {
        username: 'a',
        password: Alloy.env('PASSWORD'),
      }).handler,
      'capsule(extension.ExtensionHandler)': new OtelcolStorageFile(scope, 'sink-s').handler,
    };
  }

  /** Props of a component. */
  props(component: string, choice: Choice): Record<string, unknown> {
    const { arguments: id } = SCHEMA.components[component]!;
    return id === undefined ? {} : this.struct(id, choice);
  }

  private struct(id: string, choice: Choice, depth = 0): Record<string, unknown> {
    const whole = WHOLE[plain(id)];
    if (whole !== undefined) return choice.oneOf(whole) as Record<string, unknown>;
    const all = SCHEMA.types[id]!;
    const names = new Set(all.map(({ name }) => name));
    const common = COMMON_ALTERNATIVES.filter((group) =>
      group.flat().every((name) => names.has(name)),
    );
    const rules = ALTERNATIVES[plain(id)] ?? common;
    const allowed = new Set(rules.flatMap((group) => [choice.oneOf(group)].flat()));
    const governed = new Set(rules.flat(2));
    const fields = all.filter((field) => {
      if (governed.has(field.name)) return allowed.has(field.name);
      const needed = field.required || field.label || NEEDED[plain(id)]?.includes(field.name);
      return needed || choice.includes(id, field);
    });
    return Object.fromEntries(
      fields
        .map((field) => [propName(field), this.field(id, field, choice, depth)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }

  private field(id: string, field: FieldSchema, choice: Choice, depth: number): unknown {
    if (field.label) return `label_${choice.oneOf(['a', 'b'])}`;
    const legal = LEGAL[plain(id)]?.[field.name];
    if (legal !== undefined) return choice.oneOf(legal);
    const inner = innerType(field);
    if (inner === undefined) return this.value(field.type!, field, choice);
    if (field.enum !== undefined) return this.stages(inner, choice, depth);
    const one = () => this.struct(inner, choice, depth + 1);
    const many = field.many ?? field.type?.startsWith('list');
    return many ? Array.from({ length: Math.max(1, choice.length()) }, one) : one();
  }

  /** Each of the blocks once; those that hold stages themselves only at the top, or there would be no end. */
  private stages(id: string, choice: Choice, depth: number): unknown[] {
    const holds = (field: FieldSchema) =>
      SCHEMA.types[innerType(field)!]!.some((inner) => inner.enum);
    return SCHEMA.types[id]!.filter((field) => depth === 0 || !holds(field))
      .filter((field) => choice.includes(id, field))
      .map((field) => ({
        [propName(field)]: this.struct(innerType(field)!, choice, depth + 1),
      }));
  }

  private value(type: string, field: FieldSchema, choice: Choice): unknown {
    const [, outer, item] = /^(list|map)\((.*)\)$/.exec(type) ?? [];
    if (outer === 'list') {
      const length = field.required ? Math.max(1, choice.length()) : choice.length();
      return Array.from({ length }, () => this.value(item!, field, choice));
    }
    if (outer === 'map') return { [choice.oneOf(['a', 'b_c'])]: this.value(item!, field, choice) };
    if (field.values !== undefined) return choice.oneOf(field.values);
    if (type in this.sinks) return this.sinks[type];
    const samples = SAMPLES[type];
    if (samples === undefined) throw new Error(`no sample of ${type} (${field.name})`);
    return choice.oneOf(samples);
  }
}

/** A type without the way by which it was reached, which the schema adds where defaults differ. */
function plain(id: string): string {
  return id.replace(/@.*/, '');
}

const NUMBERS = [1, 2, 30];
const SAMPLES: { readonly [type: string]: readonly unknown[] } = {
  string: ['a', 'some_text', 'x1', Alloy.env('ABC')],
  bool: [true, false],
  duration: [Duration.seconds(5), Duration.minutes(2), Duration.milliseconds(1500)],
  bytes: [Size.mebibytes(1), Size.kibibytes(64)],
  secret: [Alloy.env('PASSWORD'), Alloy.unsafePlainText('hunter2')],
  optional_secret: ['a', Alloy.env('PASSWORD')],
  target: [{ __address__: 'localhost:9100' }, { __address__: 'localhost:9101', job: 'a' }],
  any: ['a', { a: 1 }],
  ...Object.fromEntries(
    ['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64'].map(
      (kind) => [kind, NUMBERS],
    ),
  ),
  float32: [0.5, 1],
  float64: [0.5, 1],
};
