/** Every command with any arguments: what is no place is refused with a line in the log, and nothing is thrown. */

import * as vscode from 'vscode';
import { commands } from '../../../src/host/identifiers.ts';
import { equal, matches, ok } from '../assert.ts';
import { activated, closeEverything, hoverAt, readable, showText } from '../documents.ts';
import { logLines } from '../log.ts';
import { runAndDismiss } from '../quickPicks.ts';

/** A fresh one each time: somebody may write into what they are given. */
const hostile: readonly (() => unknown)[] = [
  () => null,
  () => Number.NaN,
  () => 1e308,
  () => '<img src=x onerror=alert(1)> [x](command:workbench.action.quit) $(zap)',
  () => [[[]]],
  () => Symbol('place'),
  () => 10n,
  () => () => 1,
  () => JSON.parse('{"__proto__": {"uri": "file:///a"}, "constructor": 1}'),
  () => ({ uri: { toString: 1 }, line: {}, character: [] }),
  () => ({ uri: 'file:///a.py', line: Number.NaN, character: 0 }),
  () => ({ uri: 'file:///a.py', line: 0.5, character: Number.POSITIVE_INFINITY }),
  () => ({ uri: 'file:///a.py', line: 2 ** 60, character: -1 }),
  () => ({ place: { place: { uri: 'file:///a.py', line: 0, character: 0 } } }),
  () => ({ recent: 'constructor' }),
];

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

  const isRefusal = (line: string) => line.includes('was called with an argument that is no place in a document');

  for (const command of takingPlaces) {
    it(`${command} refuses what is no place, with a line in the log`, async () => {
      const before = (await logLines(isRefusal, 0)).length;
      for (const make of hostile) await vscode.commands.executeCommand(command, make(), make());
      const lines = await logLines(isRefusal, before + hostile.length);
      equal(lines.length, before + hostile.length);
      ok(
        lines.slice(before).every((line) => line.includes(command)),
        'a line names another command',
      );
    });
  }

  it('one that cannot go to a place says so in the log', async () => {
    const isFailure = (line: string) => line.includes(`${commands.revealArray} failed`);
    const before = (await logLines(isFailure, 0)).length;
    for (const place of nowhere) await vscode.commands.executeCommand(commands.revealArray, place);
    await logLines(isFailure, before + nowhere.length);
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
