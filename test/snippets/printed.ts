/** What a snippet printed, against the number that it was copied from. */

/** The numbers that a snippet printed: Python's list or float. */
export function printedNumbers(printed: string): readonly number[] | undefined {
  const json = printed.trim().replace(/-?\b(nan|inf)\b/g, '"$&"');
  try {
    const values: unknown[] = [JSON.parse(json)].flat(Number.POSITIVE_INFINITY);
    return values.map(pythonNumber);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pythonNumber(value: unknown): number {
  if (typeof value !== 'string') return Number(value);
  if (value === 'inf') return Number.POSITIVE_INFINITY;
  return value === '-inf' ? Number.NEGATIVE_INFINITY : Number.NaN;
}

/** The largest relative difference; infinite where one number is finite and the other not, or where their counts differ. */
export function relativeError(printed: readonly number[] | undefined, expected: readonly number[]): number {
  if (printed?.length !== expected.length) return Number.POSITIVE_INFINITY;
  return expected.reduce((worst, value, index) => {
    const own = printed[index];
    if (own === value || (Number.isNaN(own) && Number.isNaN(value))) return worst;
    const error = Math.abs(own - value) / Math.abs(value);
    return Math.max(worst, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
  }, 0);
}
