/**
 * Parsers of unknown values, for messages and saved state: each gives the typed value, or undefined where it is not one.
 */

export type Parser<T> = (value: unknown) => T | undefined;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const string: Parser<string> = (value) => (typeof value === 'string' ? value : undefined);

export const number: Parser<number> = (value) => (typeof value === 'number' ? value : undefined);

export const truth: Parser<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** One of the given words. */
export function oneOf<T extends string>(words: readonly T[]): Parser<T> {
  return (value) => words.find((word) => word === value);
}

/** The first parser that takes the value. */
export function either<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (value) => {
    for (const parser of parsers) {
      const parsed = parser(value);
      if (parsed !== undefined) return parsed;
    }
    return undefined;
  };
}

/** An array, each element of which the parser takes. */
export function list<T>(element: Parser<T>): Parser<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const parsed: T[] = [];
    for (const item of value) {
      const result = element(item);
      if (result === undefined) return undefined;
      parsed.push(result);
    }
    return parsed;
  };
}

/** An object whose keys and values the parsers take. */
export function record<K extends string, T>(
  key: Parser<K>,
  element: Parser<T>,
): Parser<Readonly<Partial<Record<K, T>>>> {
  return (value) => {
    if (!isRecord(value)) return undefined;
    const parsed: Partial<Record<K, T>> = {};
    for (const [name, item] of Object.entries(value)) {
      const parsedName = key(name);
      const result = element(item);
      if (parsedName === undefined || result === undefined) return undefined;
      parsed[parsedName] = result;
    }
    return parsed;
  };
}

/** A field that must be there. */
export function field<T>(of: Readonly<Record<string, unknown>>, name: string, parser: Parser<T>): T | undefined {
  return Object.hasOwn(of, name) ? parser(of[name]) : undefined;
}

/** A field that may be missing, ready to be spread: {} where it is missing or not what the parser takes. */
export function optionalField<N extends string, T>(
  of: Readonly<Record<string, unknown>>,
  name: N,
  parser: Parser<T>,
): { readonly [K in N]?: T } {
  const parsed = field(of, name, parser);
  return (parsed === undefined ? {} : { [name]: parsed }) as { readonly [K in N]?: T };
}
