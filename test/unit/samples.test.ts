/** From the text of each sample file to what hover and panel say: the whole chain below VS Code. */

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fill, type Message } from '../../src/core/index.ts';
import { findArrays } from '../../src/finder/index.ts';
import { inspectArray } from '../../src/inspect/index.ts';
import { hoverParts } from '../../src/present/index.ts';
import { sampleAnswers, sampleFiles } from '../sampleAnswers.ts';

declare const PROJECT_ROOT: string;

const languages: Readonly<Record<string, string>> = { '.py': 'python', '.ts': 'typescript', '.json': 'json' };
const wording = { translate: ({ text, args }: Message) => fill(text, args), significantDigits: 8 };

/** The mean of two decimals written by hand is off by a rounding of 0.8 or 0.4; a few units of the last digit are not. */
const tolerance = 4e-16;

for (const file of sampleFiles) {
  describe(`samples/${file}`, () => {
    const text = fs.readFileSync(path.join(PROJECT_ROOT, 'samples', file), 'utf8');
    const arrays = findArrays(text, languages[path.extname(file)]);

    it('holds the arrays of all examples', () => {
      assert.equal(arrays.length, 18);
    });

    for (const { array, example, role, quantity, value, entries, shown } of sampleAnswers) {
      it(`${example}: role, quantity, value and hover`, () => {
        const inspection = inspectArray(arrays[array], arrays);
        assert.equal(inspection.arrays[0].reading.role, role);
        assert.equal(inspection.quantity, quantity);
        assert.deepEqual(inspection.warnings, []);
        assert.equal(inspection.outcome.kind, 'value');
        if (inspection.outcome.kind !== 'value') return;
        assertClose(inspection.outcome.value.data, value);
        if (entries) assertClose(inspection.outcome.entries?.data ?? new Float64Array(0), entries);
        const hover = hoverParts(inspection, wording)
          .map((part) => part.text.replaceAll('\\', ''))
          .join('');
        for (const number of shown) assert.ok(hover.includes(number), `${number} stands in the hover:\n${hover}`);
      });
    }
  });
}

function assertClose(actual: Float64Array, expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  expected.forEach((number, index) => {
    assert.ok(
      Math.abs(actual[index] - number) <= tolerance * Math.max(1, Math.abs(number)),
      `${actual[index]} for ${number}`,
    );
  });
}
