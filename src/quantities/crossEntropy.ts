/**
 * Cross entropy: the average surprisal under q of what happens by p.
 */

import {
  alongAxis,
  crossEntropy as crossEntropyOfRows,
  entropy as entropyOfRows,
  float32,
  klDivergence as klDivergenceOfRows,
  message,
  type PairTensor,
} from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributionsInFloat32 } from './mechanism/float32Rows.ts';
import { crossEntropyOf, divergenceOf, explainRows, routeSteps, surprisalTerms } from './mechanism/informationSteps.ts';
import { given } from './mechanism/inputs.ts';
import { isAscending, number, plus } from './mechanism/notation.ts';
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
  inFloat32: distributionsInFloat32(['p', 'q'], float32.weightedSurprisal),
  explain({ value }, { inputs, options }, limits) {
    const unit = baseOf(options);
    const layout = alongAxis(given(inputs, 'p').shape, axisOf(options));
    return explainRows(
      'H',
      value,
      layout,
      unit,
      limits,
      (row) => {
        const above = row.input('p', given(inputs, 'p'), 'p');
        const below = row.input('q', given(inputs, 'q'), 'q');
        const left = row.own('H', value.data[row.row]);
        const route = plus(crossEntropyOf(unit, above, above), divergenceOf(unit, above, below));
        const inUnit = (nats: PairTensor) => number(inBase(nats, options).data[0]);
        const numbers = () =>
          plus(inUnit(entropyOfRows(above.value, -1)), inUnit(klDivergenceOfRows(above.value, below.value, -1)));
        return {
          before: [],
          weights: above,
          formula: (show, shown) => crossEntropyOf(unit, above, below, show, shown),
          terms: surprisalTerms(unit, above, below),
          checks: row.isFirst
            ? routeSteps(
                row,
                left,
                route,
                numbers(),
                isAscending(unit) ? reasons.lowerBound : reasons.entropyPlusDivergence,
              )
            : [],
        };
      },
      perplexitySteps('H', value, unit),
    );
  },
});
