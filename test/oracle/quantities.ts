/**
 * Quantities: the door of the oracle. Every quantity of reference/quantities.md by its textbook definition, of rows of
 * doubles, in arbitrary precision. Axes are the caller's: a row is what lies along the class axis. Frameworks'
 * conventions, clipping and ignored labels are not here.
 */

import type { InputRole, QuantityId } from '../../src/quantities/types.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type BigFloat, fromDouble, negate } from './bigFloat.ts';
import * as categorical from './categorical.ts';
import * as information from './information.ts';
import * as logistic from './logistic.ts';
import { type Answer, type ReductionOptions, reduce } from './reduction.ts';
import { softmaxRow } from './softmaxRow.ts';
import { sure } from './sure.ts';

type Entry = logistic.Entry;

/** One row of each input; an index label is a row of one number. */
export type Row = Readonly<Partial<Record<InputRole, ArrayLike<number>>>>;

export interface OracleOptions extends ReductionOptions, categorical.TargetOptions {
  readonly temperature?: number;
  readonly base?: 'e' | number;
  /** one number, or one an element of a row */
  readonly posWeight?: number | readonly number[];
  readonly gamma?: number;
  readonly alpha?: number;
  readonly logTarget?: boolean;
  readonly depth?: number;
}

type Definition = (arithmetic: Arithmetic, row: Row, options: OracleOptions) => readonly Entry[];

/** The row of an input. @throws TypeError when it is missing */
function given(row: Row, role: InputRole): ArrayLike<number> {
  const input = row[role];
  if (input === undefined) throw new TypeError(`the oracle needs ${role}`);
  return input;
}

const numbers = (row: Row, role: InputRole): BigFloat[] => Array.from(given(row, role), fromDouble);
const entries = (values: readonly BigFloat[]): readonly Entry[] => values.map((value) => ({ value }));

const elementwise =
  (role: InputRole, of: (arithmetic: Arithmetic, value: BigFloat) => BigFloat): Definition =>
  (arithmetic, row) =>
    entries(numbers(row, role).map((value) => of(arithmetic, value)));

const ofPair =
  (of: (arithmetic: Arithmetic, p: readonly BigFloat[], q: readonly BigFloat[]) => BigFloat): Definition =>
  (arithmetic, row) =>
    entries([of(arithmetic, numbers(row, 'p'), numbers(row, row.q ? 'q' : 'p'))]);

const softmaxOf = (arithmetic: Arithmetic, row: Row, { temperature }: OracleOptions) =>
  softmaxRow(arithmetic, given(row, 'logits'), temperature);

/** A loss against a distribution, or against the class that an index names. */
function categoricalLoss(isIndex: boolean, role: 'logits' | 'probabilities'): Definition {
  return (arithmetic, row, options) => {
    const labels = given(row, 'labels');
    const dense = isIndex ? categorical.oneHot(labels[0], given(row, role).length) : labels;
    const weights = categorical.targetWeights(arithmetic, dense, options);
    const entry =
      role === 'logits'
        ? categorical.softmaxCrossEntropy(arithmetic, softmaxOf(arithmetic, row, options), weights, options.temperature)
        : categorical.categoricalCrossEntropy(arithmetic, given(row, role), weights);
    return [isIndex ? { ...entry, pickedWeight: classWeight(options, labels[0]) } : entry];
  };
}

const classWeight = ({ classWeights }: OracleOptions, label: number) => fromDouble(classWeights?.[label] ?? 1);

const negativeLogLikelihood: Definition = (arithmetic, row, options) => {
  const [label] = Array.from(given(row, 'labels'));
  const weight = classWeight(options, label);
  return [
    {
      value: arithmetic.weigh(weight, negate(fromDouble(given(row, 'logProbabilities')[label]))),
      pickedWeight: weight,
    },
  ];
};

const binaryLabels = (arithmetic: Arithmetic, row: Row, { labelSmoothing }: OracleOptions) =>
  Array.from(given(row, 'labels'), (label) => logistic.binaryLabel(arithmetic, label, labelSmoothing));

const binaryCrossEntropy: Definition = (arithmetic, row, options) => {
  const p = numbers(row, 'probabilities');
  const labels = binaryLabels(arithmetic, row, options);
  return entries(labels.map((label, k) => logistic.binaryCrossEntropy(arithmetic, p[k], label)));
};

const sigmoidCrossEntropy: Definition = (arithmetic, row, options) => {
  const { posWeight = 1 } = options;
  const x = numbers(row, 'logits');
  return binaryLabels(arithmetic, row, options).map((label, k) => {
    const weight = typeof posWeight === 'number' ? posWeight : posWeight[k];
    return logistic.sigmoidCrossEntropy(arithmetic, logistic.logistic(arithmetic, x[k]), label, fromDouble(weight));
  });
};

const binaryFocal: Definition = (arithmetic, row, options) => {
  const { gamma = 2, alpha } = options;
  const predictions = numbers(row, row.logits ? 'logits' : 'probabilities');
  return binaryLabels(arithmetic, row, options).map((label, k) =>
    row.logits
      ? logistic.binaryFocalOfLogit(arithmetic, logistic.logistic(arithmetic, predictions[k]), label, gamma, alpha)
      : { value: logistic.binaryFocal(arithmetic, predictions[k], label, gamma, alpha) },
  );
};

