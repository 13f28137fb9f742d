/** Where the hover stays silent whatever stands there: a file that is compared, excluded or hidden. */

import * as vscode from 'vscode';
import type { Range } from '../../finder/index.ts';
import { isMinified, nearMergeMarkers } from '../../inspect/index.ts';
import { hoverExclude, hoverInDiffEditors } from '../configuration.ts';

/** Whether nothing is to be said in this document unless somebody asks. */
export function isQuiet(document: vscode.TextDocument): boolean {
  return isExcluded(document) || (!hoverInDiffEditors() && isCompared(document));
}

/** Whether an array stands where a hover is only in the way: in an unfinished merge, on a line that a program wrote. */
export function isInTheWay(document: vscode.TextDocument, { start, end }: Range): boolean {
  const lines = { count: document.lineCount, at: (line: number) => document.lineAt(line).text };
  const isOnLongLine = start.line === end.line && isMinified(lines.at(start.line).length);
  return isOnLongLine || nearMergeMarkers(lines, start.line);
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
