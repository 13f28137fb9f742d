/** The side view: its rows as VS Code asks for them, pins that are found again, recent inspections, and its commands. */

import * as vscode from 'vscode';
import { equal, eventually, matches, ok } from './assert.ts';
import { closeEverything, openSample, panelTitle, showText } from './documents.ts';
import { type Listed, rows, sections } from './sideViewRows.ts';

/** The first row of a section with a label, once its description matches. */
async function row(section: string, label: string, says: RegExp): Promise<Listed> {
  let seen: Listed[] = [];
  return await eventually(async () => {
    seen = await rows();
    return seen.find((each) => each.section === section && each.label === label && says.test(each.description));
  }, `“${label}” in ${section} matching ${says}`).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(seen)}`);
  });
}

async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`surprisal.${command}`, ...args);
}

async function unpinAll(): Promise<void> {
  for (const { section, row: pinned } of await rows()) if (section === 'pinned') await run('unpin', pinned);
}

describe('the rows of the side view', () => {
  afterEach(closeEverything);

  it('can be shown', async () => {
    await vscode.commands.executeCommand('surprisal.arrays.focus');
    await vscode.commands.executeCommand('surprisal.inspector.focus');
  });

  it('say name, first result and line', async () => {
    await showText('# p\nprobabilities = [0.7, 0.2, 0.1]\n');
    // −(0.7 ln 0.7 + 0.2 ln 0.2 + 0.1 ln 0.1) = 0.8018…
    const { description, spoken, icon, context } = await row('file', 'probabilities', /0\.8018 nats/);
    equal(description, '0.8018 nats · line 2 · Entropy');
    equal(spoken, 'probabilities, line 2, Entropy: 0.8018 nats');
    equal([icon, context], ['symbol-array', 'array']);
  });

  const marked: readonly (readonly [what: string, text: string, icon: string, says: RegExp])[] = [
    ['a warning', 'p = [0.7, 0.2, 0.2]', 'warning', /^\S+ nats · line 1 · warning: .*1\.1/],
    ['a problem', 'p = [[1, 2], [3]]', 'error', /^problem · line 1 · The rows differ in length/],
    ['labels alone', 'p = [0, 3, 1]', 'symbol-array', /line 1/],
  ];
  for (const [what, text, icon, says] of marked) {
    it(`mark ${what} by a sign and a word`, async () => {
      await showText(`${text}\n`);
      equal((await row('file', 'p', says)).icon, icon);
    });
  }

  it('follow the editor and its edits', async () => {
    const editor = await showText('first = [0.5, 0.5]\n');
    await row('file', 'first', /line 1/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n\nsecond = [0.25, 0.75]\n'));
    await row('file', 'first', /line 4/);
    await row('file', 'second', /line 3/);
    await showText('third = [0.1, 0.9]\n');
    await row('file', 'third', /line 1/);
    equal((await rows()).filter(({ section }) => section === 'file').length, 1);
  });

  it('leave out sections without entries', async () => {
    await showText('nothing = 1\n');
    await eventually(async () => !(await sections()).some((title) => title.startsWith('In this file')), 'no section');
    await showText('p = [0.5, 0.5]\nq = [0.25, 0.75]\n');
    await eventually(async () => (await sections())[0] === 'In this file (2)', 'the section of the file');
  });

  it('say how many of very many are not listed', async () => {
    await showText(Array.from({ length: 700 }, (_, index) => `a${index} = [0.5, ${index}]`).join('\n'));
    await eventually(async () => (await sections())[0] === 'In this file (700)', 'the section of the file');
    const listed = (await rows()).filter(({ section }) => section === 'file');
    equal(listed.length, 501);
    equal(listed[500].label, '200 more arrays are not listed.');
  });

  it('show what is hostile in names as text on one line', async () => {
    await showText('{"a\u202eb $(zap) [x](command:y)": [0.5, 0.5]}', 'json');
    const { label, spoken } = await row('file', 'a\ufffdb $(zap) [x](command:y)', /nats/);
    ok(!/[\u202e\n]/.test(label + spoken), 'a direction mark is left');
  });
});

describe('pins', () => {
  beforeEach(unpinAll);
  afterEach(async () => {
    await unpinAll();
    await closeEverything();
  });

  it('say which file they are from, and mark the row of the file', async () => {
    await showText('\nlogits = [2.0, 1.0, 0.1]\n');
    await run('pin', (await row('file', 'logits', /line 2/)).row);
    const { description, spoken, context } = await row('pinned', 'logits', /Softmax/);
    matches(description, /text-\d+:2 · Softmax/);
    matches(spoken, /^logits, line 2 of text-\d+, pinned, Softmax: /);
    equal([context, (await row('file', 'logits', /line 2/)).context], ['arrayPinned', 'arrayPinned']);
  });

  it('are found again after edits before them and in them', async () => {
    const editor = await showText('p = [0.5, 0.5]\np = [0.7, 0.2, 0.1]\n');
    await run('pin', (await row('file', 'p', /line 2/)).row);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a line more\n'));
    await row('pinned', 'p', /^0\.8018 nats · text-\d+:3/);
    await editor.edit((edit) => edit.replace(new vscode.Range(2, 4, 2, 19), '[0.5, 0.25, 0.25]'));
    // 1.5 bits = 1.0397… nats
    await row('pinned', 'p', /^1\.04 nats · text-\d+:3/);
  });

  it('say so when their array is gone, and can be taken away then', async () => {
    const editor = await showText('p = [0.7, 0.2, 0.1]\n');
    await run('pin', (await row('file', 'p', /line 1/)).row);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 1, 0)));
    const lost = await row('pinned', 'p', /0\.8018 nats .*not found any more/);
    equal(lost.icon, 'circle-slash');
    await run('unpin', lost.row);
    await eventually(async () => (await rows()).every(({ section }) => section !== 'pinned'), 'no pin');
  });

  it('show their result while their file is closed, and open it', async () => {
    const document = await openSample('softmax_and_losses.py');
    await vscode.window.showTextDocument(document);
    const { row: first } = await row('file', 'logits', /line 4/);
    await run('pin', first);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { row: pinned } = await row('pinned', 'logits', /softmax_and_losses\.py:4 · Softmax/);
    await run('revealArray', pinned);
    equal(vscode.window.activeTextEditor?.selection.start.line, 3);
  });

  it('are put and taken at the cursor by their commands', async () => {
    const editor = await showText('first = [0.7, 0.2, 0.1]\nsecond = [0.5, 0.5]\n');
    editor.selection = new vscode.Selection(1, 2, 1, 2);
    await run('pin');
    await run('pin');
    await row('pinned', 'second', /nats/);
    equal((await rows()).filter(({ section }) => section === 'pinned').length, 1);
    await run('unpin');
    await eventually(async () => (await rows()).every(({ section }) => section !== 'pinned'), 'no pin');
  });

  it('are a hundred at most', async () => {
    const editor = await showText(Array.from({ length: 101 }, (_, index) => `a${index} = [0.5, 0.5]`).join('\n'));
    const uri = editor.document.uri.toString();
    for (let line = 0; line <= 100; line++) await run('pin', { uri, line, character: 7 });
    await eventually(async () => (await sections()).includes('Pinned (100)'), 'a hundred pins');
  });
});

describe('recent inspections', () => {
  afterEach(closeEverything);

  it('are listed newest first, without doubles, and shown again', async () => {
    await showText('logits = [2.0, 1.0, 0.1]\n\n\n\n\n\n\nprobs = [0.75, 0.25]\n');
    for (const name of ['logits', 'probs', 'logits']) {
      await run('openPanel', (await row('file', name, /line/)).row);
      await panelTitle(`Surprisal: ${name}`);
    }
    const recent = (await rows()).filter(({ section }) => section === 'recent').slice(0, 2);
    equal(
      recent.map(({ label }) => label),
      ['logits', 'probs'],
    );
    await run('openPanel', recent[1].row);
    await panelTitle('Surprisal: probs');
  });

  it('stay with their array while lines are put before it', async () => {
    const editor = await showText('logits = [3.0, 1.0, 0.1]\n');
    await run('openPanel', (await row('file', 'logits', /line 1/)).row);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n\n'));
    const { row: recent } = await row('recent', 'logits', /:3 · Softmax/);
    await run('revealArray', recent);
    equal(vscode.window.activeTextEditor?.selection.start.line, 2);
  });

  it('are twenty at most', async () => {
    const editor = await showText(
      Array.from({ length: 25 }, (_, index) => `a${index} = [0.5, 0.5, ${index}]`).join('\n'),
    );
    const uri = editor.document.uri.toString();
    for (let line = 0; line < 25; line++) await run('openPanel', { uri, line, character: 8 });
    await eventually(async () => (await sections()).includes('Recent (20)'), 'twenty of them');
  });
});

describe('the commands of the side view', () => {
  afterEach(closeEverything);

  it('Copy Value puts the value on the clipboard with all its digits', async () => {
    await showText('probabilities = [0.7, 0.2, 0.1]\n');
    await run('copyValue', (await row('file', 'probabilities', /line 1/)).row);
    // −(0.7 ln 0.7 + 0.2 ln 0.2 + 0.1 ln 0.1) = 0.80181855254333735…
    matches(await vscode.env.clipboard.readText(), /^0\.80181855254333\d+$/);
  });

  it('Copy Value takes the array at the cursor', async () => {
    const editor = await showText('probabilities = [0.5, 0.25, 0.25]\n');
    editor.selection = new vscode.Selection(0, 2, 0, 2);
    await run('copyValue');
    // 1.5 ln 2 = 1.03972077083991796…
    matches(await vscode.env.clipboard.readText(), /^1\.0397207708399\d+$/);
  });

  it('Open a Sample opens Python whose arrays answer', async () => {
    await run('openSample');
    equal(vscode.window.activeTextEditor?.document.languageId, 'python');
    // −ln 0.6 = 0.5108…
    await row('file', 'probabilities', /^0\.5108 nats · line \d+ · Categorical cross entropy/);
    await row('file', 'logits', /Softmax/);
    await row('file', 'batch_logits', /nats/);
    await row('file', 'probs', /warning/);
  });
});
