/** Where the hover stays silent whatever stands there: a file that is compared, excluded or hidden. */

import * as vscode from 'vscode';
import type { Range } from '../../finder/index.ts';
import { isMinified, nearMergeMarkers } from '../../inspect/index.ts';
import { hoverExclude, hoverInDiffEditors } from '../configuration.ts';

/**
 * Whether nothing is to be said on this line unless somebody asks. Nothing is read for that: a line that a program wrote
 * may be one of millions of characters.
 */
export function isQuiet(document: vscode.TextDocument, line: number): boolean {
  const isCompareOnly = !hoverInDiffEditors() && isCompared(document);
  return isExcluded(document) || isCompareOnly || isMinified(document.lineAt(line).text.length);
}

/** Whether an array stands where a hover is only in the way: in an unfinished merge. */
export function isInTheWay(document: vscode.TextDocument, { start }: Range): boolean {
  return nearMergeMarkers({ count: document.lineCount, at: (line) => document.lineAt(line).text }, start.line);
}

/** A language id, or a pattern of paths. */
function isExcluded(document: vscode.TextDocument): boolean {
  return hoverExclude(document).some(
    (entry) =>
      entry === document.languageId ||
      (/[*/.]/.test(entry) && vscode.languages.match({ pattern: entry }, document) > 0),
  );
}

/** Whether a diff or merge editor in front shows the document: who compares texts looks at what changed. */
function isCompared({ uri }: vscode.TextDocument): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.some(({ activeTab }) => {
    const input = activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    return input.original.toString() === wanted || input.modified.toString() === wanted;
  });
}
