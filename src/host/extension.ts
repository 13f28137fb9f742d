/**
 * The extension: activation only registers, and reads like a table of contents.
 */

import * as vscode from 'vscode';
import * as arraysView from './arraysView/index.ts';
import * as commands from './commands/index.ts';
import { DocumentArrays } from './documentArrays.ts';
import * as hover from './hover/index.ts';
import { Panel } from './panel/index.ts';
import type { Services } from './services.ts';
import { Stopwatch } from './stopwatch.ts';

/** What the extension gives to others: how long its longest pieces of work have held up the host, by their kind. */
export interface Surprisal {
  readonly longestMilliseconds: ReadonlyMap<string, number>;
}

export function activate(context: vscode.ExtensionContext): Surprisal {
  const log = vscode.window.createOutputChannel('Surprisal', { log: true });
  const stopwatch = new Stopwatch(log);
  const arrays = new DocumentArrays(stopwatch);
  const panel = new Panel(context.extensionUri, arrays, log);
  const services: Services = { arrays, panel, log, stopwatch };
  context.subscriptions.push(
    log,
    arrays,
    panel,
    hover.register(services),
    commands.register(services),
    arraysView.register(services),
  );
  return { longestMilliseconds: stopwatch.longest };
}
