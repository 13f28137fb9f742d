/** The losses whose every entry is a yes-or-no question of its own: on probabilities and on logits. */

import type { QuantityOptions } from '../../quantities/index.ts';
import type { Draft } from '../program/draft.ts';
import {
  apply,
  atLeast,
  exp,
  isLess,
  log,
  log1p,
  mean,
  minus,
  negative,
  number,
  over,
  plus,
  type Term,
  times,
  where,
} from '../program/terms.ts';
import type { LossFunction } from '../types.ts';
import { axisCode, call, functionFor, type Given, takes } from './calling.ts';
import { epsilonOf, logarithmsOfBoth } from './clipping.ts';
import { axisIn, type Formula, given, inBase, type Question, weightsOf } from './question.ts';
import { normalizationIn, reduced, sampleWeightsOf } from './reducing.ts';
import { softplus, weighted, weightedLog, weightedLog1p } from './words.ts';

type Arithmetic = NonNullable<LossFunction['arithmetic']>;

/** The entries of an elementwise loss in nats; `labels` are smoothed already. */
export type Entries = (draft: Draft, question: Question, labels: Term, arithmetic: Arithmetic) => Term;

/** What an elementwise loss is made of. */
export interface ElementwiseLoss {
  readonly entries: Entries;
  /** the input that its function is given */
  readonly prediction: (question: Question) => Term;
  /** what its function is given beside prediction and labels */
  readonly options: (draft: Draft, question: Question) => Given;
  /** whether its function can be used */
  readonly fits?: (callee: LossFunction, question: Question) => boolean;
}

/** The formula of an elementwise loss. */
export function elementwiseFormula(loss: ElementwiseLoss): Formula {
  return (draft, question) => inBase(inNats(draft, question, loss), question.options);
}

export const binaryCrossEntropyFormula = elementwiseFormula({
  entries: entriesOfProbabilities,
  prediction: (question) => given(question, 'probabilities'),
  options: () => ({}),
  fits: (callee, question) => callee.conventions !== undefined || epsilonOf(question) === 0,
});

export const logisticLossFormula = elementwiseFormula({
  entries: entriesOfLogits,
  prediction: (question) => given(question, 'logits'),
  options: (draft, { options }) => {
    const weight = posWeightOf(draft, options);
    return weight ? { posWeight: weight.code } : {};
  },
  // a weight that nobody gave is 1, where it cannot be left out
  fits: (callee, { options }) =>
    takes(callee, 'posWeight') === (options.posWeight !== undefined) || optionalWeight(callee),
});

const optionalWeight = (callee: LossFunction): boolean =>
  callee.parameters.some((parameter) => parameter.takes === 'posWeight' && parameter.default === null);

function inNats(draft: Draft, question: Question, loss: ElementwiseLoss): Term {
  const prediction = loss.prediction(question);
  const { shape } = prediction.value;
  const found = functionFor(draft, question.quantity, question, shape);
  const callee = found && (loss.fits?.(found, question) ?? true) ? found : undefined;
  const labels = smoothed(draft, question, callee);
  const whole = callee && wholeCall(draft, callee, question, loss, labels);
  if (whole) return whole;
  const losses = callee
    ? rowsCalled(draft, callee, question, loss, labels)
    : averaged(question, loss.entries(draft, question, labels, {}));
  return reduced(draft, losses, question, { predictionShape: shape });
}

/** y·(1 − s) + s/2, unless the function does it. */
function smoothed(draft: Draft, question: Question, callee: LossFunction | undefined): Term {
  const labels = given(question, 'labels');
  const { labelSmoothing = 0 } = question.options;
  if (labelSmoothing === 0 || takes(callee, 'labelSmoothing')) return labels;
  return draft.bind('targets', plus(times(labels, minus(1, labelSmoothing)), over(labelSmoothing, 2)));
}

/** The mean over the axis, where a convention takes it before the reduction. */
function averaged(question: Question, entries: Term): Term {
  const averages = question.convention.averagesLastAxis && entries.value.shape.length > 0;
  return averages ? mean(entries, axisIn(question)) : entries;
}

