/**
 * What there is to know about a framework: how it writes arrays and operations on them, and its functions for our losses.
 * One file a framework holds it as data; whatever reads or writes a framework's code goes by that.
 */

import type { FrameworkName, OptionName, QuantityId } from '../quantities/index.ts';
import type { OperationName } from './program/operations.ts';

export type FrameworkId = 'numpy' | 'pytorch' | 'tensorflow' | 'jax';

/** A module under the name that everybody gives it. */
export interface Module {
  readonly alias: string;
  readonly statement: string;
}

/**
 * How an operation is written: as a template whose {0}, {1}, … are the operands and {axis}, {depth} the settings, or as a
 * function whose keywords for axis and kept axis follow the operands where they are set.
 */
export type Spelling = string | { readonly call: string; readonly axis: string; readonly keepsAxis?: string };

/** One parameter of a function, in the order of its signature. */
export interface Parameter {
  readonly name: string;
  /** what of a loss it takes; nothing of ours where absent */
  readonly takes?: 'prediction' | 'labels' | 'fromLogits' | OptionName;
  /** what it is where nothing is given; absent where something must be */
  readonly default?: null | number | string | boolean;
  /** written with its name, by the language's rule or by custom */
  readonly keyword?: true;
  /** numbers must come as an array of the framework */
  readonly array?: true;
  /** says only whether the option is given */
  readonly flag?: true;
}

/** A function that computes a loss. An option that no parameter takes has to be written around it. */
export interface LossFunction {
  /** with the alias of its module: F.cross_entropy */
  readonly name: string;
  readonly quantities: readonly QuantityId[];
  /** in the order of the signature */
  readonly parameters: readonly Parameter[];
  /** where the classes must lie, of a loss over classes; absent: anywhere, by a parameter for the axis */
  readonly classAxis?: 'last' | 'second';
  /** its conventions are this framework's, and it is for nothing else */
  readonly conventions?: FrameworkName;
  /** its binary losses are averaged over an axis already */
  readonly averages?: true;
  /** it sums a divergence over the axis; without it gives one entry an element */
  readonly sumsRows?: true;
  /** what its arithmetic does where that shows in the digits of the result */
  readonly arithmetic?: {
    /** no logarithm is below this */
    readonly logarithmFloor?: number;
    /** log Σ e^z − z_y of whole logits, which cancel where logits are large */
    readonly subtractsLogit?: true;
    /** log(1 − p) from the rounded difference */
    readonly subtracts?: true;
    /**
     * how a cross entropy with logits is put together: 'split' (1 − y)·x + (1 − y + w·y)·softplus(−x), 'merged'
     * max(x, 0) − x·y + log(1 + e^{−|x|}); absent: from two softplus, which never cancel
     */
    readonly logistic?: 'split' | 'merged';
  };
}

export interface Framework {
  readonly id: FrameworkId;
  /** its own name, the same in all languages */
  readonly title: string;
  readonly modules: readonly Module[];
  /** what must be said before the first array, so that numbers are held in double precision */
  readonly preamble: readonly string[];
  /** {0} is the nested list */
  readonly arrays: { readonly float: string; readonly integer: string };
  readonly notANumber: string;
  readonly infinity: string;
  /** functions of plain numbers, as in `math.log(2)` */
  readonly numberFunctions: string;
  /** what is absent is written with the others */
  readonly operations: Readonly<Partial<Record<OperationName, Spelling>>>;
  readonly lossFunctions: readonly LossFunction[];
  /** prints {0} with all its digits */
  readonly printing: { readonly number: string; readonly array: string };
}
