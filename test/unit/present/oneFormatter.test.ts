/**
 * One formatter: whatever the numbers and however many digits are asked for, formula, table, grid, picture, hover and
 * clipboard write the same number with the same signs.
 */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  classBarsOf,
  copyForms,
  derivationOf,
  formatNumber,
  gridOf,
  hoverParts,
  type Inspection,
  numberToTex,
  placeSentence,
  rowTable,
  stepToTex,
  stepToUnicode,
  summarize,
  translator,
  type Wording,
} from '../../../src/present/index.ts';
import type { Step } from '../../../src/quantities/index.ts';
import { inspectionOf } from './inspections.ts';

const english = translator(undefined);

/** Numbers as they come: everyday ones, whole ones, and those of any size. */
const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -10, max: 10, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ min: -700, max: 700, noNaN: true }).map((value) => Number(value.toFixed(2))) },
  { weight: 1, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e-6, max: 1e-6, noNaN: true }) },
);

const question = fc.record({
  logits: fc.array(anyNumber, { minLength: 2, maxLength: 4 }),
  significantDigits: fc.integer({ min: 1, max: 17 }),
});

/** The numbers of an input that a formula writes, by their index; symbols that are linked have no digits of their own. */
function linkedNumbers(tex: string): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  const pattern = /\\htmlData\{role=\w+,index=(\d+)\}\{/g;
  for (let match = pattern.exec(tex); match; match = pattern.exec(tex)) {
    let depth = 1;
    let end = pattern.lastIndex;
    for (; depth > 0; end += 1) depth += tex[end] === '{' ? 1 : tex[end] === '}' ? -1 : 0;
    const text = tex.slice(pattern.lastIndex, end - 1);
    if (/^[a-z]/.test(text)) continue;
    const index = Number(match[1]);
    found.set(index, (found.get(index) ?? new Set()).add(text));
  }
  return found;
}

function stepsOf(inspection: Inspection): readonly Step[] {
  return derivationOf(inspection, { maxTerms: 12, maxRows: 1 })?.steps ?? [];
}

/** The cells of a Markdown table's row that begins with a place. */
function markdownCells(text: string, place: number): readonly string[] {
  const line =
    text.split('\n').find((each) => new RegExp(`^\\|\\s*(\\*\\*)?${place}(\\*\\*)?\\s*\\|`).test(each)) ?? '';
  return line
    .replaceAll('&ensp;', '')
    .replace(/\\(.)/g, '$1')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('*', '').trim());
}

function clipboard(inspection: Inspection, form: string, wording: Wording): string {
  const copied = copyForms(inspection, wording)
    .find(({ id }) => id === form)
    ?.write();
  return copied?.kind === 'text' ? copied.text : '';
}

describe('one formatter', () => {
  it('writes numbers of inputs and results alike in formula, table, grid, picture, hover and clipboard', () => {
    fc.assert(
      fc.property(question, ({ logits, significantDigits }) => {
        const wording = { translate: english, significantDigits };
        const inspection = inspectionOf('softmax', { logits: ['logits', logits] });
        const rows = rowTable(inspection, 0, 10, wording)?.rows;
        assert.ok(rows);
        const tex = stepsOf(inspection).map((step) => stepToTex(step, { ...wording, linkTerms: true }));
        const grid = gridOf(inspection.arrays[0].tensor, { maxRows: 1, maxColumns: 10 }, wording).rows[0].cells;
        const bars = classBarsOf(inspection, 0, wording)?.bars;
        const hover = hoverParts(inspection, wording)
          .map(({ text }) => text)
          .join('');
        const copied = clipboard(inspection, 'markdown', wording);
        const formulas = tex.map(linkedNumbers);
        logits.forEach((logit, place) => {
          const [, input, result] = rows[place].cells;
          assert.equal(input, formatNumber(logit, wording));
          assert.equal(grid[place].text, input);
          assert.equal(bars?.[place].sentence, `class ${place}: z ${input}, Softmax ${result}`);
          assert.equal(placeSentence(inspection, 0, place, wording), `z, class ${place}: ${input}`);
          assert.deepEqual(markdownCells(hover, place), [String(place), input, result]);
          assert.deepEqual(markdownCells(copied, place), [String(place), input, result]);
          for (const linked of formulas) {
            for (const text of linked.get(place) ?? []) assert.equal(text, numberToTex(input));
          }
        });
        const results = rows.map(({ cells }) => cells[2]);
        const written = stepsOf(inspection).find(({ id }) => id === 'result');
        assert.equal(written && stepToUnicode(written, wording).split(/ [=≈] /)[1], `[${results.join(', ')}]`);
        assert.ok(summarize(inspection, wording).result?.startsWith(results.slice(0, 4).join(', ')));
      }),
      { numRuns: 2500 },
    );
  }).timeout(60_000);

  it('writes one amount alike in headline, formula, hover and clipboard', () => {
    const shares = fc.record({
      base: fc.constantFrom('e' as const, 2, 10, 3),
      share: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 0.25, 1, 1e-9)),
      significantDigits: fc.integer({ min: 1, max: 17 }),
    });
    fc.assert(
      fc.property(shares, ({ base, share, significantDigits }) => {
        const wording = { translate: english, significantDigits };
        const inspection = inspectionOf('entropy', { p: ['p', [share, 1 - share]] }, { base });
        const { information, headline } = summarize(inspection, wording);
        assert.ok(information && headline !== undefined);
        const steps = stepsOf(inspection);
        const sideOf = (wanted: string, write: (step: Step) => string, sign: RegExp) => {
          const step = steps.find(({ id }) => id === wanted);
          return step && write(step).split(sign).at(-1)?.trim();
        };
        const unicode = (step: Step) => stepToUnicode(step, wording);
        const tex = (step: Step) => stepToTex(step, wording);
        const result = sideOf('result', unicode, / [=≈] /);
        assert.ok(result !== undefined);
        if (base !== 3) assert.equal(result, information[base === 'e' ? 'nats' : base === 2 ? 'bits' : 'bans']);
        assert.equal(sideOf('result', tex, / (?:=|\\approx) /), numberToTex(result));
        if (base !== 2) assert.equal(sideOf('bits', unicode, / [=≈] /), information.bits);
        if (base !== 'e') assert.equal(sideOf('nats', unicode, / [=≈] /), information.nats);
        const amounts = information.units.map((unit) => `${information[unit]} ${unit}`.replace(/^1 (\w+)s$/, '1 $1'));
        // what looks the same in both units, such as 0, is said once
        const [first, second] = information.units;
        const other = information[first] === information[second] ? '' : ` (${amounts[1]})`;
        assert.equal(headline, `Entropy: ${amounts[0]}${other}`);
        const hover = hoverParts(inspection, wording)
          .map(({ text }) => text)
          .join('');
        assert.ok(hover.replace(/\\(.)/g, '$1').startsWith(`**${headline}**`), hover);
        assert.ok(clipboard(inspection, 'markdown', wording).replace(/\\(.)/g, '$1').startsWith(`**${headline}**`));
        assert.ok(clipboard(inspection, 'latex', wording).endsWith(` ${numberToTex(result)}`));
      }),
      { numRuns: 2500 },
    );
  }).timeout(60_000);
});
