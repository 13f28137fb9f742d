/**
 * Entropy: the average surprisal of a distribution.
 */

import { alongAxis, entropy as entropyOf, float32, message, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { distributionsInFloat32 } from './mechanism/float32Rows.ts';
import { boundSteps, crossEntropyOf, explainRows, surprisalTerms } from './mechanism/informationSteps.ts';
import { logarithm, number } from './mechanism/notation.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p } from './mechanism/roles.ts';
import { perplexitySteps } from './mechanism/rows.ts';
import { reasons } from './mechanism/words.ts';

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
  inFloat32: distributionsInFloat32(['p'], float32.weightedSurprisal),
  explain({ value, parts }, question, limits) {
    const unit = baseOf(question.options);
    const layout = alongAxis(parts.p.shape, axisOf(question.options));
    return explainRows(
      'H',
      value,
      layout,
      unit,
      limits,
      (row) => {
        const { letters, steps } = rescalingSteps(row, ['p'], parts, question);
        const [weights] = letters;
        const most = logarithm(unit, number(row.length));
        return {
          before: steps,
          weights,
          formula: (show, shown) => crossEntropyOf(unit, weights, weights, show, shown),
          terms: surprisalTerms(unit, weights, weights),
          checks: row.length > 0 ? boundSteps(row, most, unit, reasons.equalOptions) : [],
        };
      },
      perplexitySteps('H', value, unit),
    );
  },
});
