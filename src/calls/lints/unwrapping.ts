/** The fix that leaves a function out: `F.cross_entropy(F.softmax(z, -1), y)` becomes `F.cross_entropy(z, y)`. */

import type { Expression } from '../syntax/tree.ts';
import type { CallView, Found, MadeBy } from './rule.ts';

/** The edit that puts what a call is made from in its place; none where the call stands elsewhere. */
export function unwrapping(view: CallView, place: Expression, { from, hops }: MadeBy): Pick<Found, 'edits'> {
  if (hops > 0 || !from) return {};
  return { edits: [{ from: place.from, to: place.to, text: view.textOf(from) }] };
}
