/** The calls of one state of a file, and the formulas written by hand: each is looked at when somebody asks for it, and once. */

import { message, type Tensor } from '../core/index.ts';
import type { Position } from '../finder/index.ts';
import { type ArrayValue, printedArray, Raised, type Result, Unresolved } from '../frameworks/index.ts';
import type { QuantityId } from '../quantities/index.ts';
import { isPlausible, resultOf } from './idioms/answer.ts';
import { type FoundIdiom, idiomsIn } from './idioms/find.ts';
import { edited, findingsOn } from './lints/findings.ts';
import type { Edit } from './lints/index.ts';
import { Suppression } from './lints/suppression.ts';
import { PlacedView } from './lints/view.ts';
import { finish, type Language, programOf } from './syntax/language.ts';
import type { PlacedCall, PlacedExpression, Program, Span } from './syntax/tree.ts';
import type { LossCall } from './types.ts';
import { Evaluator } from './values/evaluator.ts';

/** Something that may be a call of a quantity, and what it is found to be. */
interface Candidate {
  readonly span: Span;
  readonly examine: () => LossCall | undefined;
}

/** A file is read once more for each fix whose number is told; the fixes beyond have no number. */
const mostTrials = 20;

export class FileCalls {
  readonly #program: Program;
  readonly #evaluator: Evaluator;
  readonly #lineStarts: readonly number[];
  readonly #found = new Map<Candidate, LossCall | undefined>();
  readonly #calls = new Map<PlacedCall, Candidate>();
  readonly #formulas = new Map<PlacedExpression, readonly Candidate[]>();
  readonly #language: Language;
  readonly #text: string;
  readonly #suppression: Suppression;
  #trials = 0;

  private constructor(language: Language, text: string, program: Program) {
    this.#language = language;
    this.#text = text;
    this.#program = program;
    this.#evaluator = new Evaluator(program, text);
    this.#lineStarts = lineStartsOf(text);
    this.#suppression = new Suppression(text);
  }

  /** Reads a text step by step; that of an earlier state of the file saves work. */
  static *reading(language: Language, text: string, before?: FileCalls): Generator<undefined, FileCalls> {
    return new FileCalls(language, text, yield* programOf(language, text, before ? before.#program : undefined));
  }

  /** Every call of a quantity, in the order of the text, the outer one first; nothing for each step between. */
  *each(): Generator<LossCall | undefined> {
    const { calls, formulas } = this.#program;
    const candidates = calls.map((placed) => this.#ofCall(placed));
    for (const placed of formulas) {
      candidates.push(...this.#ofFormulas(placed));
      yield undefined;
    }
    candidates.sort(({ span: a }, { span: b }) => a.from - b.from || b.to - b.from - (a.to - a.from));
    for (const candidate of candidates) yield this.#lossCall(candidate);
  }

  /** The innermost call of a quantity at a place. */
  at(position: Position): LossCall | undefined {
    const offset = (this.#lineStarts[position.line] ?? Number.POSITIVE_INFINITY) + position.character;
    const isAround = ({ from, to }: Span): boolean => from <= offset && offset <= to;
    const { calls, formulas } = this.#program;
    return [
      ...calls.filter(({ call }) => isAround(call)).map((placed) => this.#ofCall(placed)),
      ...formulas.filter(({ expression }) => isAround(expression)).flatMap((placed) => this.#ofFormulas(placed)),
    ]
      .filter(({ span }) => isAround(span))
      .sort((a, b) => a.span.to - a.span.from - (b.span.to - b.span.from))
      .map((candidate) => this.#lossCall(candidate))
      .find((call) => call !== undefined);
  }

  #ofCall(placed: PlacedCall): Candidate {
    const known = this.#calls.get(placed) ?? { span: placed.call, examine: () => this.#examine(placed) };
    this.#calls.set(placed, known);
    return known;
  }

  /** The formulas in an expression. */
  #ofFormulas(placed: PlacedExpression): readonly Candidate[] {
    const known =
      this.#formulas.get(placed) ??
      idiomsIn(placed).map(
        (found): Candidate => ({ span: found.seen.expression, examine: () => this.#examineFormula(found) }),
      );
    this.#formulas.set(placed, known);
    return known;
  }

  #lossCall(candidate: Candidate): LossCall | undefined {
    if (!this.#found.has(candidate)) this.#found.set(candidate, candidate.examine());
    return this.#found.get(candidate);
  }

  #examineFormula(found: FoundIdiom): LossCall | undefined {
    const { idiom, seen } = found;
    if (!isPlausible(found, this.#evaluator)) return undefined;
    const outcome = attempt(() => resultOf(found, this.#evaluator));
    const known = outcome instanceof Error ? undefined : outcome;
    return {
      ...this.#spanOf(seen.expression),
      callee: `idiom:${idiom.name}`,
      ...described(idiom.quantity, known),
      ...said(outcome),
      findings: [],
    };
  }

  #examine({ call, scope }: PlacedCall): LossCall | undefined {
    const called = attempt(() => this.#evaluator.calledBy(call, scope));
    const entry = called instanceof Error ? this.#evaluator.likelyEntry(call, scope) : called?.entry;
    if (entry?.quantity === undefined) return this.#unmade({ call, scope });
    const place = { ...this.#spanOf(call), callee: entry.name };
    const outcome = attempt(() => this.#evaluator.resultOf(call, scope));
    const known = outcome instanceof Error ? undefined : outcome;
    const told = said(outcome);
    const findings = findingsOn(new PlacedView({ call, scope }, entry, this.#evaluator, this.#text), {
      positionAt: (offset) => this.#positionAt(offset),
      now: singleNumber(told.result),
      suppression: this.#suppression,
      after: (edits) => this.#valueAfter(edits, call.from),
    });
    return { ...place, ...described(entry.quantity, known), ...told, findings };
  }

  /** The value of the call that begins at an offset, once the text is edited behind it; tried for so many of a file. */
  #valueAfter(edits: readonly Edit[], from: number): number | undefined {
    this.#trials += 1;
    if (this.#trials > mostTrials || edits.some((edit) => edit.from < from)) return undefined;
    return finish(FileCalls.reading(this.#language, edited(this.#text, edits), this)).#valueAt(from);
  }

  /** Without its findings, so that a fix is not tried within the trial of a fix. */
  #valueAt(from: number): number | undefined {
    const placed = this.#program.calls.find(({ call }) => call.from === from);
    const outcome = placed && attempt(() => this.#evaluator.resultOf(placed.call, placed.scope));
    return outcome instanceof Error ? undefined : singleNumber(said(outcome).result);
  }

  /** An object that can't be made; one that can is no call of a loss yet. */
  #unmade({ call, scope }: PlacedCall): LossCall | undefined {
    const found = attempt(() => this.#evaluator.raisedInMaking(call, scope));
    if (!found || found instanceof Error || found.entry.quantity === undefined) return undefined;
    const { entry, raised } = found;
    const place = { ...this.#spanOf(call), callee: entry.name };
    return { ...place, ...described(found.entry.quantity, undefined), ...said(raised), findings: [] };
  }

  #spanOf({ from, to }: Span): Pick<LossCall, 'start' | 'end'> {
    return { start: this.#positionAt(from), end: this.#positionAt(to) };
  }

  #positionAt(offset: number): Position {
    const line = this.#lineStarts.findLastIndex((start) => start <= offset);
    return { line, character: offset - this.#lineStarts[line] };
  }
}

function singleNumber(value: Tensor | undefined): number | undefined {
  return value?.data.length === 1 ? value.data[0] : undefined;
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
