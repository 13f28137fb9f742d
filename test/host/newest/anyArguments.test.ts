/** Every command with any arguments: nothing is thrown, and what is no place does nothing. */

import * as vscode from 'vscode';
import { commands } from '../../../src/host/identifiers.ts';
import { hostileArguments as hostile } from '../../hostileArguments.ts';
import { equal, matches } from '../assert.ts';
import { activated, closeEverything, hoverAt, readable, showText } from '../documents.ts';
import { runAndDismiss } from '../quickPicks.ts';

/** Those that take a place, by which they refuse whatever is none. */
const takingPlaces = [
  commands.openPanel,
  commands.revealArray,
  commands.compareWith,
  commands.useAsLabels,
  commands.treatAs,
  commands.copyAs,
  commands.replaceWith,
  commands.hideHere,
  commands.pin,
  commands.unpin,
  commands.copyValue,
];

/** Places that can be meant, but are nowhere. */
const nowhere = [
  { uri: 'file:///there/is/no/such/file.py', line: 0, character: 0 },
  { uri: 'no-scheme', line: 0, character: 0 },
  { uri: 'javascript:alert(1)', line: 0, character: 0 },
];

describe('commands with any arguments', () => {
  before(activated);
  afterEach(closeEverything);

  for (const command of takingPlaces) {
    it(`${command} does nothing where it is given no place`, async () => {
      for (const make of hostile) await vscode.commands.executeCommand(command, make(), make());
      equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0, 'something was opened');
    });
  }

  it('one that cannot go to a place throws nothing', async () => {
    for (const place of nowhere) await vscode.commands.executeCommand(commands.revealArray, place);
  });

  it('a role or a form that is none is asked for instead', async () => {
    const { document } = await showText('logits = [2.0, 1.0, 0.1]\n');
    const place = { uri: document.uri.toString(), line: 0, character: 9 };
    await vscode.env.clipboard.writeText('as it was');
    for (const second of ['__proto__', '<b>', 7]) {
      for (const command of [commands.treatAs, commands.copyAs]) await runAndDismiss(command, place, second);
    }
    equal(await vscode.env.clipboard.readText(), 'as it was');
    matches(readable((await hoverAt(document, new vscode.Position(0, 12))) ?? ''), /Softmax/);
  });

  it('the others take none, and do what they do', async () => {
    const others = Object.values(commands).filter((command) => !takingPlaces.some((taking) => taking === command));
    for (const command of others) {
      await runAndDismiss(command, { toString: 7, place: [] }, '<img src=x onerror=alert(1)>');
    }
  });
});
