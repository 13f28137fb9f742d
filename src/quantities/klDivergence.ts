/**
 * Kullback–Leibler divergence: what believing q costs where p is true.
 */

import {
  alongAxis,
  crossEntropy as crossEntropyOfRows,
  entropy as entropyOfRows,
  float32,
  klDivergence as klDivergenceOf,
  message,
  type PairTensor,
  type Tensor,
} from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { distributionsInFloat32 } from './mechanism/float32Rows.ts';
import {
  crossEntropyOf,
  divergenceOf,
  divergenceTerms,
  explainRows,
  routeSteps,
  weightedLogarithms,
} from './mechanism/informationSteps.ts';
import { minus, number, plus } from './mechanism/notation.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { step } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';

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
  inFloat32: distributionsInFloat32(['p', 'q'], float32.relativeEntropy),
  explain({ value, parts }, question, limits) {
    const unit = baseOf(question.options);
    const layout = alongAxis(parts.p.shape, axisOf(question.options));
    return explainRows('D', value, layout, unit, limits, (row) => {
      const { letters, steps } = rescalingSteps(row, ['p', 'q'], parts, question);
      const [above, below] = letters;
      const left = row.own('D', value.data[row.row]);
      const inUnit = (nats: PairTensor) => number(inBase(nats, question.options).data[0]);
      const route = plus(crossEntropyOf(unit, above, below), weightedLogarithms(unit, above, above));
      const numbers = () =>
        minus(inUnit(crossEntropyOfRows(above.value, below.value, -1)), inUnit(entropyOfRows(above.value, -1)));
      const reverse = () => {
        const amount = inUnit(klDivergenceOf(below.value, above.value, -1));
        const formula = divergenceOf(unit, below, above, 'value', row.shown());
        return step(row.id('reverse'), titles.otherDirection, formula, amount, reasons.asymmetric);
      };
      return {
        before: steps,
        weights: above,
        formula: (show, shown) => divergenceOf(unit, above, below, show, shown),
        terms: divergenceTerms(unit, above, below),
        checks: row.isFirst
          ? [...routeSteps(row, left, route, numbers(), reasons.divergenceAsDifference), reverse()]
          : [],
      };
    });
  },
});
