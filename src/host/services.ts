/**
 * What the features share. Each feature is a function `register(services): Disposable`.
 */

import type * as vscode from 'vscode';
import type { Decided } from './decided.ts';
import type { DocumentArrays } from './documentArrays.ts';
import type { DocumentCalls } from './documentCalls.ts';
import type { Hidden } from './hidden.ts';
import type { AskedHover } from './hover/index.ts';
import type { Panel } from './panel/index.ts';
import type { Pins } from './pins.ts';
import type { Recent } from './recent.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What every feature may use. */
export interface SharedServices {
  readonly arrays: DocumentArrays;
  readonly calls: DocumentCalls;
  readonly panel: Panel;
  readonly decided: Decided;
  readonly hidden: Hidden;
  readonly pins: Pins;
  readonly recent: Recent;
  readonly log: vscode.LogOutputChannel;
  readonly stopwatch: Stopwatch;
  /** publisher and name, by which VS Code knows the extension */
  readonly extensionId: string;
}

export interface Services extends SharedServices {
  readonly hover: AskedHover;
}
