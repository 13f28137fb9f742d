/**
 * How long the hover takes in the real editor, beside the round trip that any hover takes: that of a provider which
 * answers the same at once. Prints; what it measures depends on the machine, so it asserts only that we answer.
 */

import * as vscode from 'vscode';
import { eventually, ok } from '../host/assert.ts';

/** Questions asked of each document, after some that are not counted. */
const asked = 400;
const warmUp = 500;
/** Questions asked of one provider before it is the other one's turn. */
const turn = 100;

interface Measured {
  readonly taken: ReadonlyMap<string, { readonly total: number; readonly own?: { readonly total: number } }>;
}

/** What our work for the hover has taken until now: by the clock, and in the thread's own time where that is known. */
function takenBy({ taken }: Measured): { readonly clock: number; readonly own: number | undefined } {
  const kinds = ['search', 'hover'].map((kind) => taken.get(kind) ?? { total: 0, own: { total: 0 } });
  const own = kinds.every((kind) => kind.own)
    ? kinds.reduce((sum, kind) => sum + (kind.own?.total ?? 0), 0)
    : undefined;
  return { clock: kinds.reduce((sum, { total }) => sum + total, 0), own };
}

async function roundTrip(document: vscode.TextDocument, line: number): Promise<{ took: number; hovers: number }> {
  const start = performance.now();
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(line, 12),
  );
  return { took: performance.now() - start, hovers: hovers.length };
}

/** The share of the values that lie below: 0.99 for the 99th percentile. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** The lines of the arrays in a document that the script made: one in ten. */
function lineOf(document: vscode.TextDocument, question: number): number {
  const arrays = Math.floor(document.lineCount / 10);
  return ((question * 7919) % Math.max(1, arrays)) * 10;
}

async function setMode(mode: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('surprisal').update('hover.mode', mode, vscode.ConfigurationTarget.Global);
}

describe('the hover', function () {
  this.timeout(170_000);

  after(() => setMode(undefined));

  for (const name of ['1KB.py', '1MB.py', '49MB.py']) {
    it(`in ${name}`, async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      ok(folder, 'a folder is open');
      const api = await vscode.extensions.getExtension<Measured>('surprisal.surprisal')?.activate();
      ok(api, 'the extension is there');
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
      await vscode.window.showTextDocument(document);

      await setMode('eager');
      // The first answers wait until the document is read up to there.
      await eventually(async () => (await roundTrip(document, lineOf(document, 1))).hovers > 0, 'our hover');
      const last = Math.max(0, document.lineCount - 20);
      await eventually(async () => (await roundTrip(document, last - (last % 10))).hovers > 0, 'our last hover');
      const theirs: number[] = [];
      const ours: number[] = [];
      const byClock: number[] = [];
      const own: number[] = [];
      let unanswered = 0;
      // In turns, since a machine is faster at one time than at another.
      for (let from = 0; from < warmUp + asked; from += turn) {
        await setMode('off');
        const trivial = vscode.languages.registerHoverProvider('*', {
          provideHover: () => new vscode.Hover('an answer'),
        });
        for (let question = from; question < from + turn; question++) {
          const { took } = await roundTrip(document, lineOf(document, question));
          if (question >= warmUp) theirs.push(took);
        }
        trivial.dispose();
        await setMode('eager');
        for (let question = from; question < from + turn; question++) {
          const before = takenBy(api);
          const { took, hovers } = await roundTrip(document, lineOf(document, question));
          const after = takenBy(api);
          if (question < warmUp) continue;
          ours.push(took);
          byClock.push(after.clock - before.clock);
          if (after.own !== undefined) own.push(after.own - (before.own ?? 0));
          if (hovers === 0) unanswered++;
        }
      }
      ok(unanswered === 0, `${unanswered} questions were not answered`);
      const trip = quantile(theirs, 0.99);
      const times = (values: readonly number[]): string =>
        `p50 ${quantile(values, 0.5).toFixed(2)} ms, p99 ${quantile(values, 0.99).toFixed(2)} ms`;
      const share = (values: readonly number[]): string => {
        const part = quantile(values, 0.99) / trip;
        return `${part.toFixed(3)} (goal 0.1${part <= 0.1 ? ', ok' : ': missed'})`;
      };
      console.log(
        `${name}: our work ${times(byClock)}; in the thread's own time ${own.length > 0 ? times(own) : 'unknown'}; ` +
          `a trivial provider's round trip ${times(theirs)}; round trip with ours ${times(ours)}`,
      );
      console.log(`${name}: our work at p99 in the trivial round trip's p99: ${share(byClock)}`);
      if (own.length > 0) console.log(`${name}: the same in the thread's own time: ${share(own)}`);
    });
  }
});
