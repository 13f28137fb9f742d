/**
 * Entropy: the average surprisal of a distribution.
 */

import { alongAxis, entropy as entropyOf, message, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { crossEntropyOf, explainRows } from './mechanism/informationSteps.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p } from './mechanism/roles.ts';
import { perplexitySteps } from './mechanism/rows.ts';

/** Source: C. E. Shannon, A mathematical theory of communication, 1948. */
export const entropy = defineQuantity({
  id: 'entropy',
  title: message('Entropy'),
  summary: message('How surprising is this distribution on average?'),
  inputs: [{ ...p, title: message('Distribution') }],
  options: [axis, base, framework('scipy')],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const [distribution] = distributions(['p'], inputs, options);
    const parts: Record<string, Tensor> = { p: distribution };
    return { value: inBase(entropyOf(distribution, axisOf(options)), options), parts, warnings: [] };
  },
  explain({ value, parts }, question, limits) {
    const unit = baseOf(question.options);
    const layout = alongAxis(parts.p.shape, axisOf(question.options));
    return [
      ...explainRows('H', value, layout, unit, limits, (row) => {
        const { letters, steps } = rescalingSteps(row, ['p'], parts, question);
        return { before: steps, formula: (show, shown) => crossEntropyOf(unit, letters[0], letters[0], show, shown) };
      }),
      ...perplexitySteps('H', value, unit),
    ];
  },
});
