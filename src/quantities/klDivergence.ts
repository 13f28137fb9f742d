/**
 * Kullback–Leibler divergence: what believing q costs where p is true.
 */

import { alongAxis, klDivergence as klDivergenceOf, message, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { crossEntropyOf, divergenceOf, explainRows } from './mechanism/informationSteps.ts';
import { minus } from './mechanism/notation.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { reasons } from './mechanism/words.ts';

/** Source: S. Kullback, R. A. Leibler, On information and sufficiency, 1951. */
export const klDivergence = defineQuantity({
  id: 'klDivergence',
  title: message('Kullback–Leibler divergence'),
  summary: message('How much more surprising is p to someone who believes q than to someone who believes p?'),
  inputs: [p, q],
  options: [axis, base, framework('scipy')],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const [above, below] = distributions(['p', 'q'], inputs, options);
    const parts: Record<string, Tensor> = { p: above, q: below };
    return { value: inBase(klDivergenceOf(above, below, axisOf(options)), options), parts, warnings: [] };
  },
  explain({ value, parts }, question, limits) {
    const unit = baseOf(question.options);
    const layout = alongAxis(parts.p.shape, axisOf(question.options));
    return explainRows('D', value, layout, unit, limits, (row) => {
      const { letters, steps } = rescalingSteps(row, ['p', 'q'], parts, question);
      const [above, below] = letters;
      const difference = minus(crossEntropyOf(unit, above, below), crossEntropyOf(unit, above, above));
      return {
        before: steps,
        formula: (show, shown) => divergenceOf(unit, above, below, show, shown),
        check: { right: difference, reason: reasons.divergenceAsDifference },
      };
    });
  },
});
