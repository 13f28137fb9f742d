/** Arrays as libraries print them: real output, alone and amid a log, each found whole and with its own numbers. */

import { strict as assert } from 'node:assert';
import { findArrays, type NumericArray } from '../../../../src/finder/index.ts';
import { documented } from './documented.ts';
import type { Fixture, FixtureFile } from './fixture.ts';
import jax from './jax.json';
import numpy from './numpy.json';
import octave from './octave.json';
import pandas from './pandas.json';
import r from './r.json';
import tensorflow from './tensorflow.json';
import tfjs from './tfjs.json';
import torch from './torch.json';
import torch2 from './torch2.json';

const made = [
  numpy,
  torch,
  torch2,
  tensorflow,
  jax,
  pandas,
  r,
  octave,
  tfjs,
] as readonly unknown[] as readonly FixtureFile[];

const surroundings: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['alone', [], []],
  ['amid a log', ['2024-05-01 12:30:01 INFO step 12 of 100, loss=0.523'], ['2024-05-01 12:30:02 INFO done in 1.25 s']],
  ['amid prompts', ['>>> x', ''], ['', '>>> ']],
];

function facts(array: NumericArray) {
  const { start, end, shape, truncated, form, name } = array;
  return { start, end, shape, truncated, form, name, data: Array.from(array.data) };
}

function expected({ text, array, form = 'printed' }: Fixture, firstLine: number) {
  const last = text.length - 1;
  return {
    start: { line: firstLine, character: text[0].search(/\S/) },
    end: { line: firstLine + last, character: text[last].trimEnd().length },
    ...{ shape: array.shape, truncated: array.truncated ?? false, form, name: array.name },
    data: array.data.map(Number),
  };
}

function check(fixture: Fixture): void {
  for (const [where, before, after] of surroundings) {
    const found = findArrays([...before, ...fixture.text, ...after].join('\n'), 'plaintext');
    assert.deepEqual(found.map(facts), [expected(fixture, before.length)], where);
    if (fixture.array.dtype !== undefined) assert.equal(found[0].dtype, fixture.array.dtype, where);
  }
}

describe('finder: printed by the library itself', () => {
  for (const { version, fixtures } of made) {
    for (const fixture of fixtures) it(`${version}: ${fixture.code}`, () => check(fixture));
  }
});

describe('finder: printed, as documentation shows it', () => {
  for (const [library, fixtures] of Object.entries(documented)) {
    for (const fixture of fixtures) it(`${library}: ${fixture.code}`, () => check(fixture));
  }
});
