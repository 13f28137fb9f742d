/** NumPy: arrays and functions on them; losses are written with them by hand. */

import { numpyConstants, numpyCreation } from './numpyArrays.ts';
import { numpyFunctions } from './numpyFunctions.ts';
import type { Catalogue } from './types.ts';

export const numpyApi: Catalogue = {
  functions: [...numpyCreation, ...numpyFunctions],
  classes: [],
  constants: numpyConstants,
};
