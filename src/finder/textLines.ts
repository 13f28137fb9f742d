/** The lines of a text, as an editor breaks it. */

import type { Lines } from './types.ts';

/** Breaks a text at \r\n, \n and \r. */
export function linesOf(text: string): Lines {
  const lines = text.split(/\r\n|\n|\r/);
  return { count: lines.length, at: (line) => lines[line] ?? '' };
}
