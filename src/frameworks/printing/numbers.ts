/**
 * Numbers as the frameworks print them, so that a reader finds the very characters of a log again. All else that people
 * read goes through numbers.ts.
 */

import type { Tensor } from '../../core/index.ts';

/** So many digits tell every float32 from its neighbours. */
const mostDigits = 9;

/**
 * A float32 number as NumPy and TensorFlow print it, and Python what they return: the shortest digits that read back as
 * the same float32 (0.40760598), an exponent of two digits below 1e-4 and from 1e16 on (in NumPy 2.4 from 1e6 on).
 * Source: NumPy, numpy.format_float_positional and numpy.format_float_scientific with unique digits.
 */
export function formatFloat32(value: number): string {
  return pythonForm(value, shortestDigits);
}

/** A double as Python prints it: the shortest digits that read back as the same double, an exponent where float32 has one. */
export function formatFloat64(value: number): string {
  return pythonForm(value, (each) => each.toExponential());
}

function pythonForm(value: number, digitsOf: (value: number) => string): string {
  const special = specialForm(value);
  if (special !== undefined) return special;
  const [mantissa, exponent] = digitsOf(value).split('e');
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return plainForm(mantissa, Number(exponent));
  return `${mantissa}e${pythonExponent(Number(exponent))}`;
}

/** In exponent form: the fewest digits that round to this float32 and no other. */
function shortestDigits(value: number): string {
  for (let digits = 0; digits < mostDigits; digits += 1) {
    const text = exponentForm(value, digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return exponentForm(value, mostDigits);
}

/** The digits of an exponent form with the point where it belongs, and a zero behind it where no digit is: 1200.0. */
function plainForm(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

/** At least two digits and always a sign, as C and Python write it: e-07. */
function pythonExponent(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function specialForm(value: number): string | undefined {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0.0' : undefined;
}

const torchDecimals = 4;

/**
 * The numbers of one tensor as PyTorch prints them by default: all whole (3.), all with four decimals, or all with four
 * decimals and an exponent, where one is large or small or they differ by more than a factor of 1000. Which of these it is
 * depends on all of them; `shown` says how many of the first are written.
 * Source: PyTorch, torch/_tensor_str.py, _Formatter.
 */
export function formatAsPyTorch(values: Float64Array, shown = values.length): string[] {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const isWhole = sizes.every(Number.isInteger);
  const isWide = sizes.length > 0 && (largest / smallest > 1000 || largest > 1e8 || (!isWhole && smallest < 1e-4));
  return Array.from(values.subarray(0, shown), (value) => {
    if (!Number.isFinite(value)) return specialForm(value) ?? '';
    if (isWide) return scientificForm(value);
    return isWhole ? `${signOf(value)}${Math.abs(value).toFixed(0)}.` : fixedForm(value, torchDecimals);
  });
}

const numpyDecimals = 8;

/**
 * The numbers of one array as NumPy prints them by default, and JAX and TensorFlow by it: each with the shortest digits
 * that tell it, up to eight decimals, all with an exponent where one is large or small or they differ by more than a
 * factor of 1000. What aligns them is left to who lays them out. `shown` says how many of the first are written.
 * Source: NumPy, numpy/_core/arrayprint.py, FloatingFormat.
 */
export function formatAsNumPy(values: Float64Array, precision: 'single' | 'double', shown = values.length): string[] {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const isWide = sizes.length > 0 && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
  const digitsOf = precision === 'single' ? shortestDigits : (value: number) => value.toExponential();
  const forms = Array.from(values.subarray(0, shown), (value) => {
    if (!Number.isFinite(value)) return specialForm(value) ?? '';
    const [digits, exponent] = digitsOf(value).split('e');
    const mantissa = Object.is(value, -0) ? '-0' : digits;
    return isWide ? shortScientific(value, mantissa, exponent) : shortFixed(value, mantissa, Number(exponent));
  });
  return isWide ? sameDecimals(forms) : forms;
}

/** 0.5, 3., 0.41702995 */
function shortFixed(value: number, mantissa: string, exponent: number): string {
  const decimals = Math.max(0, mantissa.replace('-', '').length - 2 - exponent);
  const plain = decimals > numpyDecimals ? fixedForm(value, numpyDecimals) : plainForm(mantissa, exponent);
  return plain.replace(/0+$/, '');
}

/** 1.5e-05 */
function shortScientific(value: number, mantissa: string, exponent: string): string {
  const digits = mantissa.replace(/[-.]/g, '').length;
  const [short, power] =
    digits > numpyDecimals + 1 ? exponentForm(value, numpyDecimals).split('e') : [mantissa, exponent];
  return `${short.includes('.') ? short : `${short}.`}e${pythonExponent(Number(power))}`;
}

/** All mantissas as long as the longest, filled up with zeros. */
function sameDecimals(forms: readonly string[]): string[] {
  const longest = Math.max(...forms.map((form) => form.split('e')[0].split('.')[1]?.length ?? 0));
  return forms.map((form) => {
    const [mantissa, exponent] = form.split('e');
    if (exponent === undefined) return form;
    const [whole, fraction] = mantissa.split('.');
    return `${whole}.${fraction.padEnd(longest, '0')}e${exponent}`;
  });
}

const tfjsDecimals = 7;

/** The numbers of one tensor as TensorFlow.js prints them: a single one with all its digits, others with seven decimals. */
export function formatAsTensorFlowJs({ data, shape }: Tensor, shown = data.length): string[] {
  if (shape.length === 0) return Array.from(data, String);
  return Array.from(data.subarray(0, shown), (value) => String(Number.parseFloat(value.toFixed(tfjsDecimals))));
}

const signOf = (value: number): string => (value < 0 || Object.is(value, -0) ? '-' : '');

function fixedForm(value: number, decimals: number): string {
  const size = Math.abs(value);
  const rest = size.toFixed(longestFraction).split('.')[1].slice(decimals);
  return signOf(value) + halfToEven(size.toFixed(decimals), rest);
}

function scientificForm(value: number): string {
  const [mantissa, exponent] = exponentForm(value, torchDecimals).split('e');
  return `${mantissa}e${pythonExponent(Number(exponent))}`;
}

/** An exponent form of so many decimals, as JavaScript writes it but for a number in the middle. */
function exponentForm(value: number, decimals: number): string {
  const size = Math.abs(value);
  const [mantissa, exponent] = size.toExponential(decimals).split('e');
  const rest = size
    .toExponential(longestFraction)
    .split('e')[0]
    .slice('0.'.length + decimals);
  return `${signOf(value)}${halfToEven(mantissa, rest)}e${exponent}`;
}

/** As many decimals as JavaScript writes; a number that lies in the middle between two roundings has fewer. */
const longestFraction = 100;

/** Python and NumPy round a number in the middle to the even digit, JavaScript always up: an odd last digit is one too many. */
function halfToEven(rounded: string, rest: string): string {
  const last = Number(rounded.at(-1));
  const isTie = /^50*$/.test(rest);
  return isTie && last % 2 === 1 ? rounded.slice(0, -1) + String(last - 1) : rounded;
}
