/** Signatures as the documentation writes them, and arguments bound to them as Python does. */

import { type Given, missing, notFollowed, nothing, Raised, type Value } from './values.ts';

export interface ApiParameter {
  readonly name: string;
  /** another name that it goes by */
  readonly alias?: string;
  /** absent where something must be given */
  readonly default?: Value;
  /** `rest` takes one list, or its items one by one */
  readonly by: 'position' | 'keyword' | 'either' | 'rest';
}

/** Arguments as they stand in a call. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

/** Reads `input, target, /, weight=None, *, reduction='mean'`, `*shape` for a list or its items, `dim|axis` for two names. */
export function parametersIn(signature: string): readonly ApiParameter[] {
  const parts = signature.split(',').map((part) => part.trim());
  const slash = parts.indexOf('/');
  const star = parts.findIndex((part) => part.startsWith('*'));
  return parts.flatMap((part, order): ApiParameter[] => {
    if (part === '/' || part === '*' || part === '') return [];
    if (part.startsWith('*')) {
      const [name, written] = part.slice(1).split('=');
      return [{ name, by: 'rest', ...(written !== undefined && { default: defaultOf(written) }) }];
    }
    const by = order < slash ? 'position' : star >= 0 && order > star ? 'keyword' : 'either';
    const [names, written] = part.split('=');
    const [name, alias] = names.split('|');
    return [
      {
        name,
        by,
        ...(alias !== undefined && { alias }),
        ...(written !== undefined && { default: defaultOf(written) }),
      },
    ];
  });
}

function defaultOf(written: string): Value {
  if (written === 'None') return nothing;
  if (written === 'True' || written === 'False') return { kind: 'flag', value: written === 'True' };
  const string = /^'(.*)'$/.exec(written)?.[1];
  if (string !== undefined) return { kind: 'string', value: string };
  return { kind: 'number', value: Number(written), isInteger: /^-?\d+$/.test(written) };
}

/** The arguments of a call by their parameters. @throws Raised as Python does where they don't fit */
export function bind(name: string, parameters: readonly ApiParameter[], { positional, named }: Arguments): Given {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const rest = parameters.findIndex(({ by }) => by === 'rest');
  if (rest >= 0 && positional.length > rest)
    return bind(name, parameters, withRest(positional, named, parameters[rest].name, rest));
  const taking = parameters.filter(({ by }) => by !== 'keyword' && by !== 'rest');
  if (positional.length > taking.length) {
    const needed = taking.filter(({ default: otherwise }) => otherwise === undefined).length;
    const range = needed === taking.length ? `${taking.length}` : `from ${needed} to ${taking.length}`;
    throw new Raised(`TypeError: ${short}() takes ${range} positional arguments but ${positional.length} were given`);
  }
  const given: Record<string, Value> = {};
  for (const [order, value] of positional.entries()) given[taking[order].name] = value;
  for (const [written, value] of Object.entries(named)) {
    const key = parameters.find(({ alias }) => alias === written)?.name ?? written;
    if (!parameters.some((parameter) => parameter.name === key && parameter.by !== 'position')) {
      // TensorFlow looks at the arguments before Python does
      const sentence = name.startsWith('tensorflow.') ? 'Got' : `${short}() got`;
      throw new Raised(`TypeError: ${sentence} an unexpected keyword argument '${key}'`);
    }
    if (Object.hasOwn(given, key)) {
      throw new Raised(`TypeError: ${short}() got multiple values for argument '${key}'`);
    }
    given[key] = value;
  }
  for (const { name: parameter, default: otherwise } of parameters) {
    if (Object.hasOwn(given, parameter)) continue;
    if (otherwise === undefined) {
      if (name.startsWith('tensorflow.')) throw new Raised('TypeError: Missing required positional argument');
      throw new Raised(`TypeError: ${short}() missing 1 required positional argument: '${parameter}'`);
    }
    given[parameter] = otherwise;
  }
  return given;
}

/** The arguments of a call as JavaScript takes them: what is missing is undefined, what is too many is left out. */
export function bindLoosely(parameters: readonly ApiParameter[], { positional }: Arguments): Given {
  return Object.fromEntries(
    parameters.map(({ name, default: otherwise = missing }, order) => {
      const value = positional[order];
      return [name, value === undefined || value === missing ? otherwise : value];
    }),
  );
}

/** What stands at the place of a list or its items, as one list. */
function withRest(positional: readonly Value[], named: Arguments['named'], name: string, from: number): Arguments {
  const items = positional.slice(from);
  const [only] = items;
  const list: Value = items.length === 1 && only.kind !== 'number' ? only : { kind: 'list', form: 'tuple', items };
  return { positional: positional.slice(0, from), named: { ...named, [name]: list } };
}

/** A number that was given. @throws Unresolved where something else was */
export function numberIn(given: Given, name: string): number {
  const value = given[name];
  if (value?.kind === 'number') return value.value;
  if (value?.kind === 'flag') return value.value ? 1 : 0;
  if (value?.kind === 'array' && value.exact.data.length === 1) return value.exact.data[0];
  return notFollowed(name);
}

/** The same; undefined where `None` was given. */
export function optionalNumberIn(given: Given, name: string): number | undefined {
  return given[name]?.kind === 'nothing' ? undefined : numberIn(given, name);
}

export function textIn(given: Given, name: string): string {
  const value = given[name];
  return value?.kind === 'string' ? value.value : notFollowed(name);
}

export function flagIn(given: Given, name: string): boolean {
  const value = given[name];
  if (value?.kind === 'flag') return value.value;
  if (value?.kind === 'number') return value.value !== 0;
  return value?.kind === 'nothing' ? false : notFollowed(name);
}
