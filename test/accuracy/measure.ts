/**
 * Measure: asks the project and the oracle the same questions, and counts how far apart their answers are.
 */

import { type Evaluation, evaluate, type QuantityId, type QuantityOptions } from '../../src/quantities/index.ts';
import {
  absolute,
  type BigFloat,
  exactSum,
  fromDouble,
  isFiniteNumber,
  isZero,
  scaled,
  signOf,
  subtract,
  toDouble,
  topExponent,
} from '../oracle/bigFloat.ts';
import { type Row, reference } from '../oracle/quantities.ts';
import type { Answer } from '../oracle/reduction.ts';
import { isCorrectlyRounded, ulpError, unitExponent } from '../oracle/ulp.ts';
import { type Aspect, absoluteBoundPower, boundOf, roundsSubnormalsTwice } from './bounds.ts';
import {
  longestQuestions,
  longQuestions,
  longReducedQuestions,
  type Question,
  questions,
  reducedQuestions,
} from './questions.ts';
import { Random } from './random.ts';

/** What was found of one aspect of a quantity. */
export interface Finding {
  readonly id: QuantityId;
  readonly aspect: Aspect;
  readonly family: string | undefined;
  checked: number;
  correctlyRounded: number;
  /** the largest error in units in the last place; of soft labels' gradients, what is beyond the absolute bound */
  worst: number;
  worstInput: string;
}

/** Whether a finding keeps what is promised. A share is judged only where the sample is large enough for it. */
export function isKept({ id, aspect, worst, checked, correctlyRounded }: Finding): boolean {
  const bound = boundOf(id, aspect);
  const isJudged = checked * (1 - bound.correctlyRounded) >= 20;
  return worst <= bound.ulp && (!isJudged || correctlyRounded / checked >= bound.correctlyRounded);
}

const numberText = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

function listText(values: ArrayLike<number>): string {
  const shown = Array.from(values).slice(0, 10).map(numberText).join(', ');
  return values.length > 10 ? `[${shown}, … ${values.length} numbers]` : `[${shown}]`;
}

