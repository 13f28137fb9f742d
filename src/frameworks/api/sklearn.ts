/** scikit-learn's log_loss, which learns its classes from the labels, and its softmax. As of 1.9; what is refused is checked in its order. */

import { log, mapElements, type Tensor } from '../../core/index.ts';
import { summed, withShape } from './common.ts';
import { numpyArray } from './numpyArrays.ts';
import { softmaxOfRows } from './scipy.ts';
import { flagIn } from './signature.ts';
import type { Catalogue, Result } from './types.ts';
import {
  type ArrayValue,
  arrayOf,
  type Given,
  heldAs,
  isFloating,
  mapArray,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { confirmed, defineQuantity, type Question } from './writing.ts';

const library = 'numpy';

/** What names a class. */
type Label = string | number;

/** The true classes: one label a row, or a row of flags. */
type Truth =
  | { readonly kind: 'labels'; readonly labels: readonly Label[] }
  | { readonly kind: 'flags'; readonly flags: Tensor };

const invalid = (name: string, wanted: string, found: Value): never => {
  const shown = found.kind === 'number' || found.kind === 'flag' ? shownNumber(found) : found.kind;
  throw new Raised(
    `InvalidParameterError: The '${name}' parameter of log_loss must be ${wanted}. Got ${shown} instead.`,
  );
};

function shownNumber(value: Extract<Value, { kind: 'number' | 'flag' }>): string {
  if (value.kind === 'flag') return value.value ? 'True' : 'False';
  return Number.isInteger(value.value) && !value.isInteger ? `${value.value}.0` : String(value.value);
}

const isListed = ({ kind }: Value): boolean => kind === 'list' || kind === 'array';

/** The probabilities that were given, by either of their names. */
function probabilitiesIn({ y_proba: proba, y_pred: older }: Given): ArrayValue {
  const isNew = older.kind === 'string' && older.value === 'deprecated';
  if (!isNew && proba.kind !== 'nothing') {
    throw new Raised(
      'ValueError: Cannot use both `y_pred` and `y_proba`. `y_pred` is deprecated, use `y_proba` instead.',
    );
  }
  const given = isNew ? proba : older;
  if (given.kind === 'nothing') throw new Raised('ValueError: Input contains NaN.');
  if (!isListed(given)) invalid('y_proba', 'an array-like', given);
  const array = numpyArray(given);
  const { shape, data } = array.held;
  if (shape.length > 2)
    throw new Raised(`ValueError: Found array with dim ${shape.length}, while dim <= 2 is required.`);
  if (data.some(Number.isNaN)) throw new Raised('ValueError: Input contains NaN.');
  if (!data.every(Number.isFinite)) {
    throw new Raised("ValueError: Input contains infinity or a value too large for dtype('float64').");
  }
  if (data.length === 0) {
    throw new Raised(
      `ValueError: Found array with 0 sample(s) (shape=(${shape.join(', ')},)) while a minimum of 1 is required.`,
    );
  }
  if (shape.length === 0) return notFollowed('y_proba');
  return isFloating(array.type) ? array : numpyArray(array, 'float64');
}

function requireProbabilities({ held: { data } }: ArrayValue): void {
  const [most, least] = [Math.max(...data), Math.min(...data)];
  if (most > 1) throw new Raised(`ValueError: y_prob contains values greater than 1: ${shownNumber(number(most))}`);
  if (least < 0) throw new Raised(`ValueError: y_prob contains values lower than 0: ${shownNumber(number(least))}`);
}

const number = (value: number): Extract<Value, { kind: 'number' }> => ({ kind: 'number', value, isInteger: false });

function requireLengths(lengths: readonly number[]): void {
  if (new Set(lengths).size === 1) return;
  throw new Raised(`ValueError: Found input variables with inconsistent numbers of samples: [${lengths.join(', ')}]`);
}

/** How many rows a list or an array has. */
function lengthOf(value: Value): number {
  if (value.kind === 'list') return value.items.length;
  return value.kind === 'array' && value.held.shape.length > 0 ? value.held.shape[0] : notFollowed('this array');
}

/** Labels as they are written: numbers, flags or words. */
function labelsIn(value: Value): readonly Value[] | undefined {
  if (value.kind === 'list') return value.items.some(isListed) ? undefined : value.items;
  if (value.kind !== 'array' || value.held.shape.length !== 1) return undefined;
  const { held, type } = value;
  return Array.from(
    held.data,
    (each): Value =>
      type === 'bool'
        ? { kind: 'flag', value: each !== 0 }
        : { kind: 'number', value: each, isInteger: !isFloating(type) },
  );
}

/** Labels that name classes. @throws Raised for what names none */
function namesOf(values: readonly Value[]): readonly Label[] {
  const labels = values.map((value): Label => {
    if (value.kind === 'string') return value.value;
    if (value.kind === 'flag') return value.value ? 1 : 0;
    return value.kind === 'number' ? value.value : notFollowed('these labels');
  });
  const words = labels.filter((label) => typeof label === 'string').length;
  if (words > 0 && words < labels.length) {
    throw new Raised('ValueError: Mix of label input types (string and number)');
  }
  if (labels.some(Number.isNaN)) throw new Raised('ValueError: Input y contains NaN.');
  if (labels.some((label) => typeof label === 'number' && !Number.isInteger(label))) {
    throw new Raised(`ValueError: Unknown label type: (${writtenList(values)},)`);
  }
  return labels;
}

function writtenList(values: readonly Value[]): string {
  const each = values.map((value) => {
    if (value.kind === 'string') return `'${value.value}'`;
    return value.kind === 'number' || value.kind === 'flag' ? shownNumber(value) : value.kind;
  });
  return `[${each.join(', ')}]`;
}

function truthIn(value: Value): Truth {
  const written = labelsIn(value);
  if (written) return { kind: 'labels', labels: namesOf(written) };
  const flags = numpyArray(value).held;
  if (flags.shape.length !== 2 || flags.shape[1] < 2) return notFollowed('these labels');
  if (flags.data.some((flag) => flag !== 0 && flag !== 1)) {
    throw new Raised('ValueError: Multioutput target data is not supported with label binarization');
  }
  return { kind: 'flags', flags };
}

/** Each class once, in sorted order: columns stand in this order, whatever was said. */
function classesOf(labels: readonly Label[]): readonly Label[] {
  return [...new Set(labels)].sort((one, other) => (one < other ? -1 : 1));
}

const listedClasses = (classes: readonly Label[]): string =>
  `[${classes.map((each) => (typeof each === 'string' ? `'${each}'` : each)).join(' ')}]`;

/** The classes that there are; @throws Raised where they are too few, or the labels name others */
function classesIn(labels: readonly Label[], asked: Value): readonly Label[] {
  if (asked.kind === 'nothing') {
    const classes = classesOf(labels);
    if (classes.length > 1) return classes;
    throw new Raised(
      `ValueError: y_true contains only one label (${classes[0]}). Please provide the list of all expected class labels explicitly through the labels argument.`,
    );
  }
  if (!isListed(asked)) invalid('labels', 'an array-like or None', asked);
  const written = labelsIn(asked) ?? notFollowed('labels');
  const classes = classesOf(namesOf(written));
  const others = classesOf(labels).filter((label) => !classes.includes(label));
  if (others.length > 0) {
    const shown = others.map((each) => (typeof each === 'string' ? `'${each}'` : each)).join(', ');
    throw new Raised(
      `ValueError: y_true contains values {${shown}} not belonging to the passed labels ${writtenList(written)}.`,
    );
  }
  if (classes.length > 1) return classes;
  throw new Raised(`ValueError: The labels array needs to contain at least two labels, got ${listedClasses(classes)}.`);
}

/** Probabilities with a column for each class: one column alone is that of the second class. */
function columnsOf(probabilities: ArrayValue): ArrayValue {
  const { shape } = probabilities.held;
  if (shape.length === 2 && shape[1] > 1) return probabilities;
  const both = ({ data }: Tensor, type: ArrayValue['type']): Tensor => ({
    shape: [data.length, 2],
    data: Float64Array.from([...data].flatMap((p) => [heldAs(type, 1 - p), p])),
  });
  const exact = both(probabilities.exact, 'float64');
  const isUnrounded = probabilities.type === 'float64' && probabilities.held === probabilities.exact;
  return { ...probabilities, exact, held: isUnrounded ? exact : both(probabilities.held, probabilities.type) };
}

function requireColumns(found: number, classes: readonly Label[], asked: Value): void {
  if (found === classes.length) return;
  if (asked.kind === 'nothing') {
    throw new Raised(
      `ValueError: y_true and y_prob contain different number of classes: ${classes.length} vs ${found}. Please provide the true labels explicitly through the labels argument. Classes found in y_true: ${listedClasses(classes)}`,
    );
  }
  throw new Raised(
    `ValueError: The number of classes in labels is different from that in y_prob. Classes found in labels: ${listedClasses(classes)}`,
  );
}

/** One weight a row. */
function weightsIn({ sample_weight: given }: Given, rows: number): ArrayValue | undefined {
  if (given.kind === 'nothing') return undefined;
  const weights = numpyArray(given);
  const { shape, data } = weights.held;
  if (data.some(Number.isNaN)) throw new Raised('ValueError: Input sample_weight contains NaN.');
  if (shape.length !== 1) {
    throw new Raised(
      `ValueError: Sample weights must be 1D array or scalar, got ${shape.length}D array. Expected either a scalar value or a 1D array of length ${rows}.`,
    );
  }
  if (data.every((weight) => weight === 0)) {
    throw new Raised('ValueError: Sample weights must contain at least one non-zero number.');
  }
  return weights;
}

/** The losses of the rows: −Σ y·log p, each p held off 0 and 1 by the smallest step of its type. */
function lossesOf(probabilities: ArrayValue, targets: Tensor): ArrayValue {
  const epsilon = epsilonOf(probabilities);
  const most = heldAs(probabilities.type, 1 - epsilon);
  const logs = mapArray(
    mapArray(probabilities, (tensor) => mapElements(tensor, (p) => Math.min(Math.max(p, epsilon), most))),
    log,
  );
  const picked = mapArray(logs, ({ shape, data }) => ({
    shape,
    data: data.map((value, place) => (targets.data[place] === 0 ? 0 : targets.data[place] * value)),
  }));
  return mapArray(summed(picked, 1, false), (tensor) => mapElements(tensor, (sum) => 0 - sum));
}

function epsilonOf({ type }: ArrayValue): number {
  return type === 'float32' ? 2 ** -23 : 2 ** -52;
}

/** The mean or the sum of the rows' losses, by their weights. */
function totalOf(losses: ArrayValue, weights: ArrayValue | undefined, isMean: boolean): ArrayValue {
  const weighted = weights
    ? mapArray(losses, ({ shape, data }) => ({
        shape,
        data: data.map((loss, row) => loss * weights.held.data[row]),
      }))
    : losses;
  const sum = summed(weighted, undefined, false);
  if (!isMean) return sum;
  const weight = weights ? weights.held.data.reduce((a, b) => a + b, 0) : losses.held.data.length;
  if (weight === 0) throw new Raised("ZeroDivisionError: Weights sum to zero, can't be normalized");
  return mapArray(sum, (tensor) => mapElements(tensor, (value) => value / weight));
}

/** One-hot rows of the labels, or the flags as they are. */
function targetsOf(truth: Truth, classes: readonly Label[]): Tensor {
  if (truth.kind === 'flags') return truth.flags;
  const rows = truth.labels.map((label) => classes.map((each): number => (each === label ? 1 : 0)));
  return { shape: [rows.length, classes.length], data: Float64Array.from(rows.flat()) };
}

function logLoss(given: Given): Result {
  const { y_true: trueLabels, labels, sample_weight: sampleWeight, normalize } = given;
  if (!isListed(trueLabels)) {
    if (trueLabels.kind === 'number') invalid('y_true', 'an array-like', trueLabels);
    return notFollowed('y_true');
  }
  if (normalize.kind === 'number') {
    invalid('normalize', "an instance of 'bool' or an instance of 'numpy.bool'", normalize);
  }
  if (sampleWeight.kind === 'number') invalid('sample_weight', 'an array-like or None', sampleWeight);
  const probabilities = probabilitiesIn(given);
  requireProbabilities(probabilities);
  const rows = probabilities.held.shape[0];
  const lengths = [rows, lengthOf(trueLabels)];
  requireLengths(sampleWeight.kind === 'nothing' ? lengths : [...lengths, lengthOf(sampleWeight)]);
  const weights = weightsIn(given, rows);
  const truth = truthIn(trueLabels);
  if (truth.kind === 'flags' && labels.kind !== 'nothing') {
    throw new Raised('ValueError: The object was not fitted with multilabel input.');
  }
  const classes =
    truth.kind === 'labels'
      ? classesIn(truth.labels, labels)
      : Array.from({ length: truth.flags.shape[1] }, (_, at) => at);
  const columns = columnsOf(probabilities);
  requireColumns(columns.held.shape[1], classes, labels);
  const isMean = flagIn(given, 'normalize');
  const total = totalOf(lossesOf(columns, targetsOf(truth, classes)), weights, isMean);
  const result = confirmed(total, questionOf(probabilities, truth, classes, weights, isMean));
  // a Python number comes out, whatever the type of the probabilities
  return { ...result, value: asPython(result.value) };
}

function asPython(value: Value): Value {
  if (value.kind !== 'array') return value;
  return { ...value, library, type: 'float64' };
}

/** What is asked in the words of our quantities. */
function questionOf(
  probabilities: ArrayValue,
  truth: Truth,
  classes: readonly Label[],
  weights: ArrayValue | undefined,
  isMean: boolean,
): Question {
  const options = {
    reduction: isMean ? 'mean' : 'sum',
    epsilon: epsilonOf(probabilities),
    ...(weights && { sampleWeights: weights.exact }),
  } as const;
  const indices = (labels: readonly Label[]): ArrayValue =>
    arrayOf(library, 'int64', {
      shape: [labels.length],
      data: Float64Array.from(labels, (label) => classes.indexOf(label)),
    });
  if (truth.kind === 'flags') {
    const labels = arrayOf(library, 'float64', truth.flags);
    return { quantity: 'categoricalCrossEntropy', inputs: { probabilities, labels }, options, framework: 'sklearn' };
  }
  const labels = indices(truth.labels);
  const { shape, data } = probabilities.held;
  if (shape.length === 1 || shape[1] === 1) {
    const column = withShape(probabilities, [data.length]);
    const inputs = { probabilities: column, labels: arrayOf(library, 'float64', labels.held) };
    return { quantity: 'binaryCrossEntropy', inputs, options, framework: 'sklearn' };
  }
  return {
    quantity: 'sparseCategoricalCrossEntropy',
    inputs: { probabilities, labels },
    options,
    framework: 'sklearn',
  };
}

export const sklearnApi: Catalogue = {
  functions: [
    defineQuantity(
      'sparseCategoricalCrossEntropy',
      'sklearn.metrics.log_loss',
      "y_true, y_proba=None, *, normalize=True, sample_weight=None, labels=None, y_pred='deprecated'",
      logLoss,
    ),
    softmaxOfRows,
  ],
  classes: [],
  constants: {},
};
