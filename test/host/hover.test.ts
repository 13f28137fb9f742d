/** The hover as VS Code asks for it: every array of the samples, bad input, edits, and the setting that turns it off. */

import * as vscode from 'vscode';
import { findArrays } from '../../src/finder/index.ts';
import { sampleAnswers, sampleFiles } from '../sampleAnswers.ts';
import { equal, matches, ok } from './assert.ts';
import { closeEverything, hoverAt, hoverContent, openSample, readable, showText } from './documents.ts';

for (const file of sampleFiles) {
  describe(`hover in samples/${file}`, () => {
    after(closeEverything);

    for (const { array, example, shown } of sampleAnswers) {
      it(`answers ${example}`, async () => {
        const document = await openSample(file);
        const found = findArrays(document.getText(), document.languageId)[array];
        ok(found, `array ${array} of the sample`);
        const hover = await hoverAt(document, new vscode.Position(found.start.line, found.start.character + 1));
        ok(hover, 'the hover says nothing');
        for (const number of shown) ok(readable(hover).includes(number), `${number} is missing in: ${readable(hover)}`);
      });
    }
  });
}

describe('hover on bad input', () => {
  after(closeEverything);

  const cases: readonly (readonly [what: string, text: string, at: number, says: RegExp])[] = [
    ['a ragged list', 'logits = [[1, 2], [3]]', 10, /line 1, column 19/],
    ['an empty list', 'logits = []', 10, /empty/],
    ['labels of another shape', 'labels = [0, 1, 0, 0]\nlogits = [2.0, 1.0, 0.1]', 10, /⚠/],
    ['a label that names no class', 'labels = [0, 3]\nlogits = [[2.0, 1.0, 0.1], [0, 0, 1]]', 10, /⚠.*3/],
    ['NaN', 'logits = [1.0, float("nan"), 2.0]', 10, /⚠.*NaN/],
    ['infinity', 'logits = [1.0, float("inf"), 2.0]', 10, /NaN|∞/],
    ['a row that does not sum to 1', 'probabilities = [0.7, 0.2, 0.2]', 17, /⚠.*1\.1/],
  ];
  for (const [what, text, character, says] of cases) {
    it(`says what is wrong with ${what}`, async () => {
      const { document } = await showText(text);
      const hover = await hoverAt(document, new vscode.Position(0, character));
      ok(hover, 'the hover says nothing');
      matches(readable(hover), says);
    });
  }
});

describe('hover on what was printed, tabulated or fenced', () => {
  after(closeEverything);

  const cases: readonly (readonly [
    what: string,
    language: string,
    text: string,
    at: [number, number],
    says: RegExp,
  ])[] = [
    ['a tensor in a log', 'plaintext', 'p = tensor([0.7000, 0.2000, 0.1000], device=)', [0, 14], /0\.80181855/],
    ['a vector of R', 'plaintext', '> p\n[1] 0.7 0.2 0.1\n> ', [1, 6], /0\.80181855/],
    ['fenced code', 'markdown', 'text\n```python\nprobabilities = [0.7, 0.2, 0.1]\n```\n', [2, 20], /0\.80181855/],
    ['a table in Markdown', 'markdown', '| probabilities |\n|---|\n| 0.7 |\n| 0.2 |\n| 0.1 |\n', [3, 3], /0\.80181855/],
  ];
  for (const [what, language, text, [line, character], says] of cases) {
    it(`answers for ${what}`, async () => {
      const { document } = await showText(text, language);
      const hover = await hoverAt(document, new vscode.Position(line, character));
      ok(hover, 'the hover says nothing');
      matches(readable(hover), says);
    });
  }

  it('computes nothing over what is missing', async () => {
    const { document } = await showText('p = tensor([0.1000, 0.2000, 0.3000, ..., 0.1000])', 'plaintext');
    const hover = await hoverAt(document, new vscode.Position(0, 14));
    ok(!hover || !/nats/.test(readable(hover)), `it computes: ${hover}`);
  });
});

