/** The losses that compare a row of predictions with a label: of logits, probabilities or log-probabilities. */

import type { InputRole, QuantityId, QuantityOptions } from '../../quantities/index.ts';
import type { Draft } from '../program/draft.ts';
import {
  apply,
  isUnequal,
  log,
  minus,
  negative,
  number,
  over,
  plus,
  sum,
  type Term,
  times,
  where,
} from '../program/terms.ts';
import type { LossFunction } from '../types.ts';
import { axisCode, call, functionFor, type Given, takes } from './calling.ts';
import { clipsLogarithms, logarithm, prepared } from './clipping.ts';
import {
  axisIn,
  type Formula,
  given,
  inBase,
  layoutOf,
  type Question,
  questionOf,
  scaled,
  weightsOf,
} from './question.ts';
import { type Batch, normalizationIn, reduced } from './reducing.ts';
import { logSoftmax, weighted, weightedLog } from './words.ts';

type Prediction = InputRole & ('logits' | 'probabilities' | 'logProbabilities');
type LabelKind = 'indices' | 'distributions';

/** What is predicted, and how the labels are written. */
interface Kind {
  readonly prediction: Prediction;
  readonly labels: LabelKind;
}

/** The loss on distributions that an index loss becomes once its labels are smoothed. */
const denseForms: Readonly<Partial<Record<QuantityId, QuantityId>>> = {
  sparseSoftmaxCrossEntropyWithLogits: 'softmaxCrossEntropyWithLogits',
  sparseCategoricalCrossEntropy: 'categoricalCrossEntropy',
};

/** The formula of a categorical loss. */
export function categoricalFormula(prediction: Prediction, labels: LabelKind): Formula {
  return (draft, question) => inBase(inNats(draft, question, { prediction, labels }), question.options);
}

/** What the parts of a loss share; each is made where it is first needed. */
interface Parts {
  readonly source: Term;
  readonly labels: Term;
  /** whether a row counts: its label is not the ignored one */
  readonly counted: () => Term;
  /** the labels, with class 0 for ignored ones */
  readonly classes: () => Term;
  readonly classWeights: () => Term;
}

/** The loss in nats; `arithmetic` is that of the function which it stands for. */
function inNats(draft: Draft, question: Question, kind: Kind, arithmetic: LossFunction['arithmetic'] = {}): Term {
  const { quantity, options } = question;
  const parts = partsOf(draft, question, kind);
  const { shape } = parts.source.value;
  const isIndex = kind.labels === 'indices';
  const own = functionFor(draft, quantity, question, shape);
  // what no function smooths becomes a distribution first
  const isDense = !isIndex || (isGiven(options.labelSmoothing) && !takes(own, 'labelSmoothing'));
  const dense = isIndex && isDense ? denseForms[quantity] : quantity;
  const callee = isDense ? dense && functionFor(draft, dense, question, shape) : own;
  const form = { question, kind, parts, isDense, callee, arithmetic };
  return whole(draft, form) ?? reducedRows(draft, form);
}

/** A loss, as it is about to be written. */
interface Form {
  readonly question: Question;
  readonly kind: Kind;
  readonly parts: Parts;
  /** the labels are distributions, or are made so */
  readonly isDense: boolean;
  readonly callee: LossFunction | undefined;
  readonly arithmetic: NonNullable<LossFunction['arithmetic']>;
}

const isGiven = (smoothing: number | undefined): boolean => (smoothing ?? 0) !== 0;

