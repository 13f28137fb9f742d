/**
 * Clear questions: random questions without amounts so small that rounded letters and the exact value part: subnormal
 * inputs, labels whose squares underflow, smoothing that a double loses beside 1, and an exponent that makes something of
 * a probability which underflowed to 0.
 */

import type fc from 'fast-check';
import type { Tensor } from '../../../src/core/index.ts';
import type { QuantityDefinition } from '../../../src/quantities/index.ts';
import { type Question, questions } from './questions.ts';

const kept = (value: number, smallest: number) => (Math.abs(value) < smallest ? 0 : value);

const cleared = ({ data, shape }: Tensor, smallest: number): Tensor => ({
  data: data.map((value) => kept(value, smallest)),
  shape,
});

/** A random question for a quantity. */
export function clearQuestions(definition: QuantityDefinition): fc.Arbitrary<Question> {
  return questions(definition).map(({ inputs, options }) => {
    const { labelSmoothing, gamma } = options;
    const clear = Object.entries(inputs).map(([role, input]) => [
      role,
      cleared(input, role === 'labels' ? 1e-100 : 1e-300),
    ]);
    return {
      inputs: Object.fromEntries(clear),
      options: {
        ...options,
        ...(labelSmoothing !== undefined && { labelSmoothing: kept(labelSmoothing, 1e-12) }),
        ...(gamma !== undefined && { gamma: kept(gamma, 0.05) }),
      },
    };
  });
}
