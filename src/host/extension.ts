/**
 * The extension: activation only registers, and reads like a table of contents.
 */

import * as vscode from 'vscode';
import * as arraysView from './arraysView/index.ts';
import * as commands from './commands/index.ts';
import { DocumentArrays } from './documentArrays.ts';
import * as hover from './hover/index.ts';
import * as inspector from './inspector/index.ts';
import { Panel } from './panel/index.ts';
import { Pins } from './pins.ts';
import { Recent } from './recent.ts';
import type { Services } from './services.ts';
import { Stopwatch } from './stopwatch.ts';

/** What the extension gives to others, which are its own tests. */
export interface Surprisal {
  /** how long the longest pieces of work have held up the host, by their kind */
  readonly longestMilliseconds: ReadonlyMap<string, number>;
  /** the rows of the side view */
  readonly tree: vscode.TreeDataProvider<unknown>;
}

export function activate(context: vscode.ExtensionContext): Surprisal {
  const log = vscode.window.createOutputChannel('Surprisal', { log: true });
  const stopwatch = new Stopwatch(log);
  const arrays = new DocumentArrays(stopwatch);
  const panel = new Panel(context.extensionUri, arrays, log);
  const pins = new Pins(context.workspaceState, arrays, log);
  const recent = new Recent(panel);
  const services: Services = { arrays, panel, pins, recent, log, stopwatch };
  const list = arraysView.register(services);
  context.subscriptions.push(
    log,
    arrays,
    panel,
    pins,
    recent,
    hover.register(services),
    commands.register(services),
    list,
    inspector.register(services, context.extensionUri),
  );
  return { longestMilliseconds: stopwatch.longest, tree: list.tree };
}
