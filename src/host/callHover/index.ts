/**
 * The hover on a call of a loss: what it returns with the numbers in the code. Where that can't be known it says nothing,
 * unless somebody asks: most calls of most programs have their numbers from elsewhere.
 */

import * as vscode from 'vscode';
import { callParts } from '../../present/index.ts';
import { hoverDetail, hoverMaxRows, hoverMode } from '../configuration.ts';
import { barsOfTheme } from '../hover/bars.ts';
import { toHover } from '../hover/content.ts';
import { callLink } from '../hover/links.ts';
import { isQuiet } from '../hover/quiet.ts';
import { wording } from '../results.ts';
import type { Services } from '../services.ts';

class CallHover implements vscode.HoverProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { arrays, calls, hover } = this.#services;
    const isAsked = hover.isAsked(document, position);
    const mode = hoverMode(document);
    const isSilent = mode === 'off' || mode === 'onCommand' || isQuiet(document, position.line);
    if (isSilent && !isAsked) return undefined;
    const call = await calls.at(document, position, token);
    if (!call || token.isCancellationRequested || (call.unresolved.length > 0 && !isAsked)) return undefined;
    // the numbers themselves have a hover of their own
    if ((await arrays.readyAt(document, position, token)) && arrays.at(document, position)) return undefined;
    const bars = barsOfTheme();
    const parts = callParts(call, wording(), {
      detail: hoverDetail(),
      maxRows: hoverMaxRows(),
      ...(call.result && { links: callLink(document, call) }),
      ...(bars && { bars }),
    });
    return toHover(call, parts);
  }
}

/** Registers the hover. It stands below what the language server says, as the one for arrays. */
export function register(services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', new CallHover(services));
}
