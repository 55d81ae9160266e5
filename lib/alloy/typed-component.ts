import type { Construct } from 'constructs';
import { fail, messageOf, warn } from '../errors';
import { refuseTokens } from '../nixos/tokens';
import { isPlainObject, kindOf } from '../plain-object';
import { AlloyComponent } from './component';
import { produce, type Deferrable } from './deferred';
import { toBody } from './body';
import { withBlocks } from './override-blocks';
import type { Schema } from './schema';
import type { Since } from './since';
import type { LessStable, StabilityLevel } from './stability';
import { PlainTextSecret } from './stdlib';
import type { AlloyBody } from './value';

/** What upstream's source says about a component. */
export interface ComponentType {
  /** Upstream's name. */
  readonly name: string;
  /** How far upstream stands behind it. */
  readonly stability: StabilityLevel;
  /** Its arguments. */
  readonly schema: Schema;
  /** Which version of Alloy first knew what of it. @default - all that are known here know all of it */
  readonly since?: Since;
  /** What upstream stands behind less than that. @default - nothing, in any version */
  readonly lessStable?: LessStable;
}

/** A component's arguments, each of them itself or a function that is asked for it at synth. */
export type AlloyProps<Props> = { readonly [Name in keyof Props]: Deferrable<Props[Name]> };

/**
 * A component whose arguments are checked against upstream's: as it is made, and those that are functions at synth.
 * Its attributes and blocks are printed in the order in which they were given.
 *
 * @example
 * import { OtelcolExporterDebug } from 'cdktf-nixos-observability/alloy/otelcol/exporter.debug';
 *
 * const file = new AlloyFile(alloy, 'own', { directory: alloy.directory, name: 'own' });
 * const debug: TypedComponent = new OtelcolExporterDebug(file, 'sink', { verbosity: 'basic' });
 */
export abstract class TypedComponent extends AlloyComponent {
  /**
   * @throws for an argument that is unknown, missing, or of another type or range than Alloy takes, by its upstream
   *   name, and when the scope is not inside an `AlloyFile`
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly type: ComponentType,
    props: object,
  ) {
    super(scope, id, {
      component: type.name,
      stability: type.stability,
      since: type.since,
      lessStable: type.lessStable,
      body: () => this.toBody(type, producedIn(props)),
    });
    if (!isPlainObject(props))
      fail(this, `props is an object of arguments, but a ${kindOf(props)} was given`);
    // functions may need what is made later: of theirs it is enough now that they are there
    const known = Object.entries(props).filter(([, value]) => typeof value !== 'function');
    const later = Object.keys(props).filter((prop) => typeof props[prop] === 'function');
    this.toBody(type, Object.fromEntries(known), later);
    const secrets = plainTextIn(props);
    if (secrets > 0) {
      warn(
        this,
        `${secrets === 1 ? 'a secret stands' : `${secrets} secrets stand`} in clear in the Nix store, where every ` +
          "user of the machine can read it: take Alloy.env('NAME') or a local.file",
      );
    }
  }

  /** Blocks that an override made are blocks, by upstream's schema. */
  protected override overridden(body: AlloyBody): AlloyBody {
    return withBlocks(this.type.schema, body);
  }

  private toBody(
    { name, schema }: ComponentType,
    props: unknown,
    later?: readonly string[],
  ): AlloyBody {
    try {
      refuseTokens(this, props);
      return toBody(schema, props, later);
    } catch (error) {
      return fail(this, `${name}: ${messageOf(error, this.node.path)}`);
    }
  }
}

function producedIn(props: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props as Record<string, Deferrable<object | undefined>>).map(([prop, value]) => [
      prop,
      produce(value),
    ]),
  );
}

function plainTextIn(value: unknown): number {
  if (value instanceof PlainTextSecret) return 1;
  if (Array.isArray(value) || isPlainObject(value))
    return Object.values(value).reduce<number>((sum, inner) => sum + plainTextIn(inner), 0);
  return 0;
}
