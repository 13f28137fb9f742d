/** Places where a hover would only be in the way, whatever the array says: unfinished merges, minified lines. */

import type { Lines } from '../finder/index.ts';

/** How many lines above and below a place are looked at. */
const reach = 60;

/**
 * A marker is seven of its character at the start of a line, alone or before the name of a side. The one between the
 * sides is left out: headings are underlined with equals signs, too.
 */
const marker = /^(?:<{7}|>{7}|\|{7})(?:\s|$)/;

/** A marker and the space after it. */
const markerLength = 8;

/** Whether conflict markers of a merge stand near a line; looks at a bounded number of lines. */
export function nearMergeMarkers(lines: Lines, line: number): boolean {
  const last = Math.min(lines.count - 1, line + reach);
  for (let at = Math.max(0, line - reach); at <= last; at += 1) {
    if (marker.test(lines.at(at).slice(0, markerLength))) return true;
  }
  return false;
}

/** Lines beyond this length were written by a program, for a program. */
const longestWrittenLine = 20_000;

/** Whether a line of this length is one that nobody reads. */
export function isMinified(lineLength: number): boolean {
  return lineLength > longestWrittenLine;
}
