/** What the rules say of a call, with the number as it is and the one after the fix. */

import type { Position } from '../../finder/index.ts';
import type { Finding } from '../types.ts';
import { type CallView, type Edit, rules } from './index.ts';
import type { Suppression } from './suppression.ts';

/** What is asked of the file around the call. */
export interface Surroundings {
  readonly positionAt: (offset: number) => Position;
  /** the value of the call as it stands, if it is a single number */
  readonly now: number | undefined;
  readonly suppression: Suppression;
  /** the same in the text with these edits */
  readonly after: (edits: readonly Edit[]) => number | undefined;
}

export function findingsOn(view: CallView, { positionAt, now, after, suppression }: Surroundings): readonly Finding[] {
  return rules.flatMap(({ id, check }) =>
    check(view).flatMap(({ severity, span, message, edits }): readonly Finding[] => {
      if (suppression.holds(id, positionAt(span.from).line)) return [];
      const fixed = edits && after(edits);
      const finding: Finding = {
        rule: id,
        severity,
        start: positionAt(span.from),
        end: positionAt(span.to),
        message,
        ...(now !== undefined && { now }),
        ...(fixed !== undefined && { fixed }),
        ...(edits && {
          fix: edits.map(({ from, to, text }) => ({ start: positionAt(from), end: positionAt(to), text })),
        }),
      };
      return [finding];
    }),
  );
}

/** A text with edits made in it, which don't overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text);
}
