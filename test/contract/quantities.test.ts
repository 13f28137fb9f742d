/**
 * The contract of the quantities: every worked example of examples/quantities.jsonl, and the type of the door.
 */

import { strict as assert } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Tensor, tensor } from '../../src/core/index.ts';
import * as quantitiesDoor from '../../src/quantities/index.ts';
import { fromDouble } from '../oracle/bigFloat.ts';
import { ulpError } from '../oracle/ulp.ts';
import type { InputRole, QuantitiesDoor, QuantityId, QuantityOptions } from './doors.ts';

declare const PROJECT_ROOT: string;

const door: QuantitiesDoor = quantitiesDoor;

interface WrittenTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[];
}

interface Example {
  readonly id: string;
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<InputRole, WrittenTensor>>>;
  readonly options: QuantityOptions;
  readonly value?: WrittenTensor;
  readonly gradient?: WrittenTensor & { readonly of: InputRole };
  readonly error?: string;
  readonly warns?: boolean;
}

const file = path.join(PROJECT_ROOT, 'test/contract/examples/quantities.jsonl');
const examples = fs
  .readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Example);

function read({ shape, data }: WrittenTensor): Tensor {
  return tensor(data.map(Number), shape);
}

/** Fails unless both have the same shape, and each element is at most one unit in the last place from the expected one. */
function assertWithinOneUlp(actual: Tensor, expected: Tensor): void {
  assert.deepEqual([...actual.shape], [...expected.shape]);
  actual.data.forEach((value, index) => {
    const error = ulpError(value, fromDouble(expected.data[index]));
    assert.ok(error <= 1, `element ${index} is ${value}, ${error} ulp from ${expected.data[index]}`);
  });
}

describe('the contract of the quantities', () => {
  it('has 64 examples', () => {
    assert.equal(examples.length, 64);
  });

  for (const example of examples) {
    it(`holds for ${example.id}`, () => {
      const inputs = Object.fromEntries(
        Object.entries(example.inputs).map(([role, written]) => [role, read(written as WrittenTensor)]),
      );
      const evaluate = () => door.evaluate(example.quantity, inputs, example.options);
      if (example.error !== undefined) {
        assert.throws(evaluate, { name: 'InputError', code: example.error });
        return;
      }
      const evaluation = evaluate();
      assert.ok(example.value);
      assertWithinOneUlp(evaluation.value, read(example.value));
      if (example.gradient) {
        const gradient = evaluation.gradients?.[example.gradient.of];
        assert.ok(gradient);
        assertWithinOneUlp(gradient, read(example.gradient));
      }
      assert.equal(evaluation.warnings.length > 0, example.warns === true);
    });
  }
});
