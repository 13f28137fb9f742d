/**
 * What a quantity is: the words shared by the registry, by every quantity's file and by the faces that
 * build their menus, options and tables from a definition without knowing it.
 */

import type { Message, Tensor } from '../core/index.ts';
import type { Expression } from './expression.ts';

export type QuantityId =
  | 'softmax'
  | 'logSoftmax'
  | 'logSumExp'
  | 'sigmoid'
  | 'logSigmoid'
  | 'softplus'
  | 'selfInformation'
  | 'entropy'
  | 'crossEntropy'
  | 'klDivergence'
  | 'jensenShannonDivergence'
  | 'perplexity'
  | 'oneHot'
  | 'softmaxCrossEntropyWithLogits'
  | 'sparseSoftmaxCrossEntropyWithLogits'
  | 'categoricalCrossEntropy'
  | 'sparseCategoricalCrossEntropy'
  | 'negativeLogLikelihood'
  | 'binaryCrossEntropy'
  | 'sigmoidCrossEntropyWithLogits'
  | 'weightedCrossEntropyWithLogits'
  | 'binaryFocalCrossEntropy'
  | 'categoricalFocalCrossEntropy'
  | 'klDivergenceLoss';

/** The role of an input is its name. */
export type InputRole = 'logits' | 'x' | 'p' | 'q' | 'probabilities' | 'logProbabilities' | 'labels';

export type Inputs = Readonly<Partial<Record<InputRole, Tensor>>>;

export type Reduction = 'none' | 'mean' | 'sum' | 'batchmean';

export type FrameworkName = 'torch' | 'tensorflow' | 'keras' | 'optax' | 'sklearn' | 'scipy' | 'onnx' | 'tfjs';

export interface QuantityOptions {
  /** the class axis; default −1 */
  axis?: number;
  /** default 'none': one loss a row for the categorical losses, one an entry for the binary ones */
  reduction?: Reduction;
  /** of the logarithm: 'e' or a number > 0 other than 1; gradients are in the same base */
  base?: 'e' | number;
  /** > 0; divides the logits; the gradient is with respect to the undivided logits */
  temperature?: number;
  /** in [0, 1] */
  labelSmoothing?: number;
  /** one a class */
  classWeights?: readonly number[] | Tensor;
  /** of the losses' shape, or broadcastable to it */
  sampleWeights?: readonly number[] | Tensor;
  weightNormalization?: 'batchSize' | 'sumOfWeights' | 'nonzeroWeights' | 'allElements';
  ignoreIndex?: number;
  posWeight?: number | readonly number[] | Tensor;
  gamma?: number;
  alpha?: number;
  /** clipping; 0 = none */
  epsilon?: number;
  logTarget?: boolean;
  /** of oneHot; default: largest index + 1 */
  depth?: number;
  framework?: FrameworkName;
}

export type OptionName = keyof QuantityOptions;

export interface Evaluation {
  readonly value: Tensor;
  /** with respect to the input of that name; of the reduced result, for reduction 'none' of the sum of the entries */
  readonly gradients?: Readonly<Partial<Record<InputRole, Tensor>>>;
  /** intermediate tensors by name, those a derivation shows */
  readonly parts: Readonly<Record<string, Tensor>>;
  /** NaN met, everything ignored, a row that does not sum to 1, …: the value stands, and this is said beside it */
  readonly warnings: readonly Message[];
}

/** One line of a derivation: an equality whose two sides can both be evaluated. */
export interface Step {
  readonly id: string;
  readonly title: Message;
  /** why this line follows from the one before */
  readonly reason?: Message;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Derivation {
  readonly steps: readonly Step[];
}

/** How many terms of a long sum, and how many rows of a batch, a derivation may show; the rest is elided, never dropped. */
export interface DerivationLimits {
  readonly maxTerms: number;
  readonly maxRows?: number;
  /** the row that the shown ones begin with; default 0, and the last one where there are fewer */
  readonly firstRow?: number;
}

/** One input of a quantity, as its faces need it. */
export interface InputDescription {
  readonly role: InputRole;
  /** the letter of the formula, e.g. z */
  readonly symbol: string;
  readonly title: Message;
  /** what its elements must be */
  readonly elements: 'real' | 'probability' | 'logProbability' | 'distribution' | 'classIndex' | 'zeroToOne';
  /** inputs of which exactly one is needed share a name here (focal losses take probabilities or logits) */
  readonly alternative?: string;
  readonly optional?: boolean;
}

/** One option of a quantity, as its faces need it: enough to draw a control and to refuse a bad value. */
export type OptionDescription = { readonly name: OptionName; readonly title: Message } & (
  | {
      readonly kind: 'number';
      readonly minimum?: number;
      readonly maximum?: number;
      /** the minimum itself is not allowed */
      readonly exclusiveMinimum?: boolean;
      readonly integer?: boolean;
      readonly default?: number;
    }
  | { readonly kind: 'numbers' }
  | { readonly kind: 'flag'; readonly default: boolean }
  | {
      readonly kind: 'choice';
      readonly choices: readonly (string | number)[];
      readonly default?: string | number;
      /** any other number is allowed too if it is greater than this and not the exception */
      readonly otherNumbers?: { readonly greaterThan: number; readonly except: number };
    }
);

/** A quantity: one file each. Adding one needs no edit outside src/quantities. */
export interface QuantityDefinition {
  readonly id: QuantityId;
  readonly title: Message;
  /** one sentence: the question that this number answers */
  readonly summary: Message;
  readonly inputs: readonly InputDescription[];
  readonly options: readonly OptionDescription[];
  /** information is counted in nats (bits, bans); the others have no unit */
  readonly unit: 'information' | 'probability' | 'none';
  /** a loss has entries that a reduction turns into one number */
  readonly loss: boolean;
  evaluate(inputs: Inputs, options: QuantityOptions): Evaluation;
  /** the value as a framework gives it that computes in single precision; float32 numbers, held in doubles */
  evaluateInFloat32(inputs: Inputs, options: QuantityOptions): Tensor;
  derive(inputs: Inputs, options: QuantityOptions, limits: DerivationLimits): Derivation;
}
