/**
 * Elementwise: what the quantities of single numbers share, from evaluation to the steps of their derivation.
 */

import { type Message, message, type Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Evaluation, InputRole, QuantityOptions, Step } from '../types.ts';
import { flatInput } from './binarySteps.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { at, letter, list, type Show } from './notation.ts';
import { shownElements, step } from './rows.ts';
import { titles } from './words.ts';

/** One form of an elementwise formula, and why it holds. */
export interface ElementForm {
  readonly id: string;
  readonly title: Message;
  readonly reason?: Message;
  /** the formula of one element; forms with `numbers` are written out with the numbers */
  readonly body: (element: (show?: Show) => Expression) => Expression;
  readonly numbers: boolean;
}

/** An evaluation of one value an element. */
export function elementwise(value: Tensor): Evaluation {
  return { value, parts: {}, warnings: [] };
}

/** One step a form: the values as a list on the left, the formula for every element on the right. */
export function explainElements(
  name: string,
  role: InputRole,
  symbol: string,
  forms: readonly ElementForm[],
  { value }: Evaluation,
  { inputs }: Question,
  limits: DerivationLimits,
): Step[] {
  const source: Variable = flatInput(symbol, given(inputs, role), role);
  const count = value.data.length;
  const shown = shownElements(value, limits);
  const left = letter(name, value.data);
  return forms.map(({ id, title, reason, body, numbers }) => {
    const formula = body((show = numbers ? 'value' : 'symbol') => at(source, 'i', show));
    return step(id, title, left, list('i', count, formula, numbers ? shown : undefined), reason);
  });
}

/** The last step: the values themselves. */
export function valuesStep(name: string, value: Tensor, limits: DerivationLimits): Step {
  const all = letter(name, value.data);
  const shown = shownElements(value, limits);
  return step('result', titles.result, all, list('i', value.data.length, at(all, 'i', 'value'), shown));
}

/**
 * The derivation of softplus and of what is made of it: the forms (`isPlain` where e^x of every element is in the range),
 * the values, and the checks, which need elements that can be told apart from their softplus.
 */
export function explainSoftplusForms(
  formsOf: (isPlain: boolean, options: QuantityOptions) => ElementForm[],
  checksOf: (options: QuantityOptions) => ElementForm[],
  computed: Evaluation,
  question: Question,
  limits: DerivationLimits,
): Step[] {
  const x = given(question.inputs, 'x');
  const checks = isModerate(x) ? checksOf(question.options) : [];
  return [
    ...explainElements('a', 'x', 'x', formsOf(staysWithin(x, 700), question.options), computed, question, limits),
    valuesStep('a', computed.value, limits),
    ...explainElements('a', 'x', 'x', checks, computed, question, limits),
  ];
}

/** Whether no finite number of the input exceeds a bound in size. */
export function staysWithin(source: Tensor, bound: number): boolean {
  return source.data.every((value) => !Number.isFinite(value) || Math.abs(value) <= bound);
}

/** Whether the input is finite and so small that x and its softplus can be told apart when they are added. */
export function isModerate(source: Tensor): boolean {
  return source.data.every((value) => Math.abs(value) <= 1e4);
}

/** Said where the plain form would leave the range of a double. */
export const outOfRange = message('The plain form would leave the range of a double here.');