/** The row and options that a result came from, to be typed in again. */
function inputText({ rows, options }: Question, row: Row): string {
  const shownRows = options.reduction === undefined ? [row] : rows;
  const inputs = shownRows.map((shown) =>
    Object.entries(shown)
      .map(([role, values]) => `${role} ${listText(values)}`)
      .join(' '),
  );
  const given = Object.entries(options).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? listText(value) : value}`,
  );
  return [...inputs.slice(0, 3), ...given].join('; ');
}

/** The findings of one quantity, by aspect and, where asked, by family. */
class Findings {
  readonly #byName = new Map<string, Finding>();
  readonly #byFamily: boolean;

  constructor(byFamily: boolean) {
    this.#byFamily = byFamily;
  }

  /** All of them, one aspect after the other. */
  get all(): readonly Finding[] {
    const found = [...this.#byName.values()];
    const aspects = new Set(found.map(({ aspect }) => aspect));
    return [...aspects].flatMap((wanted) => found.filter(({ aspect }) => aspect === wanted));
  }

  add(question: Question, aspect: Aspect, error: number, isNearest: boolean, input: () => string): void {
    const family = this.#byFamily ? question.family : undefined;
    const name = `${aspect}|${family}`;
    const { id } = question;
    const known = this.#byName.get(name);
    const finding = known ?? { id, aspect, family, checked: 0, correctlyRounded: 0, worst: 0, worstInput: '' };
    this.#byName.set(name, finding);
    finding.checked += 1;
    if (isNearest) finding.correctlyRounded += 1;
    if (error > finding.worst || finding.worstInput === '') {
      finding.worst = error;
      finding.worstInput = input();
    }
  }
}

/** The error beyond what the absolute bound allows, in units in the last place; an error of half a unit is always allowed. */
function beyondBound(id: QuantityId, result: number, exact: BigFloat, scale: BigFloat): number {
  const error = ulpError(result, exact);
  if (error <= 0.5 || !Number.isFinite(result) || !isFiniteNumber(exact)) return error;
  const difference = absolute(subtract(fromDouble(result), exact, exactSum));
  const excess = subtract(difference, scaled(scale, absoluteBoundPower(id)));
  return signOf(excess) <= 0 ? 0 : toDouble(scaled(excess, -unitExponent(exact)));
}

function valueAspect({ id, options }: Question, exact: BigFloat): Aspect {
  const isSubnormal = !isZero(exact) && topExponent(exact) < -1022 && roundsSubnormalsTwice.includes(id);
  if (isSubnormal) return 'value, subnormal';
  return options.reduction === undefined ? 'value' : 'value, reduced';
}

function gradientAspect({ options, hasSoftLabels }: Question): Aspect {
  if (hasSoftLabels) return 'gradient, soft labels';
  return options.reduction === undefined ? 'gradient' : 'gradient, reduced';
}

/** The rows of a question as one batch, asked of the project. */
function answerOfProject({ id, rows, options }: Question): Evaluation {
  const inputs = Object.fromEntries(
    Object.keys(rows[0]).map((role) => {
      const lists = rows.map((row) => Array.from(row[role as keyof Row] ?? []));
      const isIndex = role === 'labels' && lists[0].length === 1;
      return [
        role,
        { data: Float64Array.from(lists.flat()), shape: isIndex ? [rows.length] : [rows.length, lists[0].length] },
      ];
    }),
  );
  const { sampleWeights, ...others } = options;
  const given: QuantityOptions = { ...others };
  if (sampleWeights) {
    const perRow = sampleWeights.length === rows.length;
    const shape = perRow ? [rows.length] : [rows.length, sampleWeights.length / rows.length];
    given.sampleWeights = { data: Float64Array.from(sampleWeights), shape };
  }
  return evaluate(id, inputs, given);
}

/** One row at a time, so that only the rows that need it are computed with more digits; a reduction needs all. */
function answersOfOracle({ id, rows, options }: Question): readonly { readonly row: Row; readonly answer: Answer }[] {
  if (options.reduction !== undefined) return [{ row: rows[0], answer: reference(id, rows, options) }];
  return rows.map((row) => ({ row, answer: reference(id, [row], options) }));
}

function compareAnswers(findings: Findings, question: Question): void {
  const { value, gradients } = answerOfProject(question);
  const slopes = gradients?.logits?.data;
  let [valueIndex, slopeIndex] = [0, 0];
  for (const { row, answer } of answersOfOracle(question)) {
    const input = (result: number, exact: BigFloat) => () =>
      `${inputText(question, row)} → ${numberText(result)} instead of ${numberText(toDouble(exact))}`;
    for (const exact of answer.values) {
      const result = value.data[valueIndex];
      valueIndex += 1;
      const error = ulpError(result, exact);
      findings.add(
        question,
        valueAspect(question, exact),
        error,
        isCorrectlyRounded(result, exact),
        input(result, exact),
      );
    }
    answer.gradient.forEach((exact, k) => {
      const result = slopes?.[slopeIndex] ?? Number.NaN;
      slopeIndex += 1;
      const error = question.hasSoftLabels
        ? beyondBound(question.id, result, exact, answer.scale[k])
        : ulpError(result, exact);
      findings.add(question, gradientAspect(question), error, isCorrectlyRounded(result, exact), input(result, exact));
    });
  }
  if (valueIndex !== value.data.length) throw new RangeError(`${question.id}: ${value.data.length} values`);
}

/** How much the longest rows and batches hold, for a number of results. */
const longRow = (count: number) => Math.min(100_000, count);

/**
 * Compares at least `count` results of a quantity with the oracle's. The same count asks the same questions.
 * `byFamily` keeps the families of inputs apart.
 */
export function measure(id: QuantityId, count: number, byFamily = false): readonly Finding[] {
  const random = new Random(id);
  const findings = new Findings(byFamily);
  for (const question of questions(random, id, count)) compareAnswers(findings, question);
  for (const question of reducedQuestions(random, id, Math.ceil(count / 50))) compareAnswers(findings, question);
  for (const question of longQuestions(random, id, longRow(count))) compareAnswers(findings, question);
  for (const question of longReducedQuestions(random, id, longRow(count))) compareAnswers(findings, question);
  return findings.all;
}

/** Compares the results of one row, or of one batch, of this many elements; none where nothing is summed. */
export function measureLongest(id: QuantityId, length: number): readonly Finding[] {
  const findings = new Findings(false);
  for (const question of longestQuestions(new Random(`${id} of ${length}`), id, length))
    compareAnswers(findings, question);
  return findings.all;
}
