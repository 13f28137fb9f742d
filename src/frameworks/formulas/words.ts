/** Operations that not every framework has a word for, written with the others where it has none. */

import type { Draft } from '../program/draft.ts';
import {
  apply,
  atMost,
  exp,
  isEqual,
  isLess,
  log,
  log1p,
  minus,
  negative,
  over,
  plus,
  sum,
  sumKept,
  type Term,
  times,
  where,
} from '../program/terms.ts';

/** How many elements hold, as a float where booleans don't add up. */
export function count(draft: Draft, condition: Term, axis?: number, keepsAxis = false): Term {
  const numbers = draft.has('toFloat') ? apply('toFloat', [condition]) : condition;
  return axis === undefined ? sum(numbers) : apply('sum', [numbers], { axis, keepsAxis });
}

export function softmax(draft: Draft, logits: Term, axis: number): Term {
  if (draft.has('softmax')) return apply('softmax', [logits], { axis });
  const exponentials = draft.bind('exponentials', exp(shiftedLogits(draft, draft.named('scaled', logits), axis)));
  return over(exponentials, sumKept(exponentials, axis));
}

/** Log-softmax; where small results must keep their digits, log(1 + rest) without the largest term. */
export function logSoftmax(draft: Draft, logits: Term, axis: number): Term {
  if (!draft.style.careful && draft.has('logSoftmax')) return apply('logSoftmax', [logits], { axis });
  const shifted = shiftedLogits(draft, draft.named('scaled', logits), axis);
  return minus(
    shifted,
    draft.style.careful ? logOfTotal(draft, shifted, axis, true) : log(sumKept(exp(shifted), axis)),
  );
}

export function logSumExp(draft: Draft, logits: Term, axis: number): Term {
  if (!draft.style.careful && draft.has('logSumExp')) return apply('logSumExp', [logits], { axis });
  const named = draft.named('scaled', logits);
  const largest = draft.bind('largest', apply('largest', [named], { axis }));
  const shifted = shiftedLogits(draft, named, axis);
  return plus(largest, draft.style.careful ? logOfTotal(draft, shifted, axis, false) : log(sum(exp(shifted), axis)));
}

function shiftedLogits(draft: Draft, logits: Term, axis: number): Term {
  return draft.bind('shifted', minus(logits, apply('largest', [logits], { axis, keepsAxis: true })));
}

/** log Σ e^shifted. The largest term of a row is 1, and is left out rather than taken away. */
function logOfTotal(draft: Draft, shifted: Term, axis: number, keepsAxis: boolean): Term {
  const settings = { axis, keepsAxis };
  const others = draft.bind('others', apply('sum', [where(isLess(shifted, 0), exp(shifted), 0)], settings));
  const ties = draft.bind('ties', minus(count(draft, isEqual(shifted, 0), axis, keepsAxis), 1));
  return log1p(plus(others, ties));
}

export function sigmoid(draft: Draft, x: Term): Term {
  if (draft.has('sigmoid')) return apply('sigmoid', [x]);
  if (!draft.style.careful) return over(1, plus(1, exp(negative(x))));
  return over(exp(atMost(x, 0)), plus(1, exp(negative(apply('abs', [x])))));
}

export function softplus(x: Term): Term {
  return apply('softplus', [x]);
}

export function logSigmoid(draft: Draft, x: Term): Term {
  return draft.has('logSigmoid') ? apply('logSigmoid', [x]) : negative(softplus(negative(x)));
}

/** w·log y; 0 where w is 0, if the draft is guarded. */
export function weightedLog(draft: Draft, weight: Term, y: Term): Term {
  if (!draft.style.guarded) return times(weight, log(y));
  if (draft.has('xlogy')) return apply('xlogy', [weight, y]);
  return times(weight, log(where(isEqual(weight, 0), 1, y)));
}

/** w·log(1 + y), the same way. */
export function weightedLog1p(draft: Draft, weight: Term, y: Term): Term {
  if (!draft.style.guarded) return times(weight, log1p(y));
  if (draft.has('xlog1py')) return apply('xlog1py', [weight, y]);
  return times(weight, log1p(where(isEqual(weight, 0), 0, y)));
}

/** w·v; 0 where w is 0 and v infinite, if the draft is guarded. */
export function weighted(draft: Draft, weight: Term, value: Term): Term {
  const product = times(weight, value);
  return draft.style.guarded ? where(isEqual(weight, 0), 0, product) : product;
}