/** The reduced loss as a single call, where a function has the reduction that is asked for. */
function wholeCall(
  draft: Draft,
  callee: LossFunction,
  question: Question,
  loss: ElementwiseLoss,
  labels: Term,
): Term | undefined {
  const { reduction = 'none', sampleWeights } = question.options;
  const isOwnMean = normalizationIn(question, false) === 'batchSize';
  if (!takes(callee, 'reduction') || (reduction === 'mean' && !isOwnMean)) return undefined;
  if (question.convention.averagesLastAxis) return undefined;
  const prediction = loss.prediction(question);
  const weights = sampleWeights && sampleWeightsOf(draft, prediction.value.shape, question.options);
  const entries = loss.entries(draft.aside(), question, labels, callee.arithmetic ?? {});
  const meaning = reduced(draft.aside(), entries, question, { predictionShape: prediction.value.shape });
  const options = { ...loss.options(draft, question), reduction, ...(weights && { sampleWeights: weights.code }) };
  return call(draft, callee, { prediction, labels }, options, meaning);
}

/** The losses before the reduction, as the function gives them. */
function rowsCalled(draft: Draft, callee: LossFunction, question: Question, loss: ElementwiseLoss, labels: Term): Term {
  const { labelSmoothing } = question.options;
  const inside = smoothed(draft.aside(), question, undefined);
  const entries = loss.entries(draft.aside(), question, inside, callee.arithmetic ?? {});
  const options: Given = {
    ...loss.options(draft, question),
    reduction: 'none',
    axis: axisCode(question, loss.prediction(question)),
    ...(labelSmoothing !== undefined && { labelSmoothing: number(labelSmoothing).code }),
  };
  const meaning = callee.averages ? mean(entries, axisIn(question)) : entries;
  const losses = call(draft, callee, { prediction: loss.prediction(question), labels }, options, meaning);
  return callee.averages ? losses : averaged(question, losses);
}

/** −y·log p − (1 − y)·log(1 − p), with what a convention does to keep the logarithms finite. */
function entriesOfProbabilities(draft: Draft, question: Question, labels: Term, arithmetic: Arithmetic): Term {
  const { binaryGuard, logarithmFloor } = question.convention;
  const epsilon = epsilonOf(question);
  const source = given(question, 'probabilities');
  const floor = arithmetic.logarithmFloor ?? logarithmFloor;
  const against = minus(1, labels);
  if (epsilon === 0 && floor === Number.NEGATIVE_INFINITY && !arithmetic.subtracts) {
    return negative(plus(weightedLog(draft, labels, source), weightedLog1p(draft, against, negative(source))));
  }
  const [positive, opposite] =
    epsilon > 0 && binaryGuard === 'offset'
      ? offsetLogarithms(draft, source, epsilon)
      : logarithmsOfBoth(draft, question, source, arithmetic.subtracts);
  const raised = (logarithm: Term) => (floor === Number.NEGATIVE_INFINITY ? logarithm : atLeast(logarithm, floor));
  return negative(plus(weighted(draft, labels, raised(positive)), weighted(draft, against, raised(opposite))));
}

/** log(p + ε) and log(1 − p + ε); carefully, each from the side on which it is small. */
function offsetLogarithms({ style }: Draft, p: Term, epsilon: number): [Term, Term] {
  const [positive, opposite] = [log(plus(p, epsilon)), log(plus(minus(1, p), epsilon))];
  if (!style.careful) return [positive, opposite];
  return [
    where(isLess(0.5, p), log1p(plus(minus(p, 1), epsilon)), positive),
    where(isLess(p, 0.5), log1p(minus(epsilon, p)), opposite),
  ];
}

/** (1 − y)·softplus(x) + w·y·softplus(−x): neither term is negative, so nothing cancels. */
function entriesOfLogits(draft: Draft, question: Question, labels: Term, { logistic }: Arithmetic): Term {
  const logits = given(question, 'logits');
  const weight = posWeightOf(draft, question.options);
  const positive = weight ? times(weight, labels) : labels;
  const against = minus(1, labels);
  if (logistic === undefined) {
    return plus(weighted(draft, against, softplus(logits)), weighted(draft, positive, softplus(negative(logits))));
  }
  const rest = log(plus(1, exp(negative(apply('abs', [logits])))));
  if (logistic === 'merged') return plus(minus(atLeast(logits, 0), times(logits, labels)), rest);
  return plus(times(against, logits), times(plus(against, positive), plus(rest, atLeast(negative(logits), 0))));
}

/** The weight of the positive class as it stands in the code: a number, or an array of its own. */
function posWeightOf(draft: Draft, { posWeight }: QuantityOptions): Term | undefined {
  if (posWeight === undefined) return undefined;
  return typeof posWeight === 'number' ? number(posWeight) : draft.array('pos_weight', weightsOf(posWeight), 'float');
}
