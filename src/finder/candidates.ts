/** Arrays found so far inside brackets that may still become wider arrays. */

import type { Frame } from './frame.ts';
import { Role } from './state.ts';
import type { ElementType, NumericArray, Position } from './types.ts';

/** An array that a wider one around it may still make its part. */
export interface Candidate {
  start: Position;
  end: Position;
  readonly shape: readonly number[];
  form: NumericArray['form'];
  readonly truncated: boolean;
  readonly computed: boolean;
  readonly ragged: NumericArray['ragged'];
  name: string | undefined;
  readonly firstLeaf: number;
  readonly leafCount: number;
  readonly float: boolean;
  dtype: ElementType | undefined;
  scale?: number;
}

export class Candidates {
  #found: Candidate[] = [];

  get count(): number {
    return this.#found.length;
  }

  /** The first one inside a bracket, if there is any. */
  firstIn(frame: Frame): Candidate | undefined {
    return this.#found[frame.firstFound];
  }

  /** Notes a closed bracket with two leaves or more: in place of what stood in it, or before its rows when it is ragged. */
  report(frame: Frame, shape: readonly number[], leafCount: number, end: Position): void {
    const found = this.#found;
    const whole = frame.ragged === undefined || frame.truncated;
    if (whole) found.length = frame.firstFound;
    if (leafCount < 2) return;
    const { ragged, truncated, computed, name, firstLeaf, float } = frame;
    const candidate: Candidate = {
      start: { line: frame.line, character: frame.start },
      end,
      shape: ragged !== undefined || truncated ? [] : shape,
      form: truncated || (frame.spaced && frame.role !== Role.matrix) ? 'printed' : 'literal',
      truncated,
      computed,
      ragged: truncated ? undefined : ragged,
      name,
      firstLeaf,
      leafCount,
      float,
      // One integer suffix among floats makes no integers.
      dtype: frame.declared ?? (frame.suffix === 'int' && float ? undefined : frame.suffix),
    };
    if (whole) found.push(candidate);
    else found.splice(frame.firstFound, 0, candidate);
  }

  /** All of them; none is left. */
  take(): readonly Candidate[] {
    const taken = this.#found;
    if (taken.length > 0) this.#found = [];
    return taken;
  }
}
