/**
 * Jensen–Shannon divergence: how far two distributions are from their mixture.
 */

import {
  alongAxis,
  entropy as entropyOf,
  float32,
  jensenShannonDivergence as jensenShannonDivergenceOf,
  klDivergence as klDivergenceOf,
  type Message,
  message,
  type Tensor,
} from '../core/index.ts';
import type { Variable } from './expression.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { distributions, rescalingSteps } from './mechanism/distributions.ts';
import { distributionsInFloat32 } from './mechanism/float32Rows.ts';
import {
  boundSteps,
  crossEntropyOf,
  divergenceOf,
  explainRows,
  reasonOfTerms,
  routeSteps,
  weightedLogarithms,
} from './mechanism/informationSteps.ts';
import { apply, at, type Base, isAscending, list, logarithm, minus, number, over, plus } from './mechanism/notation.ts';
import { axis, base, framework } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { type ShownRow, step } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions, Step } from './types.ts';

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
  inFloat32: distributionsInFloat32(['p', 'q'], float32.jensenShannonDivergence),
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
      const apart = isApart(value.data[row.row]);
      const half = over(plus(at(one, 'i', 'value'), at(other, 'i', 'value')), number(2));
      const mixture = step(row.id('mixture'), titles.mixture, m, list('i', row.length, half, row.shown()));
      const [first, second] = [one, other].map((of, side) => {
        const amount = inBase(klDivergenceOf(of.value, m.value, -1), question.options).data[0];
        return row.own(side === 0 ? 'D(p‖m)' : 'D(q‖m)', amount);
      });
      const toMixture = (left: Variable, of: Variable, name: string, title: Message) =>
        step(row.id(name), title, left, divergenceOf(unit, of, m, 'value', row.shown()), reasonOfTerms(of));
      return {
        before: [
          ...steps,
          mixture,
          ...(apart
            ? [
                toMixture(first, one, 'first', titles.toMixture),
                toMixture(second, other, 'second', titles.otherToMixture),
              ]
            : []),
        ],
        weights: m,
        ...(apart && { reason: reasons.mixtureHalves }),
        formula: (show, shown) => {
          if (show === 'symbol' || !apart) {
            return over(
              plus(divergenceOf(unit, one, m, show, shown), divergenceOf(unit, other, m, show, shown)),
              number(2),
            );
          }
          return over(plus(...[first, second].map((letter) => number(letter.value.data[0]))), number(2));
        },
        checks: row.isFirst ? checkSteps(row, value.data[row.row], unit, [one, other, m], question.options) : [],
      };
    });
  },
});

/** The entropy of the mixture minus the mean entropy, the bound, and the distance. */
function checkSteps(
  row: ShownRow,
  amount: number,
  unit: Base,
  [one, other, m]: readonly Variable[],
  options: QuantityOptions,
): Step[] {
  const D = row.own('D', amount);
  const inUnit = (of: Variable) => number(inBase(entropyOf(of.value, -1), options).data[0]);
  const route = plus(
    crossEntropyOf(unit, m, m),
    over(plus(weightedLogarithms(unit, one, one), weightedLogarithms(unit, other, other)), number(2)),
  );
  const numbers = minus(inUnit(m), over(plus(inUnit(one), inUnit(other)), number(2)));
  return [
    ...(isAscending(unit)
      ? [step(row.id('distance'), titles.distance, apply('sqrt', D), number(Math.sqrt(amount)), reasons.squareRoot)]
      : []),
    ...boundSteps(row, logarithm(unit, number(2)), unit, reasons.atMostOneBit),
    ...routeSteps(row, D, route, isApart(amount) ? numbers : undefined, reasons.mixtureEntropy),
  ];
}

/** Whether the divergence is so large that the rounding of m does not show in what is made of m alone. */
const isApart = (divergence: number) => !(Math.abs(divergence) < 1e-6);

/** (p + q)/2; half of the smallest double is rounded up, so that p > 0 never meets m = 0. */
function meanOf(one: number, other: number): number {
  const total = one + other;
  return total === Number.MIN_VALUE ? total : total / 2;
}
