/** Holds what the call finder says of the marked calls against what the frameworks gave. */

import { fill, type Message } from '../../src/core/index.ts';
import type { LossCall, Position, Tensor } from '../contract/doors.ts';
import { type StoredProgram, unmark, type Value, type WrittenNumber } from './programs.ts';

/**
 * - exact: the framework's value, to its own precision
 * - reported: the call raises, and the framework's reason was given
 * - unresolved: the call cannot be known, and that was said
 * - wrongNumber: a number that the call does not give
 * - wrongError: an error was told of a call that does not raise
 * - otherError: the call raises, but for another reason than was told
 * - missing: no number where there is one, no error where there is one, or no word about the call
 */
export type Verdict = 'exact' | 'reported' | 'unresolved' | 'wrongNumber' | 'wrongError' | 'otherError' | 'missing';

export interface Judged {
  readonly program: StoredProgram;
  readonly verdict: Verdict;
  /** the printed form is the framework's too; only of exact values */
  readonly printed: boolean;
  /** the callee is the one the program's author named */
  readonly named: boolean;
  /** the largest relative difference of a number from the framework's; undefined where there are not two to compare */
  readonly off?: number;
  /** what was said, for whoever looks at a miss */
  readonly said: string;
}

/** Judges what is said of each program's marked call. */
export function score(
  findCalls: (text: string, languageId: string) => readonly LossCall[],
  programs: readonly StoredProgram[],
): readonly Judged[] {
  return programs.map((program) => {
    const { text, start, end } = unmark(program.program);
    const call = findCalls(text, program.languageId).find(
      (found) => offsetOf(text, found.start) === start && offsetOf(text, found.end) === end,
    );
    return judge(program, call);
  });
}

/** Judges what is said of a program's marked call; undefined: nothing is. */
export function judge(program: StoredProgram, call: LossCall | undefined): Judged {
  const { expected, callee } = program;
  const verdict = verdictOf(program, call);
  const isPrinted = expected.kind === 'value' && [expected.printed, expected.shown].includes(call?.printed);
  const off = differenceOf(call?.result, expected);
  return {
    program,
    verdict,
    ...(off === undefined ? {} : { off }),
    printed: verdict === 'exact' && call?.printed !== undefined && isPrinted,
    named: call === undefined ? callee === '-' : call.callee === callee,
    said: saidOf(call),
  };
}

function verdictOf({ expected, callee }: StoredProgram, call: LossCall | undefined): Verdict {
  if (call === undefined) return expected.kind === 'unknowable' && callee === '-' ? 'unresolved' : 'missing';
  if (call.result !== undefined) {
    return expected.kind === 'value' && isSame(call.result, call.dtype, expected) ? 'exact' : 'wrongNumber';
  }
  if (call.raises !== undefined) {
    if (expected.kind !== 'raises') return 'wrongError';
    return isReason(call.raises, expected) ? 'reported' : 'otherError';
  }
  return expected.kind === 'unknowable' && call.unresolved.length > 0 ? 'unresolved' : 'missing';
}

function isSame({ data, shape }: Tensor, dtype: LossCall['dtype'], expected: Value): boolean {
  // Class rows are whole numbers, in whatever type they are kept.
  const isFloat = expected.dtype === 'float32' || expected.dtype === 'float64';
  if (isFloat && dtype !== expected.dtype) return false;
  if (shape.length !== expected.shape.length || shape.some((length, axis) => length !== expected.shape[axis]))
    return false;
  const { cancels = 0 } = expected;
  const isNear =
    expected.dtype === 'float32'
      ? (found: number, given: number) => isNearFloat32(found, given, cancels)
      : isNearFloat64;
  return (
    data.length === expected.data.length && expected.data.every((value, index) => isNear(data[index], numberOf(value)))
  );
}

const relativeFloat64 = 1e-12;
const relativeFloat32 = 1e-6;
const unitsFloat32 = 4;

function isNearFloat64(found: number, expected: number): boolean {
  if (Object.is(found, expected) || found === expected) return true;
  return Math.abs(found - expected) <= relativeFloat64 * Math.abs(expected);
}

function isNearFloat32(found: number, expected: number, cancels: number): boolean {
  if (Object.is(found, expected) || found === expected) return true;
  if (!Number.isFinite(found) || !Number.isFinite(expected)) return false;
  const size = Math.max(Math.abs(expected), cancels);
  return Math.abs(found - expected) <= Math.max(unitsFloat32 * unitOfFloat32(size), relativeFloat32 * size);
}

const smallestNormalExponent = -126;
const fractionBits = 23;

/** The unit in the last place of a float32. */
function unitOfFloat32(value: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), smallestNormalExponent);
  return 2 ** (exponent - fractionBits);
}

function differenceOf(result: Tensor | undefined, expected: StoredProgram['expected']): number | undefined {
  if (result === undefined || expected.kind !== 'value' || result.data.length !== expected.data.length)
    return undefined;
  const differences = expected.data.map((written, index) => {
    const value = numberOf(written);
    const found = result.data[index];
    return Object.is(found, value) || found === value ? 0 : Math.abs(found - value) / Math.abs(value);
  });
  return differences.reduce((worst, one) => (one > worst || Number.isNaN(one) ? one : worst), 0);
}

function isReason(
  { text, args }: Message,
  { error, words }: { readonly error: string; readonly words: string },
): boolean {
  const said = fill(text, args).toLowerCase();
  const [type] = error.split(':');
  return said.includes(type.toLowerCase()) && said.includes(words.toLowerCase());
}

function saidOf(call: LossCall | undefined): string {
  if (call === undefined) return 'nothing';
  if (call.result !== undefined)
    return `${call.dtype} [${call.result.shape}] ${Array.from(call.result.data).join(' ')}`;
  if (call.raises !== undefined) return `raises ${fill(call.raises.text, call.raises.args)}`;
  return call.unresolved.map(({ text, args }) => fill(text, args)).join('; ') || 'neither a number nor a reason';
}

/** A number as it stands in the stored programs. */
export function numberOf(value: WrittenNumber): number {
  return Number(value);
}

function offsetOf(text: string, { line, character }: Position): number {
  const above = text.split('\n').slice(0, line);
  return above.reduce((sum, { length }) => sum + length + 1, character);
}
