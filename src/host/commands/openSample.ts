/** Open a Sample: a few arrays to try everything on, in a new document that belongs to the reader. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { translate } from '../language.ts';

export async function openSample(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: sample() });
  await vscode.window.showTextDocument(document);
}

/** Python that any host can write: the files of samples/ are not part of the package. */
function sample(): string {
  const blocks: readonly (readonly [says: string, ...lines: string[]])[] = [
    [translate(message('Softmax turns scores into probabilities.')), 'logits = [2.0, 1.0, 0.1]'],
    [
      translate(message('The right class got 0.6: how surprised is the prediction?')),
      'labels = [0, 0, 0, 1, 0]',
      'probabilities = [0.1, 0.15, 0.05, 0.6, 0.1]',
    ],
    [
      translate(message('A batch: the mean of two losses.')),
      'targets = [0, 2]',
      'batch_logits = [[2.0, 0.5, 0.1], [0.3, 0.2, 1.5]]',
    ],
    [translate(message('These add up to 1.1: a warning stands beside the value.')), 'probs = [0.7, 0.2, 0.2]'],
  ];
  return blocks.map(([says, ...lines]) => [`# ${says}`, ...lines, ''].join('\n')).join('\n\n');
}