function partsOf(draft: Draft, question: Question, { prediction }: Kind): Parts {
  const { ignoreIndex, classWeights } = question.options;
  const source = given(question, prediction);
  const labels = given(question, 'labels');
  const counted = lazily(() => draft.bind('counted', isUnequal(labels, ignoreIndex ?? Number.NaN)));
  return {
    source,
    labels,
    counted,
    classes: lazily(() => (ignoreIndex === undefined ? labels : draft.bind('classes', where(counted(), labels, 0)))),
    classWeights: lazily(() => draft.array('class_weights', weightsOf(classWeights ?? []), 'float')),
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The reduced loss as a single call, where a function has the reduction that is asked for. */
function whole(draft: Draft, form: Form): Term | undefined {
  const { question, kind, isDense, callee } = form;
  const { reduction = 'none', sampleWeights, classWeights } = question.options;
  const isIndex = kind.labels === 'indices';
  if (callee === undefined || !takes(callee, 'reduction') || sampleWeights || (isIndex && isDense)) return undefined;
  // such a function's mean is by the weights of the labels, where there are some
  const picks = isIndex && classWeights !== undefined;
  const isOwnMean = normalizationIn(question, picks) === (picks ? 'pickedWeights' : 'batchSize');
  return reduction === 'mean' && !isOwnMean ? undefined : called(draft, callee, form, reduction);
}

/** The losses of the rows, reduced by array operations. */
function reducedRows(draft: Draft, form: Form): Term {
  const { question, kind, parts } = form;
  const { classWeights, ignoreIndex } = question.options;
  const batch: Batch = {
    predictionShape: parts.source.value.shape,
    ...(ignoreIndex !== undefined && { counted: parts.counted }),
    ...(classWeights && kind.labels === 'indices' && { pickedWeights: () => pickedWeights(parts) }),
  };
  return reduced(draft, rows(draft, form), question, batch);
}

function pickedWeights({ classWeights, classes }: Parts): Term {
  return apply('lookup', [classWeights(), classes()]);
}

/** One loss a row. */
function rows(draft: Draft, form: Form): Term {
  const { question, parts, isDense, callee } = form;
  const { classWeights, ignoreIndex } = question.options;
  const losses = callee ? called(draft, callee, form, 'none') : rowsWrittenOut(draft, form);
  const isWeighted = classWeights !== undefined && !isDense && !takes(callee, 'classWeights');
  const all = isWeighted ? weighted(draft, pickedWeights(parts), losses) : losses;
  const isMasked = ignoreIndex !== undefined && (isDense || !takes(callee, 'ignoreIndex'));
  return isMasked ? where(parts.counted(), all, 0) : all;
}

/** The call of the framework's function, which takes what it can; the rest stands around it. */
function called(
  draft: Draft,
  callee: LossFunction,
  form: Form,
  reduction: NonNullable<QuantityOptions['reduction']>,
): Term {
  const { question, kind, parts, isDense } = form;
  const { options } = question;
  const labels = isDense ? targets(draft, form) : takes(callee, 'ignoreIndex') ? parts.labels : parts.classes();
  const own = ownOptions(callee, form);
  const handed: Given = {
    ...(own.classWeights && { classWeights: parts.classWeights().code }),
    ...(own.ignoreIndex !== undefined && { ignoreIndex: number(own.ignoreIndex).code }),
    ...(own.labelSmoothing !== undefined && { labelSmoothing: number(own.labelSmoothing).code }),
    axis: axisCode(question, parts.source),
    reduction,
  };
  const { classWeights, ignoreIndex, labelSmoothing, sampleWeights, ...others } = options;
  const asked = questionOf(question.quantity, { ...question.inputs, labels }, { ...others, ...own, reduction });
  // whatever the convention asked for, the function's own mean of nothing is not a number
  const inside = { ...asked, convention: { ...asked.convention, emptyMean: Number.NaN } };
  const insideKind: Kind = { ...kind, labels: isDense ? 'distributions' : 'indices' };
  const meaning = inNats(draft.aside(), inside, insideKind, callee.arithmetic);
  return call(draft, callee, { prediction: handedPrediction(draft, callee, form), labels }, handed, meaning);
}

/** The options that the function itself applies. Smoothing comes before class weights. */
function ownOptions(callee: LossFunction, { question, kind, isDense }: Form): QuantityOptions {
  const { classWeights, ignoreIndex, labelSmoothing } = question.options;
  const weighs = takes(callee, 'classWeights');
  const smooths = takes(callee, 'labelSmoothing') && (weighs || classWeights === undefined);
  const ignores = kind.labels === 'indices' && !isDense && takes(callee, 'ignoreIndex');
  return {
    ...(classWeights && weighs && { classWeights }),
    ...(labelSmoothing !== undefined && smooths && { labelSmoothing }),
    ...(ignoreIndex !== undefined && ignores && { ignoreIndex }),
  };
}

/** What a function is given as its prediction; one that stands for a convention prepares probabilities itself. */
function handedPrediction(draft: Draft, callee: LossFunction, { question, kind, parts }: Form): Term {
  if (kind.prediction === 'logits') return scaled(parts.source, question.options);
  if (kind.prediction === 'logProbabilities' || callee.conventions !== undefined) return parts.source;
  return log(prepared(draft, question, kind.labels === 'indices', parts.source));
}

/** Distributions to compare with: one-hot where labels are indices, smoothed and weighted unless the function does it. */
function targets(draft: Draft, form: Form): Term {
  const { question, kind, parts, callee } = form;
  const { labelSmoothing = 0, classWeights } = question.options;
  const own: QuantityOptions = callee ? ownOptions(callee, form) : {};
  const layout = layoutOf(question, parts.source);
  const asGiven = kind.labels === 'indices' ? oneHotRows(question, parts) : parts.labels;
  const smooths = labelSmoothing !== 0 && own.labelSmoothing === undefined;
  const weighs = classWeights !== undefined && own.classWeights === undefined;
  const smoothed = smooths
    ? plus(times(asGiven, minus(1, labelSmoothing)), over(labelSmoothing, layout.length))
    : asGiven;
  if (!weighs) return smooths || kind.labels === 'indices' ? draft.bind('targets', smoothed) : smoothed;
  return draft.bind('targets', times(smoothed, weightsAlongAxis(draft, form)));
}

/** The class weights, with axes of size 1 behind that of the classes. */
function weightsAlongAxis(draft: Draft, { question, parts }: Form): Term {
  const { axis, length } = layoutOf(question, parts.source);
  const behind = parts.source.value.shape.slice(axis + 1).map(() => 1);
  if (behind.length === 0) return parts.classWeights();
  const { data } = weightsOf(question.options.classWeights ?? []);
  return draft.array('class_weights', { data, shape: [length, ...behind] }, 'float');
}

function oneHotRows(question: Question, { source, classes }: Parts): Term {
  const layout = layoutOf(question, source);
  const rowsLast = apply('oneHot', [classes()], { depth: layout.length });
  const isLast = layout.axis === source.value.shape.length - 1;
  return isLast ? rowsLast : apply('moveLastAxis', [rowsLast], { axis: layout.axis });
}

/** −Σ targets·log p a row, or −log p of the label's class. */
function rowsWrittenOut(draft: Draft, form: Form): Term {
  const { question, kind, parts, isDense, arithmetic } = form;
  const axis = axisIn(question);
  if (arithmetic.subtractsLogit) {
    const logits = scaled(parts.source, question.options);
    return minus(apply('logSumExp', [logits], { axis }), entryOf(question, logits, parts.classes()));
  }
  const isProbability = kind.prediction === 'probabilities';
  const values = isProbability
    ? prepared(draft, question, kind.labels === 'indices', parts.source)
    : logProbabilities(draft, question, kind, parts.source);
  if (!isDense) {
    const own = entryOf(question, values, parts.classes());
    return negative(isProbability ? logarithm(draft, question, own) : own);
  }
  const shares = targets(draft, form);
  if (!isProbability) return negative(sum(weighted(draft, shares, values), axis));
  const terms = clipsLogarithms(draft, question)
    ? weighted(draft, shares, logarithm(draft, question, values))
    : weightedLog(draft, shares, values);
  return negative(sum(terms, axis));
}

function logProbabilities(draft: Draft, question: Question, kind: Kind, source: Term): Term {
  if (kind.prediction === 'logProbabilities') return source;
  return draft.bind('log_probabilities', logSoftmax(draft, scaled(source, question.options), axisIn(question)));
}

/** The entry of each row that its label names. */
function entryOf(question: Question, values: Term, classes: Term): Term {
  const rank = values.value.shape.length;
  const axis = axisIn(question);
  if (rank === 1) return apply('entry', [values, classes]);
  const isLast = layoutOf(question, values).axis === rank - 1;
  return rank === 2 && isLast
    ? apply('entryOfRows', [values, classes])
    : apply('entryAlongAxis', [values, classes], { axis });
}
