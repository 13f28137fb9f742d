/**
 * Jensen–Shannon divergence: how far two distributions are from their mixture.
 */

import {
  alongAxis,
  jensenShannonDivergence as jensenShannonDivergenceOf,
  message,
  type Tensor,
} from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { crossEntropyOf, divergenceOf, explainRows } from './mechanism/informationSteps.ts';
import { at, list, minus, number, over, plus, type Show } from './mechanism/notation.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { step } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';

/** Source: J. Lin, Divergence measures based on the Shannon entropy, 1991. */
export const jensenShannonDivergence = defineQuantity({
  id: 'jensenShannonDivergence',
  title: message('Jensen–Shannon divergence'),
  summary: message('How different are these two distributions, whichever of them is true?'),
  inputs: [
    { ...p, title: message('One distribution') },
    { ...q, title: message('Other distribution') },
  ],
  options: [axis, base, framework('scipy')],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const [one, other] = distributions(['p', 'q'], inputs, options);
    const parts: Record<string, Tensor> = { p: one, q: other };
    return { value: inBase(jensenShannonDivergenceOf(one, other, axisOf(options)), options), parts, warnings: [] };
  },
  explain({ value, parts }, question, limits) {
    const unit = baseOf(question.options);
    const layout = alongAxis(parts.p.shape, axisOf(question.options));
    return explainRows('D', value, layout, unit, limits, (row) => {
      const { letters, steps } = rescalingSteps(row, ['p', 'q'], parts, question);
      const [one, other] = letters;
      const m = row.own(
        'm',
        one.value.data.map((share, k) => meanOf(share, other.value.data[k])),
      );
      const half = over(plus(at(one, 'i', 'value'), at(other, 'i', 'value')), number(2));
      const mixture = step(row.id('mixture'), titles.mixture, m, list('i', row.length, half, row.shown()));
      const mean = (show: Show, shown?: readonly number[]) =>
        over(plus(divergenceOf(unit, one, m, show, shown), divergenceOf(unit, other, m, show, shown)), number(2));
      const entropies = over(plus(crossEntropyOf(unit, one, one), crossEntropyOf(unit, other, other)), number(2));
      return {
        before: [...steps, mixture],
        formula: mean,
        check: { right: minus(crossEntropyOf(unit, m, m), entropies), reason: reasons.mixtureEntropy },
      };
    });
  },
});

/** (p + q)/2; half of the smallest double is rounded up, so that p > 0 never meets m = 0. */
function meanOf(one: number, other: number): number {
  const total = one + other;
  return total === Number.MIN_VALUE ? total : total / 2;
}
