/** The parameters of a loss function: written once, with the framework whose code calls it. */

import type { Framework, Parameter } from '../types.ts';

/** The parameters of a framework's function, by its name. */
export function parametersOf({ lossFunctions }: Framework, name: string): readonly Parameter[] {
  const found = lossFunctions.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`There is no function ${name}.`);
  return found.parameters;
}
