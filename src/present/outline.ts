/** The few steps of a derivation that a narrow place has room for. */

import type { Derivation, Step } from '../quantities/index.ts';

/** The definition, the numbers put into it, and what came out; of the one row that is shown, and of the reduction. */
const outlined = /^(?:row\d+-)?(?:definition|numbers|ignored|reduction-numbers|result)$/;

/** The definition, the numbers put into it and the result, in their order; never nothing of a derivation that has steps. */
export function outlineOf({ steps }: Derivation): readonly Step[] {
  const outline = steps.filter(({ id }) => outlined.test(id));
  return outline.length > 0 ? outline : steps.slice(0, 1);
}
