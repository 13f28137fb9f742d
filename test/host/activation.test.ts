/** The extension is there and starts, in whichever host these tests run. */

import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';

const identifier = 'surprisal.surprisal';

describe('activation', () => {
  it(`finds the extension by its identifier ${identifier}`, () => {
    ok(vscode.extensions.getExtension(identifier), 'the extension is not there');
  });

  it('activates without an error', async () => {
    const extension = vscode.extensions.getExtension(identifier);
    ok(extension, 'the extension is not there');
    await extension.activate();
    equal(extension.isActive, true);
  });
});
