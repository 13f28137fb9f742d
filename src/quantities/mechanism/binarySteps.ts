/**
 * Binary steps: the derivation of elementwise losses. All entries are one list; the reduction follows.
 */

import type { Tensor } from '../../core/index.ts';
import { type Expression, shownTerms, type Variable } from '../expression.ts';
import type { DerivationLimits, InputRole, Step } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { at, isConstant, letter, list, minus, number, over, perBase, plus, type Show, sum, times } from './notation.ts';
import { baseOf, entryLetter, reductionSteps } from './reducing.ts';
import { shownRows, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of an elementwise loss: its entries ℓ, the labels that count, and which entries to write out. */
export interface BinaryLetters {
  readonly entries: Variable;
  readonly y: Variable;
  readonly shown: readonly number[];
  readonly count: number;
  /** a list over all entries, of amounts in nats shown in the base in force */
  entryList(body: Expression, numbers: boolean): Expression;
}

/** A letter for all elements of an input, in order. */
export function flatInput(name: string, source: Tensor, role: InputRole): Variable {
  return letter(name, source.data, { origin: { role, offset: 0, stride: 1 } });
}

/** The letters of a computed elementwise loss. */
export function binaryLetters(
  computed: BinaryLoss,
  { inputs, options }: Question,
  limits: DerivationLimits,
): BinaryLetters {
  const count = computed.elements.data.length;
  const shown = shownTerms(count, limits.maxTerms);
  return {
    entries: letter(computed.averaged ? 'e' : entryLetter(options), computed.elements.data),
    y: options.labelSmoothing ? letter('u', computed.labels.data) : flatInput('y', given(inputs, 'labels'), 'labels'),
    shown,
    count,
    entryList: (body, numbers) => list('i', count, perBase(baseOf(options), body), numbers ? shown : undefined),
  };
}

/** Where smoothing changes the labels: u = y·(1 − s) + s/2. */
export function smoothingSteps(letters: BinaryLetters, { inputs, options }: Question): Step[] {
  const { labelSmoothing } = options;
  if (!labelSmoothing) return [];
  const y = flatInput('y', given(inputs, 'labels'), 'labels');
  const kept = times(at(y, 'i', 'value'), minus(number(1), number(labelSmoothing)));
  const right = list('i', letters.count, plus(kept, over(number(labelSmoothing), number(2))), letters.shown);
  return [step('smoothing', titles.smoothing, letters.y, right, reasons.labelsSpread)];
}

/** From the entries to the result: the average along the last axis where there is one, then the reduction. */
export function binaryReductionSteps(computed: BinaryLoss, { options }: Question, limits: DerivationLimits): Step[] {
  const { averaged, loss, elements } = computed;
  const averages = (averaged ? shownRows(averaged, limits) : []).map((row) => {
    const entries = row.derived('e', elements);
    const right = over(sum('k', row.length, at(entries, 'k', 'value'), row.shown()), number(row.length));
    const left = row.own(entryLetter(options), loss.losses.data[row.row]);
    return step(row.id('average'), titles.average, left, right);
  });
  return [...averages, ...reductionSteps(loss, options, limits, false)];
}

/** The gradient as a list of slopes, each with its share in the reduced result. */
export function binaryGradientStep(
  computed: BinaryLoss,
  letters: BinaryLetters,
  slope: (show: Show) => Expression,
  options: Question['options'],
): Step[] {
  const gradient = computed.gradients?.logits;
  if (gradient === undefined) return [];
  const { factors } = computed;
  const amount = perBase(baseOf(options), slope('value'));
  const inverse = 1 / factors[0];
  const share = letter('c', factors);
  const shared = isConstant(factors)
    ? factors[0] === 1 || factors.length === 0
      ? amount
      : Number.isInteger(inverse)
        ? over(amount, number(inverse))
        : times(number(factors[0]), amount)
    : times(at(share, 'i', 'value'), amount);
  const right = list('i', letters.count, shared, letters.shown);
  return [step('gradient', titles.gradient, letter('g', gradient.data), right, reasons.logisticSlope)];
}
