/** The score of the call finder as a table to be printed, and whether its goals are reached. */

import type { Judged, Verdict } from './score.ts';

/** The least share of each kind, and the most numbers that no framework gives. */
const goals = { exact: 0.97, reported: 0.95, unresolved: 0.99, wrongNumbers: 0 } as const;

interface Counts {
  readonly values: number;
  readonly exact: number;
  readonly printed: number;
  readonly raising: number;
  readonly reported: number;
  readonly unknowable: number;
  readonly unresolved: number;
  readonly wrongNumbers: number;
  readonly wrongErrors: number;
  readonly named: number;
  readonly all: number;
}

function count(judged: readonly Judged[]): Counts {
  const kind = (name: string) => judged.filter(({ program }) => program.expected.kind === name).length;
  const verdict = (...names: readonly Verdict[]) => judged.filter((one) => names.includes(one.verdict)).length;
  return {
    values: kind('value'),
    exact: verdict('exact'),
    printed: judged.filter(({ printed }) => printed).length,
    raising: kind('raises'),
    reported: verdict('reported'),
    unknowable: kind('unknowable'),
    unresolved: verdict('unresolved'),
    wrongNumbers: verdict('wrongNumber'),
    wrongErrors: verdict('wrongError', 'otherError'),
    named: judged.filter(({ named }) => named).length,
    all: judged.length,
  };
}

/** Which goals are reached, in words. */
export function reachedGoals(
  judged: readonly Judged[],
): readonly { readonly goal: string; readonly reached: boolean }[] {
  const { values, exact, raising, reported, unknowable, unresolved, wrongNumbers } = count(judged);
  const share = (name: string, part: number, whole: number, least: number) => ({
    goal: `${name} ${percent(part, whole)}, at least ${percent(least, 1)}`,
    reached: part >= least * whole,
  });
  return [
    share('exact values', exact, values, goals.exact),
    { goal: `wrong numbers ${wrongNumbers}, none allowed`, reached: wrongNumbers <= goals.wrongNumbers },
    share('unknowable ones said to be so', unresolved, unknowable, goals.unresolved),
    share('errors with their reason', reported, raising, goals.reported),
  ];
}

/** True where every goal is reached. */
export function isReached(judged: readonly Judged[]): boolean {
  return reachedGoals(judged).every(({ reached }) => reached);
}

const columns = ['exact', 'printed', 'raises', 'unresolved', 'wrong numbers', 'wrong errors', 'named'];
const nameWidth = 14;

/** The table by framework and in total, the goals, and each miss. */
export function scoreTable(judged: readonly Judged[]): readonly string[] {
  const frameworks = [...new Set(judged.map(({ program }) => program.framework))];
  return [
    ['framework'.padEnd(nameWidth), ...columns.map((column) => column.padStart(width(column)))].join(' '),
    ...frameworks.map((name) => row(name, count(judged.filter(({ program }) => program.framework === name)))),
    row('all', count(judged)),
    '',
    ...reachedGoals(judged).map(({ goal, reached }) => `${reached ? 'reached' : 'MISSED '}  ${goal}`),
    '',
    ...judged.filter(isMiss).map(missText),
  ];
}

function row(name: string, counts: Counts): string {
  const cells = [
    `${counts.exact}/${counts.values}`,
    `${counts.printed}/${counts.exact}`,
    `${counts.reported}/${counts.raising}`,
    `${counts.unresolved}/${counts.unknowable}`,
    `${counts.wrongNumbers}`,
    `${counts.wrongErrors}`,
    `${counts.named}/${counts.all}`,
  ];
  return [name.padEnd(nameWidth), ...cells.map((cell, index) => cell.padStart(width(columns[index])))].join(' ');
}

function width(column: string): number {
  return Math.max(column.length, 9);
}

function isMiss({ verdict }: Judged): boolean {
  return verdict !== 'exact' && verdict !== 'reported' && verdict !== 'unresolved';
}

function missText({ program: { id, expected }, verdict, off, said }: Judged): string {
  const distance = off === undefined ? '' : `, off by ${off.toExponential(1)}`;
  return `${id}: ${verdict}${distance}; said: ${said}; ${wanted(expected)}`;
}

function wanted(expected: Judged['program']['expected']): string {
  if (expected.kind === 'value') return `gives ${expected.dtype} [${expected.shape}] ${expected.data.join(' ')}`;
  if (expected.kind === 'raises') return `raises ${expected.error} (“${expected.words}”)`;
  return `cannot be known: ${expected.why}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