describe('hover', () => {
  after(closeEverything);

  it('is silent where no array stands', async () => {
    const { document } = await showText('print(x[0, 1], f(1, 2))\n# [1, 2]\nrows = []\n');
    for (const [line, character] of [
      [0, 9],
      [0, 17],
      [1, 3],
      [2, 8],
    ]) {
      equal(await hoverAt(document, new vscode.Position(line, character)), undefined);
    }
  });

  it('covers the brackets and nothing else', async () => {
    const { document } = await showText('probabilities = [0.7, 0.2, 0.1]  # p');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 20),
    );
    equal(hover.range?.start.character, 16);
    equal(hover.range?.end.character, 31);
  });

  it('follows edits, several at once and across lines', async () => {
    const editor = await showText('probabilities = [0.7, 0.2, 0.1]\n\n\np = 1\n');
    matches(readable((await hoverAt(editor.document, new vscode.Position(0, 20))) ?? ''), /0\.80181855/);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# one more line\n\n');
      edit.replace(new vscode.Range(3, 0, 3, 5), 'logits = [2.0, 1.0, 0.1]');
    });
    matches(readable((await hoverAt(editor.document, new vscode.Position(2, 20))) ?? ''), /0\.80181855/);
    ok(await hoverAt(editor.document, new vscode.Position(5, 12)), 'the array that was typed');
    await editor.edit((edit) => edit.replace(new vscode.Range(2, 17, 2, 30), '0.5, 0.25, 0.25'));
    // entropy of (1/2, 1/4, 1/4): 1.5 bits
    matches(readable((await hoverAt(editor.document, new vscode.Position(2, 20))) ?? ''), /1\.5 bits/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '"""\n'));
    equal(await hoverAt(editor.document, new vscode.Position(3, 20)), undefined);
  });

  it('shows a hostile name as text', async () => {
    const { document } = await showText('{"[x](command:evil) <img src=x> $(zap) logits": [2.0, 1.0, 0.1]}', 'json');
    const hover = await hoverContent(document, new vscode.Position(0, 52));
    ok(hover, 'the hover says nothing');
    ok(!/(?<!\\)\[x(?<!\\)\]\(command:evil/.test(hover.value), 'a link of the document is live');
    ok(hover.supportHtml !== true, 'elements of the document are live');
    ok(hover.supportThemeIcons !== true, 'icons of the document are live');
    equal(hover.isTrusted, {
      enabledCommands: ['openPanel', 'explainCall', 'compareWith', 'copyAs', 'hideHere', 'treatAs'].map(
        (name) => `surprisal.${name}`,
      ),
    });
  });

  it('is off where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('surprisal');
    const { document } = await showText('probabilities = [0.7, 0.2, 0.1]');
    await settings.update('hover.mode', 'off', vscode.ConfigurationTarget.Global);
    try {
      equal(await hoverAt(document, new vscode.Position(0, 20)), undefined);
    } finally {
      await settings.update('hover.mode', undefined, vscode.ConfigurationTarget.Global);
    }
    ok(await hoverAt(document, new vscode.Position(0, 20)), 'the hover came back');
  });

  it('shows as many digits as the setting says', async () => {
    const settings = vscode.workspace.getConfiguration('surprisal');
    const { document } = await showText('probabilities = [0.7, 0.2, 0.1]');
    await settings.update('precision', 17, vscode.ConfigurationTarget.Global);
    try {
      // −(0.7 ln 0.7 + 0.2 ln 0.2 + 0.1 ln 0.1) = 0.80181855254333735…
      matches(readable((await hoverAt(document, new vscode.Position(0, 20))) ?? ''), /0\.80181855254333\d/);
    } finally {
      await settings.update('precision', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('answers for a huge array without computing it', async () => {
    const { document } = await showText(
      `logits = [${Array.from({ length: 20_000 }, (_, index) => index % 7).join(',\n')}]`,
    );
    matches(readable((await hoverAt(document, new vscode.Position(0, 12))) ?? ''), /20000|20,000/);
  });
});
