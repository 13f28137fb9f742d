/** The catalogue of a framework's functions: what each does with arguments whose values are known. */

import type { Inputs, QuantityId, QuantityOptions } from '../../quantities/index.ts';
import type { ApiSetting, ForeignSetting, Settings } from './settings.ts';
import type { ApiParameter } from './signature.ts';
import type { Given, Value } from './values.ts';

/** What a call asks in the words of our quantities. */
export interface Asked {
  readonly quantity: QuantityId;
  /** the numbers as they are written */
  readonly inputs: Inputs;
  readonly options: QuantityOptions;
}

/** What comes of a call. */
export interface Result {
  readonly value: Value;
  /** absent where it is none of our quantities */
  readonly asked?: Asked;
}

export interface ApiFunction {
  /** the full name by which it is found, however it was imported */
  readonly name: string;
  readonly parameters: readonly ApiParameter[];
  /**
   * @throws Raised where the framework raises
   * @throws Unresolved where this is not followed
   */
  readonly run: (given: Given, settings: Settings) => Result;
  /** takes its arguments as JavaScript does: what is missing is undefined, what is too many is left out */
  readonly isLoose?: true;
  /** the quantity that it computes, or the likeliest of them: whoever reads the code wants to know its value */
  readonly quantity?: QuantityId;
}

/** A class: its objects are called like a function that has their constructor's arguments too. */
export interface ApiClass extends ApiFunction {
  readonly constructed: readonly ApiParameter[];
  /** @throws Raised for what it can't be made from */
  readonly check?: (given: Given) => void;
}

export interface Catalogue {
  readonly functions: readonly ApiFunction[];
  readonly classes: readonly ApiClass[];
  /** values that are no calls, such as `torch.float64` or `np.pi`, by their full names */
  readonly constants: Readonly<Record<string, Value>>;
  /** other names of the same: full ones, or with a point at the end what names begin with */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly settings?: readonly ApiSetting[];
  readonly foreignSettings?: readonly ForeignSetting[];
}
