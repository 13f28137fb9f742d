/** What is said of a call in a small program, beside what its library gives. */

import assert from 'node:assert/strict';
import { findCalls } from '../../../src/calls/index.ts';
import type { LossCall } from '../../../src/calls/types.ts';
import { fill } from '../../../src/core/index.ts';

/** Numbers with their element type, an error's beginning, or a word of the reason why there is no number. */
export type Outcome =
  | { readonly shape: readonly number[]; readonly type: LossCall['dtype']; readonly data: readonly number[] }
  | { readonly raises: string }
  | { readonly unresolved: string };

export const float64 = (...data: readonly number[]): Outcome => ({ shape: [data.length], type: 'float64', data });
export const single = (value: number): Outcome => ({ shape: [], type: 'float64', data: [value] });

/** The same to the last few digits. */
const near = { float64: 1e-12, float32: 2e-6 } as const;

export function assertOutcome(call: LossCall | undefined, wanted: Outcome): void {
  assert.ok(call, 'a call is found');
  if ('raises' in wanted) {
    assert.ok(call.raises, `it raises, instead of ${said(call)}`);
    assert.ok(fill(call.raises.text, call.raises.args).includes(wanted.raises), said(call));
    return;
  }
  if ('unresolved' in wanted) {
    assert.equal(call.result, undefined);
    assert.ok(said(call).includes(wanted.unresolved), said(call));
    return;
  }
  assert.ok(call.result, said(call));
  assert.equal(call.dtype, wanted.type);
  assert.deepEqual([...call.result.shape], [...wanted.shape]);
  const { data } = call.result;
  for (const [place, value] of wanted.data.entries()) {
    const isSame = Object.is(data[place], value) || data[place] === value;
    const distance = Math.abs(data[place] - value);
    assert.ok(isSame || distance <= near[wanted.type] * Math.abs(value), `${data[place]} instead of ${value}`);
  }
}

/** In words, for whoever reads a failure. */
function said({ result, raises, unresolved }: LossCall): string {
  if (result) return [...result.data].join(' ');
  return [...(raises ? [raises] : []), ...unresolved].map(({ text, args }) => fill(text, args)).join('; ');
}

/** The call that a program is about: the last one of it, or of this name. */
export function lastCall(program: string, callee?: string): LossCall | undefined {
  return findCalls(program, 'python').findLast((call) => callee === undefined || call.callee === callee);
}
