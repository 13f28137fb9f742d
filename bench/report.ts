/** Report: the lines of the table, and what did not reach its goal. */

import type { Figure } from './harness.ts';

/** One line: a case and a rival. */
export interface Line {
  readonly name: string;
  readonly rival: string;
  /** how many numbers a pass reads */
  readonly count: number;
  readonly goal?: number | undefined;
  /** absent where nothing was measured, for the reason given */
  readonly figure?: Figure;
  readonly reason?: string;
}

export function isOver({ goal, figure }: Line): boolean {
  return goal !== undefined && figure !== undefined && figure.ratio > goal;
}

const widths = { name: 52, rival: 18, ratio: 7, interval: 16, goal: 6, verdict: 12, time: 9 };

export const heading = [
  'case'.padEnd(widths.name),
  'against'.padEnd(widths.rival),
  'ratio'.padStart(widths.ratio),
  '90 % interval'.padStart(widths.interval),
  'goal'.padStart(widths.goal),
  ''.padEnd(widths.verdict),
  'ours'.padStart(widths.time),
  'theirs'.padStart(widths.time),
  ' ns a number',
].join(' ');

export function lineText(line: Line): string {
  const { name, rival, figure, goal, count, reason = '' } = line;
  const begin = `${name.padEnd(widths.name)} ${rival.padEnd(widths.rival)}`;
  if (figure === undefined) return `${begin} ${reason}`;
  return [
    begin,
    ratioText(figure.ratio).padStart(widths.ratio),
    `[${ratioText(figure.low)}, ${ratioText(figure.high)}]`.padStart(widths.interval),
    (goal === undefined ? '–' : `${goal}`).padStart(widths.goal),
    verdict(line).padEnd(widths.verdict),
    (figure.ours / count).toFixed(2).padStart(widths.time),
    (figure.rival / count).toFixed(2).padStart(widths.time),
  ].join(' ');
}

/** "over by 1.2×": the ratio divided by its goal. */
function verdict({ goal, figure }: Line): string {
  if (goal === undefined || figure === undefined) return '';
  return figure.ratio > goal ? `over by ${ratioText(figure.ratio / goal)}×` : 'ok';
}

function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2);
}

/** What is left to do: goals not met, and cases without a figure. */
export function summary(lines: readonly Line[]): string[] {
  const judged = lines.filter(({ goal, figure }) => goal !== undefined && figure !== undefined);
  const over = judged.filter(isOver);
  const missing = lines.filter(({ figure }) => figure === undefined);
  return [
    `${judged.length - over.length} of ${judged.length} goals met.`,
    ...(over.length === 0 ? [] : ['', 'Not met:', ...over.map(lineText)]),
    ...(missing.length === 0 ? [] : ['', 'Not measured:', ...missing.map(lineText)]),
  ];
}
