/** What a formula gives: what the code computes, step by step, and the exact value of the quantity that it stands for. */

import {
  type ArrayValue,
  arrayFrom,
  confirmed,
  negated,
  type Question,
  Raised,
  type Result,
  Unresolved,
  type Value,
} from '../../frameworks/index.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { FoundIdiom } from './find.ts';
import type { IdiomQuestion } from './idiom.ts';
import type { Seen } from './sight.ts';

/** Probabilities may be a little more than 1 where an ε was added. */
const mostProbable = 1.001;

/** Whether a formula is what it looks like: what a logarithm is taken of must not be more than 1, where that is known. */
export function isPlausible({ idiom }: FoundIdiom, evaluator: Evaluator): boolean {
  return idiom.probabilities.every((seen) => {
    const array = arrayIn(seen, evaluator);
    return !array?.held.data.some((value) => value > mostProbable);
  });
}

/** @throws Unresolved, Raised where the code does not give a value that is known */
export function resultOf({ idiom, seen }: FoundIdiom, evaluator: Evaluator): Result {
  const value = evaluator.valueOf(seen.expression, seen.scope);
  if (value.kind !== 'array' && value.kind !== 'number') return { value };
  const array = asArray(value);
  for (const question of idiom.questions) {
    const asked = questionFrom(question, evaluator);
    const result = asked && confirmed(array, asked, true);
    if (result?.asked) return result;
  }
  return { value: array };
}

function questionFrom(
  { quantity, inputs, negated: isNegated, axis, options }: IdiomQuestion,
  evaluator: Evaluator,
): Question | undefined {
  const arrays = Object.entries(inputs).map(([role, seen]) => {
    const array = arrayIn(seen, evaluator);
    return [role, array && isNegated ? asArray(negated(array)) : array] as const;
  });
  const at = axis && axisIn(axis, evaluator);
  if (arrays.some(([, array]) => array === undefined) || (axis && at === undefined)) return undefined;
  const known: Record<string, ArrayValue> = {};
  for (const [role, array] of arrays) if (array) known[role] = array;
  return { quantity, inputs: known, options: { ...options, ...(at !== undefined && { axis: at }) } };
}

function axisIn({ expression, scope }: Seen, evaluator: Evaluator): number | undefined {
  const value = known(() => evaluator.valueOf(expression, scope));
  return value?.kind === 'number' ? value.value : undefined;
}

/** What a comprehension binds has another value in each turn. */
function arrayIn({ expression, scope, bound }: Seen, evaluator: Evaluator): ArrayValue | undefined {
  if (bound) return undefined;
  return known(() => asArray(evaluator.valueOf(expression, scope)));
}

/** Numbers and lists as NumPy takes them. */
function asArray(value: Value): ArrayValue {
  return value.kind === 'array' ? value : arrayFrom(value, 'numpy', value.kind === 'number' ? 'float64' : undefined);
}

function known<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Unresolved || error instanceof Raised) return undefined;
    throw error;
  }
}
