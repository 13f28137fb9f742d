/** A number as somebody types it into a field. */

const words: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['∞', Number.POSITIVE_INFINITY],
]);

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a text stands for: decimals with an exponent, a quotient of two of them (1/3), ∞ and NaN by the names
 * that languages give them, with a minus sign of either kind. Undefined where it is none.
 */
export function parseNumber(text: string): number | undefined {
  const typed = text.trim().replace(/[−–]/g, '-');
  const [numerator, denominator, ...more] = typed.split('/').map((part) => parseOne(part.trim()));
  if (numerator === undefined || more.length > 0) return undefined;
  if (!typed.includes('/')) return numerator;
  return denominator === undefined ? undefined : numerator / denominator;
}

function parseOne(text: string): number | undefined {
  if (decimal.test(text)) return Number(text);
  const sign = text.startsWith('-') ? -1 : 1;
  const word = words.get(text.replace(/^[+-]/, '').toLowerCase());
  return word === undefined ? undefined : sign * word;
}
