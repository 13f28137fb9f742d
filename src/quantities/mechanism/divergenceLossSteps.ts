/**
 * Divergence loss steps: the derivation of the Kullback–Leibler loss.
 */

import type { Message } from '../../core/index.ts';
import { type Expression, shownTerms, type Variable } from '../expression.ts';
import type { DerivationLimits, InputRole, Step } from '../types.ts';
import { flatInput } from './binarySteps.ts';
import type { Question } from './define.ts';
import type { DivergenceLoss } from './divergenceLoss.ts';
import { crossEntropyOf, reasonOfTerms, termsStep, weightedLogarithms } from './informationSteps.ts';
import { given } from './inputs.ts';
import { apply, at, exp, letter, list, minus, number, perBase, plus, type Show, sum, weigh } from './notation.ts';
import { baseOf } from './reducing.ts';
import { entryLetter, reductionSteps } from './reducingSteps.ts';
import { type ShownRow, shownRows, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of one piece: a row, or all entries. */
interface Letters {
  readonly prediction: Variable;
  readonly target: Variable;
  readonly weights: Variable;
}

/** The derivation: clipping, then entries or rows, then the reduction. */
export function explainDivergenceLoss(computed: DivergenceLoss, question: Question, limits: DerivationLimits): Step[] {
  const pieces = computed.isPerEntry ? entrySteps(computed, question, limits) : rowSteps(computed, question, limits);
  return [
    ...clippingSteps(computed, question, limits),
    ...pieces,
    ...reductionSteps(computed.loss, question.options, limits, false),
    ...checkSteps(computed, question, limits),
  ];
}

const roleOf = ({ inputs }: Question): InputRole => (inputs.logProbabilities ? 'logProbabilities' : 'probabilities');

/** p and y moved into [ε, 1], over all entries. */
function clippingSteps(computed: DivergenceLoss, { inputs }: Question, limits: DerivationLimits): Step[] {
  const { epsilon, prediction, target } = computed;
  if (epsilon === 0) return [];
  const count = prediction.data.length;
  const shown = shownTerms(count, limits.maxTerms);
  const clipped = (source: Variable) =>
    list('i', count, apply('max', number(epsilon), apply('min', number(1), at(source, 'i', 'value'))), shown);
  const p = flatInput('a', given(inputs, 'probabilities'), 'probabilities');
  const y = flatInput('b', given(inputs, 'labels'), 'labels');
  return [
    step('clipping-predictions', titles.clipping, letter('p', prediction.data), clipped(p), reasons.clipped),
    step('clipping-labels', titles.clipping, letter('y', target.data), clipped(y), reasons.clipped),
  ];
}

/** y·(log y − x) of one entry, as the inputs are given: x and y may be logarithms or probabilities. */
function term({ prediction, target, weights }: Letters, question: Question, show: Show): Expression {
  const { inputs, options } = question;
  const x = at(prediction, 'i', show);
  const logOfPrediction = inputs.logProbabilities ? x : apply('log', x);
  if (options.logTarget) {
    const label = at(target, 'i', show);
    return weigh(exp(label), minus(label, logOfPrediction));
  }
  const weight = at(weights, 'i', show);
  // two products: 0 · log 0 is nothing on its own, where log 0 − log 0 would be undefined
  return minus(weigh(weight, apply('log', at(target, 'i', show))), weigh(weight, logOfPrediction));
}

function rowSteps(computed: DivergenceLoss, question: Question, limits: DerivationLimits): Step[] {
  const { inputs, options } = question;
  const role = roleOf(question);
  const isClipped = computed.epsilon > 0;
  return shownRows(computed.layout, limits).flatMap((row) => {
    const name = role === 'logProbabilities' ? 'x' : 'p';
    const labels = given(inputs, 'labels');
    const letters = {
      prediction: isClipped ? row.derived(name, computed.prediction) : row.input(name, given(inputs, role), role),
      target: isClipped ? row.derived('y', computed.target) : row.input('y', labels, 'labels'),
      weights: isClipped
        ? row.derived(computed.weights === labels ? 'b' : 'y', computed.weights)
        : row.input('y', labels, 'labels'),
    };
    const left = row.own(entryLetter(options), computed.loss.losses.data[row.row]);
    const base = baseOf(options);
    const formula = (show: Show) =>
      perBase(base, sum('i', row.length, term(letters, question, show), show === 'value' ? row.shown() : undefined));
    const numbers = step(row.id('numbers'), titles.numbers, left, formula('value'), reasonOfNumbers(letters, left));
    if (!row.isFirst) return [numbers];
    const terms = row.derived('e', computed.elements);
    return [
      ...targetSteps(row, letters, question),
      step(row.id('definition'), titles.definition, left, formula('symbol')),
      numbers,
      termsStep(row, left, terms, base),
    ];
  });
}

/** Why the numbers give what they give. */
function reasonOfNumbers({ weights }: Letters, { value }: Variable): Message {
  return value.data.includes(Number.POSITIVE_INFINITY) ? reasons.impossibleEvent : reasonOfTerms(weights);
}

/** Labels given as logarithms, as the probabilities they stand for. */
function targetSteps(row: ShownRow, { target }: Letters, { options }: Question): Step[] {
  if (!options.logTarget) return [];
  const right = list('i', row.length, exp(at(target, 'i', 'value')), row.shown());
  const probabilities = row.own('t', target.value.data.map(Math.exp));
  return [step(row.id('target-probabilities'), titles.targetProbabilities, probabilities, right)];
}

/** The cross entropy minus the entropy of the targets, of the first row. */
function checkSteps(computed: DivergenceLoss, question: Question, limits: DerivationLimits): Step[] {
  const { inputs, options } = question;
  if (computed.isPerEntry || computed.epsilon > 0 || options.logTarget || !inputs.probabilities) return [];
  const base = baseOf(options);
  const source = inputs.probabilities;
  return shownRows(computed.layout, limits)
    .slice(0, 1)
    .map((row) => {
      const left = row.own(entryLetter(options), computed.loss.losses.data[row.row]);
      const p = row.input('p', source, 'probabilities');
      const y = row.input('y', given(inputs, 'labels'), 'labels');
      const route = plus(crossEntropyOf(base, y, p), weightedLogarithms(base, y, y));
      return step(row.id('check'), titles.check, left, route, reasons.divergenceAsDifference);
    });
}

function entrySteps(computed: DivergenceLoss, question: Question, limits: DerivationLimits): Step[] {
  const { inputs, options } = question;
  const role = roleOf(question);
  const isClipped = computed.epsilon > 0;
  const name = role === 'logProbabilities' ? 'x' : 'p';
  const source = isClipped ? letter(name, computed.prediction.data) : flatInput(name, given(inputs, role), role);
  const target = isClipped ? letter('y', computed.target.data) : flatInput('y', given(inputs, 'labels'), 'labels');
  const letters = { prediction: source, target, weights: target };
  const count = computed.elements.data.length;
  const shown = shownTerms(count, limits.maxTerms);
  const left = letter(entryLetter(options), computed.elements.data);
  const formula = (show: Show) =>
    list('i', count, perBase(baseOf(options), term(letters, question, show)), show === 'value' ? shown : undefined);
  return [
    step('definition', titles.definition, left, formula('symbol')),
    step('numbers', titles.numbers, left, formula('value'), reasonOfNumbers(letters, left)),
  ];
}
