import type { AlloyExpression } from './expression';
import {
  Composite,
  type AlloyString,
  type AlloyTarget,
  type OptionalSecret,
  type Secret,
  type Targets,
} from './expression';
import { shown } from '../errors';
import { printValue } from './print';
import { ALLOY_IDENTIFIER, type AlloyValue } from './value';

/** A text that is a secret, although it stands in clear where it is printed. */
export class PlainTextSecret extends Composite<Secret> {}

/**
 * Expressions of Alloy's standard library, each typed by what it comes out as.
 * @see https://grafana.com/docs/alloy/latest/reference/stdlib/
 */
export const Alloy = {
  /** Constants of the machine that Alloy runs on. */
  constants: {
    /** Its host name, as the kernel has it. */
    hostname: named<string>('constants.hostname', 'string'),
    /** Its operating system, `linux`. */
    os: named<string>('constants.os', 'string'),
    /** Its architecture in Go's spelling, `amd64` or `arm64`. */
    arch: named<string>('constants.arch', 'string'),
  },

  /**
   * The value of an environment variable of the Alloy process, `""` when unset: the way for secrets (`LoadCredential`,
   * `EnvironmentFile`) to stay out of the Nix store.
   *
   * @throws when the name is not one that a process can have
   * @see https://grafana.com/docs/alloy/latest/reference/stdlib/sys/
   */
  env(name: string): AlloyExpression<string> {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new Error(
        `an environment variable is named in letters, digits and _, but '${name}' was given`,
      );
    }
    return call('sys.env', [name], 'string');
  },

  /**
   * The path of a file that systemd hands to the Alloy process (`LoadCredential`), for a `local.file`: so a secret is
   * neither in the Nix store nor in the environment.
   *
   * @param name letters, digits and `._-`, as in the NixOS option that names the file
   * @throws when the name is another
   * @see https://systemd.io/CREDENTIALS/
   */
  credential(name: string): AlloyExpression<string> {
    if (!CREDENTIAL.test(name)) {
      throw new Error(
        `a credential is named in letters, digits and ._-, and begins with none of ._-, but ${shown(name)} was given`,
      );
    }
    return Alloy.concat(Alloy.env('CREDENTIALS_DIRECTORY'), `/${name}`);
  },

  /**
   * A secret as an ordinary string: Alloy no longer hides it. For what isn't secret, or must stand inside a text.
   * @see https://grafana.com/docs/alloy/latest/reference/stdlib/convert/
   */
  nonsensitive(secret: AlloyExpression<string | Secret | OptionalSecret>): AlloyExpression<string> {
    return call('convert.nonsensitive', [secret], 'string');
  },

  /**
   * A secret that stands in clear in the Nix store, where every user of the machine can read it. For what a program
   * calls a secret but isn't one; synth warns of it. Otherwise take `Alloy.env` or a `local.file`.
   */
  unsafePlainText(text: string): AlloyExpression<Secret> {
    return new PlainTextSecret([text], ([value]) => printValue(value as string), 'secret');
  },

  /** Texts one after the other, `"http://" + sys.env("HOST")`. @throws when there are none */
  concat(...parts: readonly (string | AlloyExpression<string>)[]): AlloyExpression<string> {
    if (parts.length === 0) throw new Error('Alloy.concat wants at least one text');
    return new Composite<string>(
      parts,
      (values, indent) =>
        values.map((value) => printValue(value as AlloyValue, indent)).join(' + '),
      'string',
    );
  },

  /** Lists of targets one after the other. @see https://grafana.com/docs/alloy/latest/reference/stdlib/array/ */
  concatTargets(...lists: readonly (Targets | readonly AlloyTarget[])[]): Targets {
    return call('array.concat', lists, 'list(target)');
  },

  /**
   * The first of several values that isn't empty: null, `""`, `[]`, `{}`, 0 and false are.
   * @see https://grafana.com/docs/alloy/latest/reference/stdlib/coalesce/
   */
  coalesce<T extends AlloyValue>(
    ...values: readonly (T | AlloyExpression<T>)[]
  ): AlloyExpression<T> {
    return call('coalesce', values);
  },

  /** Text with its `%s`, `%d`, … filled in. @see https://grafana.com/docs/alloy/latest/reference/stdlib/string/ */
  format(
    text: AlloyString,
    ...values: readonly (AlloyString | number | boolean)[]
  ): AlloyExpression<string> {
    return call('string.format', [text, ...values], 'string');
  },

  /**
   * Any other function of the standard library: `Alloy.call<string>('string.to_lower', x)`. That `T` is what it
   * returns is yours to know.
   *
   * @throws when the name is not one that a function can have
   */
  call<T>(name: string, ...operands: readonly AlloyValue[]): AlloyExpression<T> {
    if (!name.split('.').every((part) => ALLOY_IDENTIFIER.test(part)))
      throw new Error(`a function is named such as string.join, but '${name}' was given`);
    return call<T>(name, operands);
  },

  /**
   * What stands in a map under a key, or in a list at an index from 0: `local.file.x.content["key"]`. A key that a map
   * doesn't have makes null, as if the argument weren't given.
   */
  at<T = unknown>(
    value: AlloyExpression | { readonly [key: string]: AlloyExpression<T> },
    key: string | number | AlloyExpression<string>,
  ): AlloyExpression<T> {
    return new Composite<T>(
      [value, key],
      ([of, at], indent) => `${operand(of, indent)}[${printValue(at as AlloyValue, indent)}]`,
    );
  },
};

/** What systemd takes as a file's name, and what needs no quotes as a Nix attribute's or in systemd's own syntax. */
const CREDENTIAL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

function named<T>(name: string, type: string): AlloyExpression<T> {
  return new Composite<T>([], () => name, type);
}

function call<T>(name: string, operands: readonly unknown[], type?: string): AlloyExpression<T> {
  return new Composite<T>(
    operands,
    (values, indent) =>
      `${name}(${values.map((value) => printValue(value as AlloyValue, indent)).join(', ')})`,
    type,
  );
}

/** A sum must not be taken apart by what follows it. */
function operand(value: unknown, indent: string): string {
  const text = printValue(value as AlloyValue, indent);
  return / \+ /.test(text) ? `(${text})` : text;
}
