/**
 * The accuracy table: every quantity against arbitrary precision, one line for what was found of each of its aspects.
 */

import { type QuantityId, quantities } from '../../src/quantities/index.ts';
import { boundOf } from './bounds.ts';
import { type Finding, isKept, measure, measureLongest } from './measure.ts';

export interface AccuracyRequest {
  /** only quantities whose id contains one of these; empty: all */
  readonly words: readonly string[];
  /** results of each quantity */
  readonly count: number;
  /** elements of the longest row or batch; 0: none */
  readonly longest: number;
  /** one line for each family of inputs */
  readonly byFamily: boolean;
  readonly print: (line: string) => void;
}

const widths = [36, 22, 9, 12, 10, 10, 8];
const headings = ['quantity', 'of', 'checked', 'max ulp', 'CR %', 'bound ulp', 'CR ≥ %'];

function columns(cells: readonly string[]): string {
  return cells.map((cell, index) => (index < 2 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(' ');
}

function ulpText(error: number): string {
  return error < 1000 ? error.toFixed(4) : error.toExponential(1);
}

function line(finding: Finding): string {
  const { id, aspect, family, checked, worst, correctlyRounded, worstInput } = finding;
  const bound = boundOf(id, aspect);
  const cells = [
    id,
    aspect,
    String(checked),
    ulpText(worst),
    ((100 * correctlyRounded) / checked).toFixed(3),
    String(bound.ulp),
    bound.correctlyRounded === 0 ? '–' : (100 * bound.correctlyRounded).toFixed(1),
  ];
  const verdict = isKept(finding) ? 'ok    ' : 'MISSED';
  return `${columns(cells)}  ${verdict}  ${family === undefined ? '' : `${family}: `}${worstInput}`;
}

/** Measures and prints; a bound that is kept counts as passed, one that is missed as failed. */
export function accuracy({ words, count, longest, byFamily, print }: AccuracyRequest): {
  passed: number;
  failed: number;
} {
  const wanted = (id: QuantityId) => words.length === 0 || words.some((word) => id.includes(word));
  const ids = [...quantities.keys()].filter(wanted);
  const counts = { passed: 0, failed: 0 };
  const report = (findings: readonly Finding[]) => {
    for (const finding of findings) {
      print(line(finding));
      counts[isKept(finding) ? 'passed' : 'failed'] += 1;
    }
  };
  print(`${columns(headings)}          worst input`);
  for (const id of ids) report(measure(id, count, byFamily));
  if (longest > 0) {
    print(
      `\nOne row of ${longest} elements; of a loss that is not a sum along a row, one batch of ${longest} elements`,
    );
    for (const id of ids) report(measureLongest(id, longest));
  }
  return counts;
}
