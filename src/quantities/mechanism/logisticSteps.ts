/**
 * Logistic steps: the derivation of the cross entropy with logits, from σ to the form that never overflows:
 *
 *   y·(−log σ(x)) + (1 − y)·(−log(1 − σ(x)))
 *     = y·softplus(−x) + (1 − y)·softplus(x)
 *     = x − x·y + log(1 + e^−x)
 *     = −x·y + log(1 + e^x)                           for x < 0
 *     = max(x, 0) − x·y + log(1 + e^−|x|)
 *
 * With a weight w of the positive class: (1 − y)·x + (1 + (w − 1)·y)·(log(1 + e^−|x|) + max(−x, 0)), the form of
 * tf.nn.weighted_cross_entropy_with_logits.
 */

import { broadcastWeights, type Tensor } from '../../core/index.ts';
import { type Expression, shownTerms, type Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import {
  type BinaryLetters,
  binaryGradientSteps,
  binaryLetters,
  binaryReductionSteps,
  flatInput,
  selection,
  smoothingSteps,
} from './binarySteps.ts';
import type { Question } from './define.ts';
import { isModerate, outOfRange, staysWithin } from './elementwise.ts';
import { given } from './inputs.ts';
import {
  apply,
  at,
  exp,
  letter,
  list,
  logOneMinus,
  minus,
  negative,
  number,
  perBase,
  plus,
  type Show,
  times,
  weigh,
} from './notation.ts';
import { baseOf } from './reducing.ts';
import { step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of the formula: the logits x, their probabilities p, the labels y, the positive weight if there is one. */
interface LogisticLetters extends BinaryLetters {
  readonly x: Variable;
  readonly p: Variable;
  readonly weight: ((show: Show) => Expression) | undefined;
}

function lettersOf(computed: BinaryLoss, question: Question, limits: DerivationLimits): LogisticLetters {
  const { inputs, options } = question;
  const logits = given(inputs, 'logits');
  const { posWeight } = options;
  const weights =
    posWeight === undefined ? undefined : letter('w', broadcastWeights('posWeight', posWeight, logits.shape).data);
  const shared = typeof posWeight === 'number' ? number(posWeight) : undefined;
  return {
    ...binaryLetters(computed, question, limits),
    x: flatInput('x', logits, 'logits'),
    p: letter('p', computed.parts.probabilities.data),
    weight: weights && ((show) => shared ?? at(weights, 'i', show)),
  };
}

/** The derivation: definition, numbers, small steps to the stable form, reduction, gradient. */
export function explainLogisticLoss(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const letters = lettersOf(computed, question, limits);
  const logits = given(question.inputs, 'logits');
  const isPlain = staysWithin(logits, 700);
  return [
    ...smoothingSteps(letters, question),
    ...(isPlain ? definitionSteps(letters, logits) : []),
    ...softplusSteps(letters, isPlain, isModerate(logits)),
    ...(isModerate(logits) ? stableSteps(letters, question, isPlain) : []),
    ...binaryReductionSteps(computed, question, limits),
    ...binaryGradientSteps(
      computed,
      letters,
      (show) => slopeOf(letters, show),
      question.options,
      letters.weight ? reasons.weightedLogisticSlope : reasons.logisticSlope,
    ),
  ];
}

/** The positive and the negative term, each a label times an amount, from whatever stands for the two amounts. */
function twoTerms(
  { y, weight }: LogisticLetters,
  positive: Expression,
  negativeAmount: Expression,
  show: Show,
): Expression {
  const label = at(y, 'i', show);
  const factor = weight ? times(weight(show), label) : label;
  return plus(weigh(factor, positive), weigh(minus(number(1), label), negativeAmount));
}

const surprisal = (probability: Expression) => negative(apply('log', probability));

/** Up to here 1 − σ(x) keeps the digits that its logarithm needs. */
const largestComplement = 12;

/** The definition, the probabilities, and the definition with their numbers. */
function definitionSteps(letters: LogisticLetters, logits: Tensor): Step[] {
  const { entries, entryList, x, p, count, shown } = letters;
  const sigmoid = (show: Show, sign: 1 | -1) =>
    apply('sigmoid', sign === 1 ? at(x, 'i', show) : negative(at(x, 'i', show)));
  if (!logits.data.every((value) => value <= largestComplement)) {
    const body = (show: Show) => twoTerms(letters, surprisal(sigmoid(show, 1)), surprisal(sigmoid(show, -1)), show);
    return [
      step('definition', titles.definition, entries, entryList(body('symbol'), false), reasons.reflect),
      step('numbers', titles.numbers, entries, entryList(body('value'), true), reasons.substitute),
    ];
  }
  const body = (share: Expression, show: Show) =>
    twoTerms(letters, surprisal(share), negative(logOneMinus(share)), show);
  return [
    step('definition', titles.definition, entries, entryList(body(sigmoid('symbol', 1), 'symbol'), false)),
    step('probabilities', titles.probabilities, p, list('i', count, sigmoid('value', 1), shown)),
    step('numbers', titles.numbers, entries, entryList(body(at(p, 'i', 'value'), 'value'), true), reasons.substitute),
  ];
}

/** Both terms by softplus: in letters where steps follow that end in numbers, else with the numbers. */
function softplusSteps(letters: LogisticLetters, isPlain: boolean, hasMore: boolean): Step[] {
  const { entries, entryList, x } = letters;
  const form = (show: Show) => {
    const logit = at(x, 'i', show);
    return twoTerms(letters, apply('softplus', negative(logit)), apply('softplus', logit), show);
  };
  const why = isPlain ? reasons.softplusOfBoth : outOfRange;
  const title = isPlain ? titles.asSoftplus : titles.definition;
  const meaning = step(isPlain ? 'softplus' : 'definition', title, entries, entryList(form('symbol'), false), why);
  if (hasMore) return [meaning];
  return [meaning, step('stable', titles.stable, entries, entryList(form('value'), true), reasons.logisticShift)];
}

/** Expanded, the case of negative logits, and both cases in one: what is evaluated. */
function stableSteps(letters: LogisticLetters, question: Question, isPlain: boolean): Step[] {
  const { entries, entryList } = letters;
  const expanded = letters.weight ? weightedForm(letters, 'expanded', 'symbol') : expandedForm(letters);
  const merged = letters.weight ? weightedForm(letters, 'merged', 'value') : mergedForm(letters);
  return [
    ...(isPlain
      ? [step('expanded', titles.expanded, entries, entryList(expanded, false), reasons.expandSoftplus)]
      : []),
    ...(letters.weight ? [] : negativeCase(letters, question)),
    step(
      'stable',
      titles.merged,
      entries,
      entryList(merged, true),
      letters.weight ? reasons.logisticShift : reasons.merged,
    ),
  ];
}

/** log(1 + e^t). */
const logOnePlusExp = (t: Expression) => apply('log1p', exp(t));

/** x − x·y + log(1 + e^−x). */
function expandedForm({ x, y }: LogisticLetters): Expression {
  const logit = at(x, 'i');
  return plus(minus(logit, times(logit, at(y, 'i'))), logOnePlusExp(negative(logit)));
}

/** −x·y + log(1 + e^x) of the entries with negative logits. */
function negativeCase({ x, y, entries, shown }: LogisticLetters, { options }: Question): Step[] {
  const positions = Array.from(x.value.data.keys()).filter((position) => x.value.data[position] < 0);
  if (positions.length === 0) return [];
  const [logits, labels, left] = [x, y, entries].map((of) => selection(of, positions, 'x<0'));
  const logit = at(logits, 'i', 'value');
  const body = plus(negative(times(logit, at(labels, 'i', 'value'))), logOnePlusExp(logit));
  const written = shownTerms(positions.length, shown.length);
  const right = list('i', positions.length, perBase(baseOf(options), body), written);
  return [step('negative', titles.negativeCase, left, right, reasons.negativeCase)];
}

/** max(x, 0) − x·y + log(1 + e^−|x|). */
function mergedForm({ x, y }: LogisticLetters): Expression {
  const logit = at(x, 'i', 'value');
  const linear = minus(apply('max', logit, number(0)), times(logit, at(y, 'i', 'value')));
  return plus(linear, logOnePlusExp(negative(apply('abs', logit))));
}

/** (1 − y)·x + (1 + (w − 1)·y)·softplus(−x), with softplus written out in one of its two forms. */
function weightedForm({ x, y, weight }: LogisticLetters, form: 'expanded' | 'merged', show: Show): Expression {
  const [logit, label] = [at(x, 'i', show), at(y, 'i', show)];
  const factor = plus(number(1), times(minus(weight ? weight(show) : number(1), number(1)), label));
  const opposite =
    form === 'expanded'
      ? logOnePlusExp(negative(logit))
      : plus(logOnePlusExp(negative(apply('abs', logit))), apply('max', negative(logit), number(0)));
  return plus(times(minus(number(1), label), logit), times(factor, opposite));
}

/** σ(x) − y, or (1 − y)·σ(x) − w·y·σ(−x) with a weight of the positive class. */
function slopeOf({ x, p, y, weight }: LogisticLetters, show: Show): Expression {
  const logit = at(x, 'i', show);
  const label = at(y, 'i', show);
  const share = show === 'value' ? at(p, 'i', show) : apply('sigmoid', logit);
  if (!weight) return minus(share, label);
  const pull = times(weight(show), label, apply('sigmoid', negative(logit)));
  return minus(times(minus(number(1), label), share), pull);
}
