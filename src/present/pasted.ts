/** A number that somebody pasted from a log: which one it is, how many digits it has, and whose number it can be. */

import { message } from '../core/index.ts';
import { answerOf, type UsualCall } from '../frameworks/index.ts';
import type { OptionDescription, QuantityOptions } from '../quantities/index.ts';
import { quantities } from '../quantities/index.ts';
import type { FrameworkRow, FrameworkTable } from './conventions.ts';
import type { Wording } from './translate.ts';

/** A number as it was pasted. */
export interface PastedNumber {
  readonly text: string;
  readonly value: number;
  /** what one unit of its last digit is worth */
  readonly unit: number;
  /** how many significant digits it has */
  readonly digits: number;
}

/** Which number of which row is lit. */
export interface LitNumber {
  readonly row: number;
  readonly index: number;
}

/** What a pasted text says about a table. */
export interface PastedMatch {
  readonly lit: readonly LitNumber[];
  /** what was found, ready to be read and said; empty where nothing was pasted */
  readonly sentence: string;
}

/** Whatever is longer is not a line of a log. */
const longestText = 1000;

/** A number that no letter, digit or point touches: not the 0 of NllLossBackward0, not the 32 of float32. */
const numbers =
  /(?<![\w.])[-+−]?(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\w.]*\w)|(?<!\w)[-+−]?(?:nan|inf(?:inity)?)(?!\w)/gi;

/** The number that a text is about: the one after the word loss, else the first with a point or an exponent, else the first. */
export function readPasted(text: string): PastedNumber | undefined {
  const found = [...text.slice(0, longestText).matchAll(numbers)];
  const chosen =
    found.find(({ index }) => /loss\w*['"]?\s*[:=]?\s*(?:tensor\()?\s*$/i.test(text.slice(0, index))) ??
    found.find(([number]) => /[.en]/i.test(number)) ??
    found[0];
  return chosen && pastedNumber(chosen[0]);
}

function pastedNumber(text: string): PastedNumber {
  const plain = text.replace(/[+_]/g, '').replace('−', '-').toLowerCase();
  if (/nan/.test(plain)) return { text, value: Number.NaN, unit: 0, digits: 0 };
  if (/inf/.test(plain)) {
    return { text, value: plain.startsWith('-') ? -Infinity : Infinity, unit: 0, digits: 0 };
  }
  const [mantissa, exponent = '0'] = plain.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+(?=.)/, '').length;
  return {
    text,
    value: Number(text.replace(/[+_]/g, '').replace('−', '-')),
    unit: 10 ** (Number(exponent) - decimals),
    digits,
  };
}

/** Whether a value, rounded or cut off to as many digits, is the pasted number. */
export function isPasted(pasted: PastedNumber, value: number, precision: 'single' | 'double'): boolean {
  if (Number.isNaN(pasted.value) || !Number.isFinite(pasted.value)) return Object.is(pasted.value, value);
  if (!Number.isFinite(value)) return false;
  // the last digit of single precision depends on the order of a sum
  const slack = Math.abs(value) * (precision === 'single' ? 2 ** -22 : 2 ** -50);
  if (value !== 0 && pasted.value !== 0 && Math.sign(value) !== Math.sign(pasted.value)) return false;
  const beyond = Math.abs(value) - Math.abs(pasted.value);
  return beyond >= -pasted.unit / 2 - slack && beyond < pasted.unit + slack;
}

/** Lights the numbers of a table that a pasted text can be, and says which; or that none is, and what comes nearest. */
export function matchPasted({ rows }: FrameworkTable, text: string, { translate }: Wording): PastedMatch {
  if (text.trim() === '') return { lit: [], sentence: '' };
  const pasted = readPasted(text);
  if (!pasted) return { lit: [], sentence: translate(message('There is no number in this text.')) };
  const lit = rows.flatMap((row, position) => litIn(row, position, pasted));
  if (lit.length > 0) {
    const titles = [...new Set(lit.map(({ row }) => rows[row].title))].join(', ');
    return { lit, sentence: translate(message('{0} is the number of {1}.', pasted.text, titles)) };
  }
  const variation = variationOf(rows, pasted, translate);
  if (variation !== undefined) return { lit, sentence: variation };
  const nearest = nearestTo(rows, pasted);
  const none = translate(
    nearest === undefined
      ? message('{0} is none of these numbers.', pasted.text)
      : message('{0} is none of these numbers. The nearest is {1}, of {2}.', pasted.text, nearest.text, nearest.title),
  );
  return { lit, sentence: none };
}

function litIn({ value, call }: FrameworkRow, row: number, pasted: PastedNumber): LitNumber[] {
  if (!value) return [];
  const { precision } = call.library;
  return Array.from(value.held.data.keys())
    .filter(
      (index) =>
        isPasted(pasted, value.held.data[index], precision) || isPasted(pasted, value.exact.data[index], 'double'),
    )
    .map((index) => ({ row, index }));
}

function nearestTo(rows: readonly FrameworkRow[], { value: wanted }: PastedNumber) {
  let best: { readonly text: string; readonly title: string; readonly distance: number } | undefined;
  for (const { value, title } of rows) {
    for (const { text, index } of value?.printed ?? []) {
      if (index === undefined) continue;
      const distance = Math.abs((value?.held.data[index] ?? Number.NaN) - wanted);
      if (distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { text, title, distance };
    }
  }
  return best;
}

/** The values of an option that people set without thinking of it, and forget to tell. */
const usualChoices: Readonly<Partial<Record<string, readonly (string | number)[]>>> = {
  reduction: ['mean', 'sum', 'none', 'batchmean'],
  base: [2, 10],
};

/** Of values of more numbers than these some variation has nearly every number. */
const mostVaried = 100;
/** Variations are computed at every key that is typed. */
const largestVaried = 2_000;

const inputCount = ({ question }: UsualCall): number =>
  Object.values(question.inputs).reduce((sum, input) => sum + (input?.data.length ?? 0), 0);

/** Who gives the number with one option set otherwise: "with Reduction: sum". */
function variationOf(
  rows: readonly FrameworkRow[],
  pasted: PastedNumber,
  translate: Wording['translate'],
): string | undefined {
  for (const { call, value, title } of rows) {
    if (!value || value.exact.data.length > mostVaried || inputCount(call) > largestVaried) continue;
    for (const description of quantities.get(call.question.quantity)?.options ?? []) {
      for (const choice of choicesOf(description)) {
        if (!gives(call, { [description.name]: choice }, pasted)) continue;
        const setting = translate(message('{0}: {1}', translate(description.title), choice));
        return translate(
          message('{0} is none of these numbers, but {1} gives it with {2}.', pasted.text, title, setting),
        );
      }
    }
  }
  return undefined;
}

function choicesOf(description: OptionDescription): readonly (string | number)[] {
  const usual = usualChoices[description.name] ?? [];
  if (description.kind !== 'choice' || description.otherNumbers) return usual;
  return usual.filter((choice) => description.choices.includes(choice));
}

function gives(call: UsualCall, changes: QuantityOptions, pasted: PastedNumber): boolean {
  const options = { ...call.question.options, ...changes };
  const answer = answerOf({ ...call, question: { ...call.question, options } });
  if (answer.kind !== 'value') return false;
  return answer.held.data.some((number) => isPasted(pasted, number, call.library.precision));
}
