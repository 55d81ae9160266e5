import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { fail, messageOf, shown, warn } from '../errors';
import { Overrides } from '../overrides';

/** What the configuration of a component is: plain data by upstream's names. */
export type OtelSettings = { readonly [key: string]: OtelValue | undefined };
/** Plain data, as YAML holds it. */
export type OtelValue = string | number | boolean | null | readonly OtelValue[] | OtelSettings;

/** A pipeline of the collector: ids of components, in the order in which data flows. */
export interface OtelPipeline {
  /** Ids of receivers, or of connectors that feed it. At least one. */
  readonly receivers: readonly string[];
  /** Ids of processors. @default - none */
  readonly processors?: readonly string[];
  /** Ids of exporters, or of connectors that it feeds. At least one. */
  readonly exporters: readonly string[];
}

/** The sections that hold components. */
export type OtelSection = 'receivers' | 'processors' | 'exporters' | 'connectors' | 'extensions';

/**
 * The configuration of an OpenTelemetry Collector as checked data: components and pipelines by upstream's ids
 * (`type` or `type/name`). At synth a pipeline that names what is not there is an error, a component that nothing
 * names a warning.
 *
 * @example
 * const config = new OtelConfig(stack, 'config');
 * config.add('receivers', 'otlp', { protocols: { grpc: {} } });
 * config.add('exporters', 'debug');
 * config.addPipeline('traces', { receivers: ['otlp'], exporters: ['debug'] });
 * new StackFile(stack, 'otelcol', { path: 'otelcol.yaml', content: () => config.toYaml() });
 *
 * @see https://opentelemetry.io/docs/collector/configuration/
 */
export class OtelConfig extends Construct {
  private readonly sections: Record<OtelSection, Map<string, OtelSettings | (() => OtelSettings)>> =
    {
      extensions: new Map(),
      receivers: new Map(),
      processors: new Map(),
      connectors: new Map(),
      exporters: new Map(),
    };
  private readonly pipelines = new Map<string, OtelPipeline>();
  private readonly telemetry: OtelSettings;
  private readonly overrides = new Overrides(this);

