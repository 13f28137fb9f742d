/** The calls of one state of a file: each is looked at when somebody asks for it, and once. */

import { message } from '../core/index.ts';
import type { Position } from '../finder/index.ts';
import { type ArrayValue, printedArray, Raised, type Result, Unresolved } from '../frameworks/index.ts';
import type { QuantityId } from '../quantities/index.ts';
import type { PlacedCall, Program } from './syntax/tree.ts';
import type { LossCall } from './types.ts';
import { Evaluator } from './values/evaluator.ts';

export class FileCalls {
  readonly #program: Program;
  readonly #evaluator: Evaluator;
  readonly #lineStarts: readonly number[];
  readonly #found = new Map<PlacedCall, LossCall | undefined>();

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#evaluator = new Evaluator(program, text);
    this.#lineStarts = lineStartsOf(text);
  }

  /** Every call of a quantity, in the order of the text. */
  all(): LossCall[] {
    return this.#program.calls.flatMap((placed) => this.#lossCall(placed) ?? []);
  }

  /** The innermost call of a quantity at a place. */
  at(position: Position): LossCall | undefined {
    const offset = (this.#lineStarts[position.line] ?? Number.POSITIVE_INFINITY) + position.character;
    return this.#program.calls
      .filter(({ call }) => call.from <= offset && offset <= call.to)
      .sort((a, b) => a.call.to - a.call.from - (b.call.to - b.call.from))
      .map((placed) => this.#lossCall(placed))
      .find((call) => call !== undefined);
  }

  #lossCall(placed: PlacedCall): LossCall | undefined {
    if (!this.#found.has(placed)) this.#found.set(placed, this.#examine(placed));
    return this.#found.get(placed);
  }

  #examine({ call, scope }: PlacedCall): LossCall | undefined {
    const called = attempt(() => this.#evaluator.calledBy(call, scope));
    const entry = called instanceof Error ? this.#evaluator.likelyEntry(call, scope) : called?.entry;
    if (entry?.quantity === undefined) return this.#unmade({ call, scope });
    const place = { start: this.#positionAt(call.from), end: this.#positionAt(call.to), callee: entry.name };
    const outcome = attempt(() => this.#evaluator.resultOf(call, scope));
    const known = outcome instanceof Error ? undefined : outcome;
    return { ...place, ...described(entry.quantity, known), ...said(outcome), findings: [] };
  }

  /** An object that can't be made; one that can is no call of a loss yet. */
  #unmade({ call, scope }: PlacedCall): LossCall | undefined {
    const found = attempt(() => this.#evaluator.raisedInMaking(call, scope));
    if (!found || found instanceof Error || found.entry.quantity === undefined) return undefined;
    const { entry, raised } = found;
    const place = { start: this.#positionAt(call.from), end: this.#positionAt(call.to), callee: entry.name };
    return { ...place, ...described(found.entry.quantity, undefined), ...said(raised), findings: [] };
  }

  #positionAt(offset: number): Position {
    const line = this.#lineStarts.findLastIndex((start) => start <= offset);
    return { line, character: offset - this.#lineStarts[line] };
  }
}

function lineStartsOf(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: lineBreak }) => index + lineBreak.length)];
}

/** What a look at the code gives, or why it gives nothing. */
function attempt<Value>(look: () => Value): Value | Raised | Unresolved {
  try {
    return look();
  } catch (error) {
    if (error instanceof Raised || error instanceof Unresolved) return error;
    throw error;
  }
}

function described(
  quantity: QuantityId,
  result: Result | undefined,
): Pick<LossCall, 'quantity' | 'inputs' | 'options' | 'dtype'> {
  const { asked, value } = result ?? {};
  const type = value?.kind === 'array' ? value.type : undefined;
  return {
    quantity: asked?.quantity ?? quantity,
    inputs: asked?.inputs ?? {},
    options: asked?.options ?? {},
    dtype: type === 'float64' ? 'float64' : 'float32',
  };
}

function said(
  outcome: Result | Raised | Unresolved | undefined,
): Pick<LossCall, 'result' | 'exact' | 'printed' | 'raises' | 'unresolved'> {
  if (outcome instanceof Raised) return { raises: message('It raises {0}', outcome.error), unresolved: [] };
  if (outcome instanceof Unresolved) return { unresolved: [outcome.reason] };
  const array = outcome?.value.kind === 'array' ? outcome.value : undefined;
  if (!array) return { unresolved: [message('an expression that is not followed here')] };
  return { ...resultsOf(array), unresolved: [] };
}

function resultsOf(array: ArrayValue): Pick<LossCall, 'result' | 'exact' | 'printed'> {
  const printed = printedArray(array);
  return { result: array.held, exact: array.exact, ...(printed !== undefined && { printed }) };
}
