import { Construct } from 'constructs';
import { fail, messageOf } from '../errors';
import { attrsAt, isAttrs } from '../nix/attrs';
import { printNix } from '../nix/print';
import { mkDefault, NixExpression, NixPath, type NixAttrs, type NixValue } from '../nix/value';
import { Overrides } from '../overrides';
import { NixosHost } from './host';
import type { INixosConfig } from './members';
import { oncePerSynth } from './once';
import { undeclared } from './option-tree';
import { printWithoutTokens } from './tokens';

/**
 * L1: values that a host's module sets, as nested options: `{ observability: { alloy: { enable: true } } }`.
 *
 * Scalars and paths are printed with `lib.mkDefault`, so that a consumer's own definition wins; lists are printed
 * plainly, since NixOS adds them up; a `NixCall` is printed as it is. Any NixOS option can be set this way.
 *
 * @example
 * new NixosConfig(thinkpad, 'smartd', { services: { smartd: { enable: true } } });
 */
export class NixosConfig extends Construct implements INixosConfig {
  /**
   * One that sets a single option.
   *
   * @param path the option's, whose parts may hold dots
   * @param value a function is asked at synth, and sets nothing when it has no value
   */
  static option(
    scope: Construct,
    id: string,
    path: readonly string[],
    value: NixValue | (() => NixValue | undefined),
  ): NixosConfig {
    if (typeof value !== 'function') return new NixosConfig(scope, id, attrsAt(path, value));
    return new NixosConfig(scope, id, () => {
      const produced = value();
      return produced === undefined ? {} : attrsAt(path, produced);
    });
  }

  private readonly produce: () => NixAttrs;
  private readonly overrides = new Overrides(this);

  /** @param values a function is asked at synth */
  constructor(scope: Construct, id: string, values: NixAttrs | (() => NixAttrs)) {
    super(scope, id);
    this.produce = typeof values === 'function' ? values : () => values;
    NixosHost.of(this).addConfig(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Sets, or with undefined deletes, the value of an option by its path: `addOverride('services.alloy.enable', true)`. */
  addOverride(path: string, value: NixValue | undefined): void {
    this.overrides.add(path, value);
  }

  /** The values, each with its priority. @throws when one can't be written in Nix, or is not known at synth */
  values(): NixAttrs {
    return oncePerSynth(this, () => {
      try {
        const values = this.overrides.apply(this.produce());
        const given = withPriority(values) as NixAttrs;
        printWithoutTokens(this, values, () => printNix(given));
        return given;
      } catch (error) {
        return fail(this, messageOf(error, this.node.path));
      }
    });
  }

  /** What keeps the values from being made, or NixOS from taking them. */
  private problems(): string[] {
    try {
      return undeclared(this.values(), NixosHost.of(this).options);
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
  }
}

function withPriority(value: NixValue): NixValue {
  if (isAttrs(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, withPriority(inner as NixValue)]),
    );
  }
  if (Array.isArray(value) || (value instanceof NixExpression && !(value instanceof NixPath)))
    return value;
  return mkDefault(value);
}
