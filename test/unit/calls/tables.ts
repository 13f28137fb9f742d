/** Tables of calls: what the last call of a small program gives, raises, or why nobody can know it. */

import assert from 'node:assert/strict';
import { findCalls, type LossCall } from '../../../src/calls/index.ts';
import { fill } from '../../../src/core/index.ts';

/** A program, and what its framework gave: element type, shape and numbers. */
export type ValueRow = readonly [
  program: string,
  type: 'float32' | 'float64',
  shape: readonly number[],
  data: readonly number[],
];

function lastCall(text: string): LossCall {
  const calls = findCalls(text, 'python');
  const end = Math.max(...calls.map((call) => call.end.line));
  // the outermost of its line comes before those in its arguments
  const call = calls.find((each) => each.end.line === end);
  assert.ok(call, 'no call was found');
  return call;
}

const relative = { float32: 1e-6, float64: 1e-12 } as const;

function isNear(found: number, wanted: number, type: 'float32' | 'float64'): boolean {
  return Object.is(found, wanted) || Math.abs(found - wanted) <= relative[type] * Math.abs(wanted);
}

/** Each gives the framework's numbers in its element type. */
export function giveValues(imports: string, rows: readonly ValueRow[]): void {
  for (const [program, type, shape, data] of rows) {
    it(program, () => {
      const call = lastCall(imports + program);
      const said = call.raises ?? call.unresolved[0];
      assert.ok(call.result, said && fill(said.text, said.args));
      assert.deepEqual(call.result.shape, shape);
      assert.equal(call.dtype, type);
      const found = [...call.result.data];
      assert.ok(
        found.every((value, place) => isNear(value, data[place], type)),
        `${found.join(' ')} instead of ${data.join(' ')}`,
      );
    });
  }
}

/** Each raises, in words that begin with these. */
export function raise(imports: string, rows: readonly (readonly [program: string, error: string])[]): void {
  for (const [program, error] of rows) {
    it(program, () => {
      const { raises, result, unresolved } = lastCall(imports + program);
      assert.ok(raises, result ? [...result.data].join(' ') : unresolved.map(({ args }) => args.join()).join());
      assert.ok(String(raises.args[0]).startsWith(error), String(raises.args[0]));
    });
  }
}

/** Of each nothing is known, for a reason that holds these words. */
export function stayUnknown(imports: string, rows: readonly (readonly [program: string, reason: RegExp])[]): void {
  for (const [program, reason] of rows) {
    it(program, () => {
      const { raises, result, unresolved } = lastCall(imports + program);
      assert.ok(!result && !raises, 'something is told of it');
      assert.match(unresolved.map(({ text, args }) => fill(text, args)).join(), reason);
    });
  }
}
