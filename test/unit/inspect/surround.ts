/** The text around an array as a host takes it from a document, for tests that start from text. */

import type { NumericArray } from '../../../src/finder/index.ts';
import type { Surroundings } from '../../../src/inspect/index.ts';

const lengthBefore = 200;
const lengthAfter = 80;

/** What `InspectionContext.surroundings` is in a host: up to 200 characters before, up to 80 after, up to the next line. */
export function surroundingsIn(text: string, languageId: string): (array: NumericArray) => Surroundings {
  const lines = text.split('\n');
  return ({ start, end }) => {
    const before = [...lines.slice(0, start.line), lines[start.line].slice(0, start.character)].join('\n');
    const after = [lines[end.line].slice(end.character), ...lines.slice(end.line + 1, end.line + 2)].join('\n');
    return { languageId, before: before.slice(-lengthBefore), after: after.slice(0, lengthAfter) };
  };
}