  /** @param telemetry the collector's own telemetry, `service.telemetry` */
  constructor(scope: Construct, id: string, telemetry: OtelSettings = {}) {
    super(scope, id);
    this.telemetry = telemetry;
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * Adds a component and gives back its id, for pipelines.
   *
   * @param settings its configuration; a function is asked at synth, for what follows from what comes later
   * @throws when the id is malformed or taken
   */
  add(
    section: OtelSection,
    id: string,
    settings: OtelSettings | (() => OtelSettings) = {},
  ): string {
    if (!/^[a-z][a-z0-9_]*(\/[^/\s]+)?$/.test(id)) {
      fail(
        this,
        `a component's id is 'type' or 'type/name', but ${shown(id)} was given in ${section}`,
      );
    }
    if (this.sections[section].has(id))
      fail(this, `${section} already has ${shown(id)}: name it '${id}/other'`);
    this.sections[section].set(id, settings);
    return id;
  }

  /** Adds a pipeline, `traces` or `traces/name`. @throws when its id is malformed or taken */
  addPipeline(id: string, pipeline: OtelPipeline): void {
    if (!/^(metrics|logs|traces|profiles)(\/[^/\s]+)?$/.test(id)) {
      fail(
        this,
        `a pipeline's id begins with metrics, logs, traces or profiles, but ${shown(id)} was given`,
      );
    }
    if (this.pipelines.has(id))
      fail(this, `there already is a pipeline ${shown(id)}: name it '${id}/other'`);
    this.pipelines.set(id, pipeline);
  }

  /** Sets, or with undefined deletes, the value at a path: `addOverride('processors.memory_limiter.check_interval', '5s')`. */
  addOverride(path: string, value: OtelValue | undefined): void {
    this.overrides.add(path, value);
  }

  /** The whole configuration as data. */
  toData(): OtelSettings {
    const sections = Object.entries(this.sections)
      .filter(([, components]) => components.size > 0)
      .map(([section, components]) => [section, settingsOf(components)] as const);
    const service = {
      extensions: [...this.sections.extensions.keys()],
      telemetry: this.telemetry,
      pipelines: Object.fromEntries(
        [...this.pipelines].map(([id, pipeline]) => [id, { ...pipeline }]),
      ),
    };
    return this.overrides.apply({ ...Object.fromEntries(sections), service });
  }

  /** The text of the collector's configuration file. @throws for a character that YAML can't hold */
  toYaml(): string {
    // the collector reads YAML 1.1, where 0b11, 1_000 and 2024-01-01 are no strings without quotes
    const text = stringify(this.toData(), {
      lineWidth: 0,
      aliasDuplicateObjects: false,
      compat: 'yaml-1.1',
    });
    const [changed] = /[\u007f-\u009f\u2028\u2029\uFEFF\uFFFE\uFFFF]/.exec(text) ?? [];
    if (changed === undefined) return text;
    const code = changed.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return fail(
      this,
      `has the character U+${code}, which the collector's YAML can't hold: leave it out`,
    );
  }

  private problems(): string[] {
    let data: ConfigData;
    try {
      data = this.toData();
      this.toYaml();
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
    const pipelines = Object.entries(data.service?.pipelines ?? {});
    if (pipelines.length === 0)
      return ['has no pipeline, so it would carry nothing: add one with addPipeline'];
    this.warnOfUnused(data, pipelines);
    return pipelines.flatMap(([id, pipeline]) => pipelineProblems(id, pipeline, data));
  }

  private warnOfUnused(
    data: ConfigData,
    pipelines: readonly (readonly [string, Partial<OtelPipeline>])[],
  ): void {
    const used = new Set(
      pipelines.flatMap(([, { receivers = [], processors = [], exporters = [] }]) => [
        ...receivers,
        ...processors,
        ...exporters,
      ]),
    );
    for (const section of ['receivers', 'processors', 'exporters', 'connectors'] as const) {
      for (const id of Object.keys(data[section] ?? {}).filter((key) => !used.has(key))) {
        warn(
          this,
          `${section} has ${shown(id)}, but no pipeline names it: name it in one, or leave it out`,
        );
      }
    }
  }
}

function settingsOf(
  components: ReadonlyMap<string, OtelSettings | (() => OtelSettings)>,
): OtelSettings {
  return Object.fromEntries(
    [...components].map(([id, settings]) => [
      id,
      typeof settings === 'function' ? settings() : settings,
    ]),
  );
}

/** What is left of it after overrides, which can take anything away. */
interface ConfigData extends Partial<Record<OtelSection, OtelSettings>> {
  readonly service?: { readonly pipelines?: Readonly<Record<string, Partial<OtelPipeline>>> };
}

function pipelineProblems(id: string, pipeline: Partial<OtelPipeline>, data: ConfigData): string[] {
  const known = (...sections: OtelSection[]) =>
    sections.flatMap((section) => Object.keys(data[section] ?? {}));
  const check = (what: 'receivers' | 'processors' | 'exporters', ids: readonly string[]) =>
    (pipeline[what] ?? [])
      .filter((name) => !ids.includes(name))
      .map(
        (name) =>
          `pipeline '${id}' names the ${what.slice(0, -1)} '${name}', but there are only: ${ids.join(', ') || 'none'}`,
      );
  const empty = (['receivers', 'exporters'] as const)
    .filter((what) => (pipeline[what] ?? []).length === 0)
    .map((what) => `pipeline '${id}' has no ${what}: it needs at least one`);
  return [
    ...empty,
    ...check('receivers', known('receivers', 'connectors')),
    ...check('processors', known('processors')),
    ...check('exporters', known('exporters', 'connectors')),
  ];
}