const categoricalFocal: Definition = (arithmetic, row, options) => {
  const { gamma = 2, alpha = 1, temperature = 1, labelSmoothing = 0 } = options;
  const settings = { gamma, alpha, temperature };
  const labels = categorical.targetWeights(arithmetic, given(row, 'labels'), { labelSmoothing });
  return [
    row.logits
      ? categorical.categoricalFocalOfLogits(arithmetic, softmaxOf(arithmetic, row, options), labels, settings)
      : categorical.categoricalFocal(arithmetic, given(row, 'probabilities'), labels, settings),
  ];
};

const klDivergenceLoss: Definition = (arithmetic, row, { logTarget }) => {
  const targets = numbers(row, 'labels');
  const terms = row.logProbabilities
    ? numbers(row, 'logProbabilities').map((x, k) =>
        logTarget
          ? information.logarithmicDivergenceLoss(arithmetic, targets[k], x)
          : information.divergenceLoss(arithmetic, targets[k], x),
      )
    : numbers(row, 'probabilities').map((p, k) =>
        logTarget
          ? information.logarithmicDivergenceLoss(arithmetic, targets[k], arithmetic.log(p))
          : information.divergenceTerm(arithmetic, targets[k], p),
      );
  return entries([arithmetic.sum(terms)]);
};

const definitions: Readonly<Record<QuantityId, Definition>> = {
  softmax: (arithmetic, row, options) => entries(softmaxOf(arithmetic, row, options).probabilities),
  logSoftmax: (arithmetic, row, options) => entries(softmaxOf(arithmetic, row, options).surprisals.map(negate)),
  logSumExp: (arithmetic, row, options) => entries([softmaxOf(arithmetic, row, options).logSumExp]),
  sigmoid: elementwise('x', (arithmetic, x) => logistic.logistic(arithmetic, x).sigmoid),
  logSigmoid: elementwise('x', (arithmetic, x) => negate(logistic.logistic(arithmetic, x).oppositeSoftplus)),
  softplus: elementwise('x', (arithmetic, x) => logistic.logistic(arithmetic, x).softplus),
  selfInformation: elementwise('p', information.surprisal),
  entropy: ofPair(information.crossEntropy),
  crossEntropy: ofPair(information.crossEntropy),
  klDivergence: ofPair(information.klDivergence),
  jensenShannonDivergence: ofPair(information.jensenShannonDivergence),
  perplexity: ofPair((arithmetic, p, q) => arithmetic.exp(information.crossEntropy(arithmetic, p, q))),
  oneHot: (_, row, { depth = 0 }) => entries(categorical.oneHot(given(row, 'labels')[0], depth).map(fromDouble)),
  softmaxCrossEntropyWithLogits: categoricalLoss(false, 'logits'),
  sparseSoftmaxCrossEntropyWithLogits: categoricalLoss(true, 'logits'),
  categoricalCrossEntropy: categoricalLoss(false, 'probabilities'),
  sparseCategoricalCrossEntropy: categoricalLoss(true, 'probabilities'),
  negativeLogLikelihood,
  binaryCrossEntropy,
  sigmoidCrossEntropyWithLogits: sigmoidCrossEntropy,
  weightedCrossEntropyWithLogits: sigmoidCrossEntropy,
  binaryFocalCrossEntropy: binaryFocal,
  categoricalFocalCrossEntropy: categoricalFocal,
  klDivergenceLoss,
};

/** Every quantity that the oracle knows. */
export const knownQuantities = Object.keys(definitions) as readonly QuantityId[];

/** The quantities that have no unit: no base of the logarithm changes them. */
const unitless: readonly QuantityId[] = ['softmax', 'sigmoid', 'oneHot', 'perplexity'];

/** Divides what was counted in nats by log base. */
function inBase(arithmetic: Arithmetic, entry: Entry, base: 'e' | number): Entry {
  if (base === 'e') return entry;
  const unit = arithmetic.log(fromDouble(base));
  const divided = (value: BigFloat) => arithmetic.divide(value, unit);
  const { value, gradient, scale } = entry;
  return {
    ...entry,
    value: divided(value),
    ...(gradient && { gradient: gradient.map(divided) }),
    ...(scale && { scale: scale.map((size) => (unit.mantissa < 0n ? negate(divided(size)) : divided(size))) }),
  };
}

/**
 * The exact values of a quantity for rows of the same length, and for the losses on logits the gradient by these in the
 * order of the rows, with the scale that the bound for soft labels is a multiple of.
 * @throws TypeError for a missing input
 */
export function reference(id: QuantityId, rows: readonly Row[], options: OracleOptions = {}): Answer {
  const base = unitless.includes(id) ? 'e' : (options.base ?? 'e');
  const prediction = rows[0]?.logits ?? rows[0]?.probabilities ?? rows[0]?.logProbabilities ?? rows[0]?.labels;
  const counts = { rowCount: rows.length, elementCount: rows.length * (prediction?.length ?? 0) };
  let split: Answer = { values: [], gradient: [], scale: [] };
  const results = sure((arithmetic) => {
    const all = rows.flatMap((row) => definitions[id](arithmetic, row, options));
    split = reduce(
      arithmetic,
      all.map((entry) => inBase(arithmetic, entry, base)),
      options,
      counts,
    );
    return [...split.values, ...split.gradient, ...split.scale];
  });
  const [valueCount, gradientCount] = [split.values.length, split.values.length + split.gradient.length];
  return {
    values: results.slice(0, valueCount),
    gradient: results.slice(valueCount, gradientCount),
    scale: results.slice(gradientCount),
  };
}
