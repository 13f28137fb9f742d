/** What a host knows beside the arrays themselves, all of it optional: text around them, settings, the user's decisions. */

import type { NumericArray } from '../finder/index.ts';
import type { QuantityOptions } from '../quantities/index.ts';
import type { Decisions } from './decisions.ts';
import type { Surroundings } from './surroundings.ts';

export interface InspectionContext {
  /** the text around an array; asked for the one inspected and for those that may be its partner */
  surroundings?(array: NumericArray): Surroundings | undefined;
  /** how far from 1 a row of probabilities may sum, where this is more than what its printed digits allow */
  readonly tolerance?: number;
  readonly pairing?: {
    /** false: only a partner that the user chose is paired */
    readonly enabled: boolean;
    /** arrays more lines apart than this are not paired by themselves */
    readonly distance: number;
  };
  readonly decisions?: Decisions;
  /** options that hold where nothing else is said, for the quantities that have them: units, conventions */
  readonly defaults?: Pick<QuantityOptions, 'base' | 'framework'>;
  /** the number that was pointed at, by its place among all of the array; its row becomes the focus */
  readonly element?: number;
}
