/**
 * The commands. Each one says why when it finds nothing; a failure is one sentence to the user and an entry in the log.
 */

import * as vscode from 'vscode';
import { reportFailure } from '../failure.ts';
import { commands } from '../identifiers.ts';
import type { Services } from '../services.ts';
import { openWalkthrough, showLog } from './aboutCommands.ts';
import { compareWith } from './compareWith.ts';
import { computeLoss } from './computeLoss.ts';
import { copyAs } from './copyAs.ts';
import { copyValue } from './copyValue.ts';
import { treatAs, useAsLabels } from './decide.ts';
import { explainCall } from './explainCall.ts';
import { findInFile } from './findInFile.ts';
import { changeHoverMode, hideHere, manageHidden, showHover } from './hoverCommands.ts';
import { inspectAtCursor } from './inspectAtCursor.ts';
import { inspectClipboard } from './inspectClipboard.ts';
import { inspectSelection } from './inspectSelection.ts';
import { newComputation } from './newComputation.ts';
import { openSample } from './openSample.ts';
import { pin, unpin } from './pinCommands.ts';
import { openPanel, revealArray } from './placeCommands.ts';
import { replaceWith } from './replaceWith.ts';
import { writeBack } from './writeBack.ts';

type Command = (services: Services, ...args: readonly unknown[]) => Promise<void> | void;

const implementations: Readonly<Record<keyof typeof commands, Command>> = {
  inspectAtCursor,
  inspectSelection,
  showHover,
  computeLoss,
  newComputation,
  compareWith,
  useAsLabels,
  treatAs,
  findInFile,
  inspectClipboard,
  copyAs,
  replaceWith,
  hideHere,
  manageHidden,
  changeHoverMode,
  openWalkthrough,
  showLog,
  explainCall,
  openPanel,
  revealArray,
  pin,
  unpin,
  copyValue,
  writeBack,
  openSample,
};

export function register(services: Services): vscode.Disposable {
  const names = Object.keys(implementations) as (keyof typeof commands)[];
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.commands.registerCommand(commands[name], async (...args: readonly unknown[]) => {
        try {
          if (args.length > 0) await closeHover();
          await implementations[name](services, ...args);
        } catch (error) {
          reportFailure(services.log, commands[name], error);
        }
      }),
    ),
  );
}

/**
 * Closes the hover whose link was followed. It takes the focus back as it closes: a list that was open by then would lose
 * it, and close with it.
 */
async function closeHover(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.hideHover');
}
