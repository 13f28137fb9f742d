/**
 * Runs every step of derivations as the NumPy code that "Copy step" writes: both of its sides must be the numbers that the
 * expression tree gives.
 */

import fc from 'fast-check';
import { copySteps, translator } from '../../src/present/index.ts';
import { derive, type Expression, quantities, type Step } from '../../src/quantities/index.ts';
import { clearQuestions } from '../unit/quantities/clearQuestions.ts';
import { runPrograms } from './python.ts';

interface DerivationsRequest {
  readonly words: readonly string[];
  readonly pythons: readonly string[];
  /** random questions of each quantity; the same ones every time */
  readonly count: number;
  readonly print: (line: string) => void;
}

interface Program {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly text: string;
}

const wording = { translate: translator(undefined), significantDigits: 8 };

/** A library sums in another order, and where a line cancels its rounding is of the size of its terms. */
const relative = 1e-9;
const absolute = 1e-12;

/** Runs the derivations of random questions and prints how many of their steps came out the same. */
export function runDerivations({ words, pythons, count, print }: DerivationsRequest): {
  passed: number;
  failed: number;
} {
  const programs = programsOf(words, count);
  const counts = { passed: 0, failed: 0 };
  for (const python of pythons) {
    const { versions, missing, answers } = runPrograms(
      python,
      'numpy',
      programs.map(({ text }) => text),
    );
    if (versions === undefined) {
      print(`Derivations were only parsed: ${missing} (${python})`);
      counts.failed += answers.filter(({ error }) => error !== undefined).length;
      continue;
    }
    programs.forEach((program, position) => {
      const { printed, error } = answers[position];
      const wrong = error ?? firstDifference(program, sidesIn(printed ?? ''));
      if (wrong === undefined) counts.passed += program.steps.length;
      else {
        counts.failed += 1;
        print(`${program.name}: ${wrong}\n${program.text}`);
      }
    });
    print(`Derivations with NumPy ${versions.numpy}: ${counts.passed} steps give the same numbers on both sides`);
  }
  return counts;
}

function programsOf(words: readonly string[], count: number): readonly Program[] {
  return [...quantities.values()]
    .filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)))
    .flatMap((definition) =>
      fc.sample(clearQuestions(definition), { numRuns: count, seed: 1 }).flatMap(({ inputs, options }) => {
        const { steps } = derive(definition.id, inputs, options, { maxTerms: 6, maxRows: 2 });
        const copied = copySteps(steps, 'numpy', wording);
        const name = `${definition.id} ${JSON.stringify(options)}`;
        return copied.kind === 'text' ? [{ name, steps, text: copied.text }] : [];
      }),
    );
}

/** The numbers behind "left:" and "right:", in their order. */
function sidesIn(printed: string): readonly (readonly number[])[] {
  return [...printed.matchAll(/^ {2}(?:left|right): +(.*)$/gm)].map(([, list]) =>
    (list.match(/[^[\],\s]+/g) ?? []).map((word) => Number(word.replace('inf', 'Infinity').replace('nan', 'NaN'))),
  );
}

function firstDifference({ steps }: Program, sides: readonly (readonly number[])[]): string | undefined {
  const place = steps.findIndex(
    ({ left, right }, position) => !isSame(sides[2 * position], left) || !isSame(sides[2 * position + 1], right),
  );
  return place < 0 ? undefined : `step ${place + 1} (${steps[place].id}) differs`;
}

function isSame(printed: readonly number[] | undefined, side: Expression): boolean {
  const { data } = side.evaluate();
  return (
    printed?.length === data.length &&
    printed.every((value, index) => Object.is(value, data[index]) || isNear(value, data[index]))
  );
}

function isNear(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= absolute + relative * Math.max(Math.abs(one), Math.abs(other));
}
