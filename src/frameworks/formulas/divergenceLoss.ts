/** The Kullback–Leibler divergence as a loss: target·(log target − input), an entry at a time or summed along an axis. */

import type { Draft } from '../program/draft.ts';
import { apply, clip, exp, log, minus, sum, type Term, times } from '../program/terms.ts';
import type { LossFunction } from '../types.ts';
import { axisCode, call, functionFor, type Given, takes } from './calling.ts';
import { epsilonOf } from './clipping.ts';
import { divergence, divergenceTerms } from './information.ts';
import { axisIn, type Formula, given, inBase, type Question } from './question.ts';
import { normalizationIn, reduced } from './reducing.ts';
import { weighted, weightedLog } from './words.ts';

export const divergenceLossFormula: Formula = (draft, question) => inBase(inNats(draft, question), question.options);

function inNats(draft: Draft, question: Question): Term {
  const source = question.inputs.logProbabilities ?? given(question, 'probabilities');
  const { shape } = source.value;
  const found = functionFor(draft, question.quantity, question, shape);
  const callee = found && fits(found, question) ? found : undefined;
  if (callee === undefined) return reduced(draft, written(draft, question), question, { predictionShape: shape });
  const whole = wholeCall(draft, callee, question);
  return whole ?? reduced(draft, lossesCalled(draft, callee, question), question, { predictionShape: shape });
}

/** Functions that follow a convention take probabilities, the others their logarithms; sums are no entries. */
function fits(callee: LossFunction, question: Question): boolean {
  const { inputs, options, convention } = question;
  if (options.logTarget && !takes(callee, 'logTarget')) return false;
  if (callee.sumsRows && convention.divergencePerEntry) return false;
  if (callee.conventions === undefined && weighsByGivenLabel(question)) return false;
  return callee.conventions === undefined || inputs.probabilities !== undefined;
}

function wholeCall(draft: Draft, callee: LossFunction, question: Question): Term | undefined {
  const { reduction = 'none', sampleWeights } = question.options;
  const isOwnMean = normalizationIn(question, false) === 'batchSize';
  if (!takes(callee, 'reduction') || !question.convention.divergencePerEntry || sampleWeights) return undefined;
  if (reduction === 'mean' && !isOwnMean) return undefined;
  const handed = operands(draft, callee, question);
  const own = entriesInside(draft.aside(), callee, question, handed);
  const meaning = reduced(draft.aside(), own, question, { predictionShape: own.value.shape });
  return call(draft, callee, handed, { ...callOptions(question), reduction }, meaning);
}

/** One loss a row (or an entry, where the convention is so), by the function. */
function lossesCalled(draft: Draft, callee: LossFunction, question: Question): Term {
  const handed = operands(draft, callee, question);
  const own = entriesInside(draft.aside(), callee, question, handed);
  const axis = axisIn(question);
  const meaning = callee.sumsRows ? sum(own, axis) : own;
  const losses = call(draft, callee, handed, { ...callOptions(question), reduction: 'none' }, meaning);
  return callee.sumsRows || question.convention.divergencePerEntry ? losses : sum(losses, axis);
}

function callOptions(question: Question): Given {
  const { logTarget } = question.options;
  return { axis: axisCode(question, given(question, 'labels')), ...(logTarget && { logTarget: true }) };
}

/** What the function computes for an entry: from logarithms it is t·log t − t·x, where 0·∞ is not a number. */
function entriesInside(aside: Draft, callee: LossFunction, question: Question, { prediction, labels }: Operands): Term {
  if (callee.conventions !== undefined) return entries(aside, question);
  if (question.options.logTarget) return times(exp(labels), minus(labels, prediction));
  return minus(apply('xlogy', [labels, labels]), times(labels, prediction));
}

interface Operands {
  readonly prediction: Term;
  readonly labels: Term;
}

function operands(draft: Draft, callee: LossFunction, question: Question): Operands {
  const labels = given(question, 'labels');
  if (callee.conventions !== undefined) return { prediction: given(question, 'probabilities'), labels };
  const { logProbabilities } = question.inputs;
  if (logProbabilities) return { prediction: logProbabilities, labels };
  const { target, prediction } = clipped(draft, question, given(question, 'probabilities'));
  return { prediction: log(prediction), labels: target };
}

/** The losses written out: entries, or their sums along the axis. */
function written(draft: Draft, question: Question): Term {
  const { convention, inputs, options } = question;
  if (convention.divergencePerEntry) return entries(draft, question);
  const axis = axisIn(question);
  const { probabilities } = inputs;
  const isPlain = probabilities && !options.logTarget && clippingOf(question) === 0;
  if (isPlain && draft.style.careful) return divergence(draft, given(question, 'labels'), probabilities, axis);
  return sum(entries(draft, question), axis);
}

/** One loss an entry, in nats. */
function entries(draft: Draft, question: Question): Term {
  const { inputs, options } = question;
  const labels = given(question, 'labels');
  const { logProbabilities } = inputs;
  if (options.logTarget) {
    const logs = logProbabilities ?? log(given(question, 'probabilities'));
    return weighted(draft, exp(labels), minus(labels, logs));
  }
  if (logProbabilities) {
    if (!draft.style.guarded) return times(labels, minus(log(labels), logProbabilities));
    return minus(weightedLog(draft, labels, labels), weighted(draft, labels, logProbabilities));
  }
  const { target, prediction } = clipped(draft, question, given(question, 'probabilities'));
  return divergenceTerms(draft, target, prediction, weighsByGivenLabel(question) ? labels : target);
}

/** ε where it clips: only probabilities are clipped. */
function clippingOf(question: Question): number {
  const isLog = question.inputs.logProbabilities !== undefined || question.options.logTarget;
  return isLog ? 0 : epsilonOf(question);
}

/** TensorFlow.js multiplies by the label as it was given, not as it was clipped. */
function weighsByGivenLabel(question: Question): boolean {
  return question.options.framework === 'tfjs' && clippingOf(question) > 0;
}

/** Labels and probabilities clipped to [ε, 1]. */
function clipped(draft: Draft, question: Question, probabilities: Term): { target: Term; prediction: Term } {
  const epsilon = clippingOf(question);
  const labels = given(question, 'labels');
  if (epsilon === 0) return { target: labels, prediction: probabilities };
  return {
    target: draft.bind('target', clip(labels, epsilon, 1)),
    prediction: draft.bind('clipped', clip(probabilities, epsilon, 1)),
  };
}
