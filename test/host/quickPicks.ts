/** Quick picks, answered as by Enter: a test sees none of their entries, but what a command does with the first one. */

import * as vscode from 'vscode';
import { eventually } from './assert.ts';

/** Runs a command and accepts the first entry of every list it opens. */
export async function runAndAccept(command: string, ...args: readonly unknown[]): Promise<void> {
  await runAndAnswer('workbench.action.acceptSelectedQuickOpenItem', command, args);
}

/** Runs a command and goes away from every list it opens. */
export async function runAndDismiss(command: string, ...args: readonly unknown[]): Promise<void> {
  await runAndAnswer('workbench.action.closeQuickOpen', command, args);
}

async function runAndAnswer(answer: string, command: string, args: readonly unknown[]): Promise<void> {
  let isDone = false;
  const run = Promise.resolve(vscode.commands.executeCommand(command, ...args)).finally(() => {
    isDone = true;
  });
  await eventually(async () => {
    if (!isDone) await vscode.commands.executeCommand(answer);
    return isDone;
  }, `${command} to end`);
  await run;
}
