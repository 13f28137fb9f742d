/** What `npm run noise` prints: false positives and recall, by language and by domain, and each miss. */

import { type Case, readFixture } from './fixture.ts';
import {
  type Counts,
  count,
  falsePositiveRate,
  isMiss,
  type Judged,
  judge,
  leastRecall,
  mostFalsePositives,
  recall,
} from './measure.ts';

/** Measures the fixture; gives how many goals are held and how many are missed. */
export function noise(print: (line: string) => void): { readonly passed: number; readonly failed: number } {
  const judged = readFixture().map(judge);
  printTable('language', judged, ({ languageId }) => languageId, print);
  printTable('domain', judged, ({ domain }) => domain, print);
  const parts = {
    all: judged,
    'tuned on': judged.filter(({ heldOut }) => !heldOut),
    'held out': judged.filter(({ heldOut }) => heldOut),
  };
  printHeading('part', print);
  for (const [name, part] of Object.entries(parts)) print(row(name, count(part)));
  printMisses(judged.filter(isMiss), print);
  const total = count(judged);
  const goals = [falsePositiveRate(total) <= mostFalsePositives, recall(total) >= leastRecall];
  print(`goals: false positives at most ${percent(mostFalsePositives)}, recall at least ${percent(leastRecall)}`);
  return { passed: goals.filter((held) => held).length, failed: goals.filter((held) => !held).length };
}

function printTable(
  title: string,
  judged: readonly Judged[],
  keyOf: (asked: Case) => string,
  print: (line: string) => void,
): void {
  printHeading(title, print);
  for (const key of [...new Set(judged.map(keyOf))].sort()) {
    print(row(key, count(judged.filter((one) => keyOf(one) === key))));
  }
  print('');
}

const firstColumn = 20;

function printHeading(title: string, print: (line: string) => void): void {
  print(`${title.padEnd(firstColumn)}  silent  shown of them        to be shown  found`);
}

function row(name: string, counts: Counts): string {
  const { silent, falsePositives, show, found } = counts;
  const silentPart = silent === 0 ? '' : `${falsePositives} (${percent(falsePositiveRate(counts))})`;
  const shownPart = show === 0 ? '' : `${found} (${percent(recall(counts))})`;
  return `${name.padEnd(firstColumn)}  ${String(silent).padStart(6)}  ${silentPart.padEnd(18)}  ${String(show).padStart(12)}  ${shownPart}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function printMisses(misses: readonly Judged[], print: (line: string) => void): void {
  print('');
  for (const { label, heldOut, languageId, file, text, interest } of misses) {
    const signals = interest.signals.map(({ signal, points }) => `${signal} ${points > 0 ? '+' : ''}${points}`);
    print(`${label === 'show' ? 'missed' : 'shown by mistake'}, ${languageId}, ${file}${heldOut ? ' (held out)' : ''}`);
    print(text.replace(/^/gm, '    '));
    print(`    = ${interest.score}: ${signals.join(', ')}`);
  }
  print(`${misses.length} misses`);
}
