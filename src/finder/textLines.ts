/** The lines of a text, as an editor breaks it. */

import type { Lines } from './types.ts';

/** Breaks a text at \r\n, \n and \r. Holds where lines begin; a line's text is made when somebody asks for it. */
export function linesOf(text: string): Lines {
  /** where each line begins, and where the text of the one before it ends */
  const starts = [0];
  const ends: number[] = [];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const breaksAtCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
    const at = breaksAtCarriage ? carriage : feed;
    const next = breaksAtCarriage && feed === at + 1 ? at + 2 : at + 1;
    ends.push(at);
    starts.push(next);
    if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
    if (breaksAtCarriage) carriage = text.indexOf('\r', next);
  }
  ends.push(text.length);
  return { count: starts.length, at: (line) => (line in starts ? text.slice(starts[line], ends[line]) : '') };
}
