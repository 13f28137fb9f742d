/** Softmax and the logistic function, written by hand. */

import type { Idiom } from './idiom.ts';
import { calledIn, part, plain, product, type Seen, same, terms, through } from './sight.ts';

/** `np.exp(x) / np.sum(np.exp(x))`, with its axis as it is. */
export function softmaxIn(seen: Seen): Idiom | undefined {
  const { factors, divisors, scale } = product(seen);
  if (factors.length !== 1 || divisors.length !== 1 || scale !== 1) return undefined;
  const above = powerIn(factors[0]);
  const sum = calledIn(plain(divisors[0]));
  if (!above || sum?.name !== 'sum') return undefined;
  const below = powerIn(sum.positional[0]);
  if (!below || !same(above, below)) return undefined;
  const logits = unshifted(above);
  const axis = axisOf(sum);
  const question = { quantity: 'softmax', inputs: { logits }, options: {}, ...(axis && { axis }) } as const;
  return { name: 'softmax', quantity: 'softmax', questions: [question], probabilities: [] };
}

/** Of `exp(x)` the x. */
function powerIn(seen: Seen): Seen | undefined {
  const call = calledIn(plain(seen));
  return call?.name === 'exp' ? call.positional[0] : undefined;
}

/** Of `x - np.max(x)` the x. */
function unshifted(seen: Seen): Seen {
  const [first, second, ...more] = terms(through(seen));
  if (!second || more.length > 0 || first.sign !== 1 || second.sign !== -1) return seen;
  const shift = calledIn(plain(second.seen));
  return shift?.name === 'max' ? first.seen : seen;
}

/** The axis that a function was told. */
export function axisOf({ positional, named }: Pick<NonNullable<ReturnType<typeof calledIn>>, 'positional' | 'named'>) {
  return named.get('axis') ?? named.get('dim') ?? positional[1];
}

/** `1 / (1 + np.exp(-x))`. */
export function sigmoidIn(seen: Seen): Idiom | undefined {
  const { factors, divisors, scale } = product(seen);
  if (factors.length > 0 || divisors.length !== 1 || scale !== 1) return undefined;
  const sum = terms(through(divisors[0]));
  const ones = sum.filter(({ sign, seen: { expression } }) => sign === 1 && isOne(expression));
  const power = sum.find(({ sign, seen: each }) => sign === 1 && powerIn(each) !== undefined);
  const exponent = power && powerIn(power.seen);
  if (sum.length !== 2 || ones.length !== 1 || !exponent) return undefined;
  const { expression } = through(exponent);
  const isUnary = expression.kind === 'unary' && expression.operator === '-';
  const isNegative = isUnary || product(through(exponent)).scale < 0;
  if (!isNegative) return undefined;
  const turned = isUnary ? { x: part(through(exponent), expression.operand) } : undefined;
  const question = turned
    ? ({ quantity: 'sigmoid', inputs: turned, options: {} } as const)
    : ({ quantity: 'sigmoid', inputs: { x: exponent }, negated: true, options: {} } as const);
  return { name: 'sigmoid', quantity: 'sigmoid', questions: [question], probabilities: [] };
}

function isOne(expression: Seen['expression']): boolean {
  return expression.kind === 'number' && expression.value === 1;
}
