/**
 * The one number formatter. Formula, table, picture, hover and clipboard all show a number through it, so they can
 * never disagree. The minus sign is the ASCII one and digits are never grouped: what is shown can be copied as code.
 */

/** How many significant digits to show; 8 where nothing is said. */
export interface NumberFormat {
  readonly significantDigits?: number;
}

/** Digits shown where no setting says otherwise. */
export const defaultSignificantDigits = 8;

/** Outside [10⁻⁴, 10⁹) a number is written with an exponent. */
const smallestPlainExponent = -4;
const largestPlainExponent = 8;

/** Well inside what is written without an exponent, rounded or not. */
const smallestPlain = 1e-3;

/** Every decimal of so many digits is that of one double only. */
const mostKeptDigits = 15;

/**
 * A number in its shortest readable form: correctly rounded, no trailing zeros, integers whole, an exponent only for
 * very small and very large ones.
 */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  const special = specialForm(value);
  if (special !== undefined) return special;
  const digits = format.significantDigits ?? defaultSignificantDigits;
  const size = Math.abs(value);
  if (digits <= mostKeptDigits && size >= smallestPlain && size < 10 ** Math.min(digits, largestPlainExponent)) {
    // The engine writes the shortest text that reads back the same; so few digits always do.
    return String(Number(value.toPrecision(digits)));
  }
  const rounded = value.toExponential(digits - 1);
  if (mustStayWhole(value, rounded)) return String(value);
  const { negative, mantissa, exponent } = takeApart(rounded);
  const sign = negative ? '-' : '';
  if (exponent < smallestPlainExponent || exponent > largestPlainExponent) {
    const fraction = mantissa.length > 1 ? `.${mantissa.slice(1)}` : '';
    return `${sign}${mantissa[0]}${fraction}e${exponent}`;
  }
  // More digits before the point than asked for: zeros in their place would be false digits.
  if (exponent >= digits) return value.toFixed(0);
  return sign + placePoint(mantissa, exponent);
}

/** All that is needed to read the same double back, as code writes it: up to 17 digits, NaN, Infinity, -0. */
export function formatExact(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Whether a number shown in this format is no longer exactly the number itself. */
export function isRounded(value: number, format: NumberFormat = {}): boolean {
  return Number.isFinite(value) && Number(formatNumber(value, format)) !== value;
}

/** A formatted number as TeX: 1.93e-22 becomes 1.93 \times 10^{-22}. */
export function numberToTex(formatted: string): string {
  if (formatted === 'NaN') return '\\mathrm{NaN}';
  if (formatted.endsWith('∞')) return formatted.replace('∞', '\\infty');
  const [mantissa, exponent] = formatted.split('e');
  if (exponent === undefined) return mantissa;
  return `${mantissa} \\times 10^{${exponent}}`;
}

function specialForm(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value === Number.NEGATIVE_INFINITY) return '-∞';
  return Object.is(value, -0) ? '-0' : undefined;
}

/** An integer is shown with all of its digits, unless it is large and its exponent form loses none of them. */
function mustStayWhole(value: number, rounded: string): boolean {
  if (!Number.isSafeInteger(value)) return false;
  return Math.abs(value) < 10 ** (largestPlainExponent + 1) || Number(rounded) !== value;
}

function takeApart(rounded: string): { negative: boolean; mantissa: string; exponent: number } {
  const [number, exponent] = rounded.split('e');
  const negative = number.startsWith('-');
  const mantissa = number.replace(/[-.]/g, '').replace(/0+$/, '');
  return { negative, mantissa: mantissa === '' ? '0' : mantissa, exponent: Number(exponent) };
}

function placePoint(mantissa: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${mantissa}`;
  const whole = mantissa.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = mantissa.slice(exponent + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
