/** The benchmark's program: runs the families of cases one after the other, prints the table, writes out/bench.json. */

import * as fs from 'node:fs';
import * as os from 'node:os';
import { axisCases } from './axes.bench.ts';
import { type Case, complaintAboutOurs, complaintAboutRival, type Extent } from './case.ts';
import { generator } from './corpus.ts';
import { elementwiseCases } from './elementwise.bench.ts';
import { finderCases } from './finder.bench.ts';
import { type Contest, type Contestant, compete, drainedSink, type Effort } from './harness.ts';
import { indexCases } from './index.bench.ts';
import { informationCases } from './information.bench.ts';
import { lossCases } from './losses.bench.ts';
import { type PythonWorker, startPython } from './peers/python.ts';
import { peerCases, pythonLibraries } from './peers.bench.ts';
import { heading, type Line, lineText, summary } from './report.ts';
import { rowCases } from './rows.bench.ts';

const fullEffort: Effort = { rounds: 11, sample: 20, warmUp: 60 };
/** For an impression: the samples are too short for a verdict. */
const quickEffort: Effort = { rounds: 11, sample: 4, warmUp: 15 };

/** A case that is ready to run: its rivals' lines in the table, in their order. */
interface Ready {
  readonly contest: Contest;
  readonly lines: readonly Line[];
}

/** Makes a case's inputs and checks all answers; who is wrong, or fails, gets a line and no figure. */
async function makeReady({ name, count, prepare }: Case): Promise<{ ready?: Ready; failed: Line[] }> {
  const preparation = await prepare();
  const { ours, rivals } = preparation;
  const withoutFigure = (reason: string): Line => ({ name, rival: '', count, reason });
  if (ours === undefined) return { failed: [withoutFigure('the core does not have it yet')] };
  const answer = await answerOf(ours);
  if (typeof answer === 'string') return { failed: [withoutFigure(answer)] };
  const complaint = complaintAboutOurs(answer, preparation);
  if (complaint !== undefined) return { failed: [withoutFigure(complaint)] };
  const failed: Line[] = [];
  const good: { contestant: Contestant; line: Line }[] = [];
  for (const rival of rivals) {
    const { contestant, goal } = rival;
    const line: Line = { name, rival: contestant.name, count, goal };
    const theirs = await answerOf(contestant);
    const reason = typeof theirs === 'string' ? theirs : complaintAboutRival(answer, theirs, rival);
    if (reason === undefined) good.push({ contestant, line });
    else failed.push({ ...line, reason });
  }
  const contest = { ours, rivals: good.map(({ contestant }) => contestant) };
  return { ready: { contest, lines: good.map(({ line }) => line) }, failed };
}

/** The answer, or in words why there is none. */
async function answerOf(contestant: Contestant): Promise<ArrayLike<number> | string> {
  try {
    return await contestant.answer();
  } catch (error) {
    return `FAILED: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function runFamily(cases: readonly Case[], effort: Effort): Promise<Line[]> {
  const lines: Line[] = [];
  const ready: Ready[] = [];
  for (const one of cases) {
    const made = await makeReady(one);
    lines.push(...made.failed);
    if (made.ready !== undefined) ready.push(made.ready);
  }
  const figures = await compete(
    ready.map(({ contest }) => contest),
    effort,
    generator(9),
  );
  ready.forEach((one, index) => {
    lines.push(...one.lines.map((line, rival) => ({ ...line, figure: figures[index][rival] })));
  });
  return lines;
}

function isIn(name: string, word: string): boolean {
  return name.toLowerCase().includes(word.toLowerCase());
}

function skippedLibraries({ libraries }: PythonWorker): Line[] {
  return pythonLibraries
    .filter((name) => !libraries.has(name))
    .map((name) => ({ name: 'all tasks', rival: name, count: 0, reason: 'skipped: this Python does not have it' }));
}

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const python = await startPython(process.env.BENCH_PYTHON ?? 'python3', 'bench/peers/worker.py');
  try {
    await run(words, { quick: process.argv.includes('--quick') }, python);
  } finally {
    python.stop();
  }
}

async function run(words: readonly string[], extent: Extent, python: PythonWorker): Promise<void> {
  const started = performance.now();
  const effort = extent.quick ? quickEffort : fullEffort;
  const versions = [...python.libraries].map(([name, { version }]) => `${name} ${version}`);
  console.log(`Node ${process.versions.node}, ${[...versions, `load ${os.loadavg()[0].toFixed(1)}`].join(', ')}`);
  console.log(`ratio = our time / theirs, the median of ${effort.rounds} rounds\n\n${heading}`);
  const families = [
    elementwiseCases(extent),
    rowCases(extent),
    informationCases(extent),
    lossCases(extent),
    axisCases(),
    peerCases(extent, python),
    finderCases(extent),
    indexCases(extent),
  ];
  const lines = skippedLibraries(python);
  for (const family of families) {
    const wanted = family.filter(({ name }) => words.length === 0 || words.some((word) => isIn(name, word)));
    const done = await runFamily(wanted, effort);
    for (const line of done) console.log(lineText(line));
    lines.push(...done);
  }
  console.log(`\n${summary(lines).join('\n')}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`\nNode ${process.versions.node}, ${seconds} s, load ${os.loadavg()[0].toFixed(1)}`);
  const report = { node: process.versions.node, python: versions, effort, seconds, sink: drainedSink(), lines };
  fs.writeFileSync('out/bench.json', `${JSON.stringify(report, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
