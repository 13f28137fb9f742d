/**
 * Results in the text itself, for those who ask for them: an inlay hint behind a probability vector, a code lens above a
 * pair. Off by default; the editor's own settings for hints and lenses govern them, too.
 */

import * as vscode from 'vscode';
import { elementCount, message } from '../../core/index.ts';
import { comparePositions, type NumericArray } from '../../finder/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { summarize } from '../../present/index.ts';
import { codeLensEnabled, inlayHintsEnabled } from '../configuration.ts';
import { commands, settingsSection } from '../identifiers.ts';
import { translate } from '../language.ts';
import { toVscodeRange } from '../places.ts';
import { firstResult, mostNumbersInPassing } from '../results.ts';
import type { Services } from '../services.ts';
import { slice, turn } from '../slices.ts';
import { placeOf } from '../target.ts';

/** More than this in one answer helps nobody and costs everybody. */
const mostAnnotations = 200;

/** An array with its result. */
interface Annotated {
  readonly array: NumericArray;
  readonly inspection: Inspection;
}

/** The arrays on lines [startLine, endLine) that are wanted, with their results, made in slices. */
async function annotated(
  { arrays, stopwatch }: Services,
  document: vscode.TextDocument,
  startLine: number,
  endLine: number,
  token: vscode.CancellationToken,
  isWanted: (inspection: Inspection) => boolean,
): Promise<readonly Annotated[]> {
  if (!(await arrays.ready(document, startLine, endLine, token))) return [];
  const found = arrays.of(document).within(startLine, endLine);
  const { version } = document;
  const wanted: Annotated[] = [];
  let next = 0;
  for (let over = slice(); next < found.length && wanted.length < mostAnnotations; over = slice()) {
    stopwatch.measure('annotations', () => {
      do {
        const array = found[next++];
        if (elementCount(array.shape) > mostNumbersInPassing) continue;
        const inspection = arrays.inspect(document, array);
        if (isWanted(inspection)) wanted.push({ array, inspection });
      } while (next < found.length && wanted.length < mostAnnotations && !over());
    });
    await turn();
    if (token.isCancellationRequested || document.isClosed || document.version !== version) return [];
  }
  return wanted;
}

/** A distribution by itself. */
function isDistribution({ quantity, outcome, arrays }: Inspection): boolean {
  return quantity === 'entropy' && outcome.kind === 'value' && arrays.length === 1;
}

/** Predictions that were paired with their labels; once a pair, where its first array stands. */
function isPairsFirst({ arrays, outcome }: Inspection): boolean {
  const [asked, partner] = arrays;
  if (outcome.kind !== 'value' || !asked?.place || !partner?.place) return false;
  return comparePositions(asked.place.start, partner.place.start) < 0;
}

async function entropyHints(
  services: Services,
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
  token: vscode.CancellationToken,
): Promise<vscode.InlayHint[]> {
  if (!inlayHintsEnabled(document)) return [];
  const found = await annotated(services, document, start.line, end.line + 1, token, isDistribution);
  return found.map(({ array, inspection }) => {
    const { end: behind } = toVscodeRange(array);
    const hint = new vscode.InlayHint(behind, `H = ${summarize(inspection, hintWording()).result ?? ''}`);
    hint.paddingLeft = true;
    hint.tooltip = firstResult(inspection);
    return hint;
  });
}

/** Between the words of a program a few digits are enough. */
function hintWording() {
  return { translate, significantDigits: 4 };
}

async function lossLenses(
  services: Services,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.CodeLens[]> {
  if (!codeLensEnabled(document)) return [];
  const found = await annotated(services, document, 0, document.lineCount, token, isPairsFirst);
  const lenses = found.map(({ array, inspection }) => lens(array, firstResult(inspection), placeOf(document, array)));
  if (found.length === mostAnnotations) {
    const sentence = message('Only the first {0} pairs of this file have a code lens.', mostAnnotations);
    const last = found[found.length - 1];
    lenses.push(lens(last.array, translate(sentence), placeOf(document, last.array)));
  }
  return lenses;
}

function lens(array: NumericArray, title: string, place: ReturnType<typeof placeOf>): vscode.CodeLens {
  return new vscode.CodeLens(toVscodeRange(array), { title, command: commands.openPanel, arguments: [place] });
}

export function register(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerInlayHintsProvider('*', {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range, token) => entropyHints(services, document, range, token),
    }),
    vscode.languages.registerCodeLensProvider('*', {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document, token) => lossLenses(services, document, token),
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) changed.fire();
    }),
  );
}
