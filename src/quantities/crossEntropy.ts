/**
 * Cross entropy: the average surprisal under q of what happens by p.
 */

import { alongAxis, crossEntropy as crossEntropyOfRows, message } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { crossEntropyOf, divergenceOf, explainRows } from './mechanism/informationSteps.ts';
import { given } from './mechanism/inputs.ts';
import { plus } from './mechanism/notation.ts';
import { axis, base } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { perplexitySteps } from './mechanism/rows.ts';
import { reasons } from './mechanism/words.ts';

export const crossEntropy = defineQuantity({
  id: 'crossEntropy',
  title: message('Cross entropy'),
  summary: message('How surprising is p on average to someone who believes q?'),
  inputs: [p, q],
  options: [axis, base],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const nats = crossEntropyOfRows(given(inputs, 'p'), given(inputs, 'q'), axisOf(options));
    return { value: inBase(nats, options), parts: {}, warnings: [] };
  },
  explain({ value }, { inputs, options }, limits) {
    const unit = baseOf(options);
    const layout = alongAxis(given(inputs, 'p').shape, axisOf(options));
    return [
      ...explainRows('H', value, layout, unit, limits, (row) => {
        const above = row.input('p', given(inputs, 'p'), 'p');
        const below = row.input('q', given(inputs, 'q'), 'q');
        const sumOfBoth = plus(crossEntropyOf(unit, above, above), divergenceOf(unit, above, below));
        return {
          before: [],
          formula: (show, shown) => crossEntropyOf(unit, above, below, show, shown),
          check: { right: sumOfBoth, reason: reasons.entropyPlusDivergence },
        };
      }),
      ...perplexitySteps('H', value, unit),
    ];
  },
});
