/** The focal losses: cross entropies that count less where the prediction is good already. */

import type { Draft } from '../program/draft.ts';
import {
  apply,
  exp,
  log,
  minus,
  negative,
  number,
  over,
  plus,
  sum,
  type Term,
  times,
  toThe,
} from '../program/terms.ts';
import { elementwiseFormula } from './binary.ts';
import { axisCode, call, functionFor, type Given, takes } from './calling.ts';
import { clipped, clippedLogarithm, clipsLogarithms, epsilonOf, logarithmsOfBoth, prepared } from './clipping.ts';
import { axisIn, type Formula, given, inBase, layoutOf, type Question, scaled } from './question.ts';
import { reduced } from './reducing.ts';
import { logSigmoid, logSoftmax, sigmoid, softmax, weighted } from './words.ts';

const gammaOf = ({ options }: Question): number => options.gamma ?? 2;

export const binaryFocalFormula: Formula = elementwiseFormula({
  entries: binaryEntries,
  prediction: (question) => question.inputs.logits ?? given(question, 'probabilities'),
  options: (_, question) => focalOptions(question),
  // Keras does not clip what it knows to be the sigmoid of logits
  fits: (callee, question) =>
    (callee.conventions === undefined) === (question.inputs.logits !== undefined) &&
    (callee.conventions !== undefined || epsilonOf(question) === 0),
});

function focalOptions({ inputs, options }: Question): Given {
  const { alpha, gamma } = options;
  return {
    ...(inputs.logits && { fromLogits: true }),
    ...(alpha !== undefined && { alpha: number(alpha).code }),
    ...(gamma !== undefined && { gamma: number(gamma).code }),
  };
}

/** a·(1 − p_t)^γ·(−y·log p − (1 − y)·log(1 − p)), a = y·α + (1 − y)·(1 − α). */
function binaryEntries(
  draft: Draft,
  question: Question,
  labels: Term,
  arithmetic: { readonly subtracts?: true },
): Term {
  const { logits } = question.inputs;
  const against = minus(1, labels);
  const p = logits ? draft.bind('probabilities', sigmoid(draft, logits)) : given(question, 'probabilities');
  const opposite = logits ? sigmoid(draft, negative(logits)) : minus(1, p);
  const [positive, negativeOne] =
    logits && (epsilonOf(question) === 0 || clipsLogarithms(draft, question))
      ? logarithmsOfLogits(draft, question, logits)
      : logarithmsOfBoth(draft, question, p, arithmetic.subtracts);
  const miss = draft.bind('miss', plus(times(labels, opposite), times(against, p)));
  const surprisals = draft.bind(
    'cross_entropies',
    negative(plus(weighted(draft, labels, positive), weighted(draft, against, negativeOne))),
  );
  const focused = times(toThe(miss, gammaOf(question)), surprisals);
  const { alpha } = question.options;
  if (alpha === undefined) return focused;
  return times(draft.bind('balance', plus(times(labels, alpha), times(against, minus(1, alpha)))), focused);
}

function logarithmsOfLogits(draft: Draft, question: Question, logits: Term): [Term, Term] {
  const epsilon = epsilonOf(question);
  return [
    clippedLogarithm(logSigmoid(draft, logits), epsilon),
    clippedLogarithm(logSigmoid(draft, negative(logits)), epsilon),
  ];
}

/** Σ α·(1 − p)^γ·(−y·log p) a row. */
export const categoricalFocalFormula: Formula = (draft, question) => {
  const { logits } = question.inputs;
  const source = logits ?? given(question, 'probabilities');
  const callee = functionFor(draft, question.quantity, question, source.value.shape);
  const labels = smoothedLabels(draft, question, source, takes(callee, 'labelSmoothing'));
  const losses = callee
    ? call(
        draft,
        callee,
        { prediction: logits ? scaled(logits, question.options) : source, labels },
        callOptions(question, source),
        categoricalRows(draft.aside(), question, smoothedLabels(draft.aside(), question, source, false)),
      )
    : categoricalRows(draft, question, labels);
  return inBase(reduced(draft, losses, question, { predictionShape: source.value.shape }), question.options);
};

function callOptions(question: Question, source: Term): Given {
  const { labelSmoothing } = question.options;
  return {
    ...focalOptions(question),
    axis: axisCode(question, source),
    ...(labelSmoothing !== undefined && { labelSmoothing: number(labelSmoothing).code }),
  };
}

function smoothedLabels(draft: Draft, question: Question, source: Term, isDone: boolean): Term {
  const labels = given(question, 'labels');
  const { labelSmoothing = 0 } = question.options;
  if (labelSmoothing === 0 || isDone) return labels;
  const { length } = layoutOf(question, source);
  return draft.bind('targets', plus(times(labels, minus(1, labelSmoothing)), over(labelSmoothing, length)));
}

function categoricalRows(draft: Draft, question: Question, labels: Term): Term {
  const alpha = question.options.alpha ?? question.convention.focalAlpha;
  const { miss, logarithms } = classesOf(draft, question);
  const factor = toThe(miss, gammaOf(question));
  const shares = weighted(draft, labels, logarithms);
  return negative(sum(times(alpha === undefined ? factor : times(alpha, factor), shares), axisIn(question)));
}

/** 1 − p and log p of every class; where digits must be kept, the one from the other. */
function classesOf(draft: Draft, question: Question): { readonly miss: Term; readonly logarithms: Term } {
  const epsilon = epsilonOf(question);
  if (draft.style.careful) {
    const logarithms = draft.bind('log_probabilities', clippedLogarithm(logarithmsOf(draft, question), epsilon));
    return { miss: negative(apply('expm1', [logarithms])), logarithms };
  }
  if (question.inputs.logits && epsilon === 0) {
    const logarithms = draft.bind('log_probabilities', logarithmsOf(draft, question));
    return { miss: minus(1, exp(logarithms)), logarithms };
  }
  const shares = sharesOf(draft, question);
  return { miss: minus(1, shares), logarithms: log(shares) };
}

function logarithmsOf(draft: Draft, question: Question): Term {
  const { logits } = question.inputs;
  if (logits) return logSoftmax(draft, scaled(logits, question.options), axisIn(question));
  return log(prepared(draft, question, false, given(question, 'probabilities')));
}

function sharesOf(draft: Draft, question: Question): Term {
  const { logits } = question.inputs;
  if (logits === undefined) return prepared(draft, question, false, given(question, 'probabilities'));
  const shares = softmax(draft, scaled(logits, question.options), axisIn(question));
  return clipped(draft, draft.bind('probabilities', shares), epsilonOf(question));
}
