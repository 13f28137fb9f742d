/** What the rules say of a call, with the number as it is and the one after the fix. */

import type { Position } from '../../finder/index.ts';
import type { Finding } from '../types.ts';
import { type CallView, type Edit, rules } from './index.ts';

/** What is asked of the file around the call. */
export interface Surroundings {
  readonly positionAt: (offset: number) => Position;
  /** the value of the call as it stands, if it is a single number */
  readonly now: number | undefined;
  /** the same in the text with these edits */
  readonly after: (edits: readonly Edit[]) => number | undefined;
}

export function findingsOn(view: CallView, { positionAt, now, after }: Surroundings): readonly Finding[] {
  return rules.flatMap(({ id, check }) =>
    check(view).map(({ severity, span, message, edits }): Finding => {
      const fixed = edits && after(edits);
      return {
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
    }),
  );
}

/** A text with edits made in it, which don't overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text);
}
