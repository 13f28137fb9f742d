/**
 * Categorical checks: the gradient of a categorical loss, second routes to it, and what it would be at least or without
 * clipping.
 */

import { compensatedSum } from '../../core/index.ts';
import type { Variable } from '../expression.ts';
import type { Step } from '../types.ts';
import type { CategoricalLoss } from './categorical.ts';
import type { LossRow } from './categoricalRow.ts';
import { conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { rowGradientSteps, slopesOf } from './gradientSteps.ts';
import { weightedLogarithms } from './informationSteps.ts';
import { given } from './inputs.ts';
import { onlyLabel } from './labelSteps.ts';
import {
  apply,
  at,
  type Base,
  isAscending,
  list,
  logarithm,
  minus,
  negative,
  number,
  over,
  perBase,
  plus,
  type Show,
  sum,
  sumExcept,
  times,
  weigh,
} from './notation.ts';
import { isMoved } from './preparationSteps.ts';
import { baseOf } from './reducing.ts';
import { inReduction } from './reducingSteps.ts';
import { step } from './rows.ts';
import type { SoftmaxRow } from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/** What stands at the end of a derivation, for the row that is explained. */
export function checkSteps(row: LossRow, computed: CategoricalLoss, question: Question): Step[] {
  const base = baseOf(question.options);
  const { softmax, predictions, target } = row;
  const isReachable = softmax === undefined || softmax.range === 'plain';
  const unclipped = unclippedSteps(row, computed, question);
  if (!isReachable) return unclipped;
  if (target === undefined) return [...unclipped, ...entropySteps(row, base)];
  const oneHot = negative(
    computed.prediction === 'logProbabilities'
      ? perBase(base, sum('i', row.length, weigh(at(row.u, 'i'), at(predictions, 'i'))))
      : weightedLogarithms(base, row.u, predictions),
  );
  const isNumber = predictions.value.data.every((share) => !Number.isNaN(share));
  return [
    ...unclipped,
    ...(isNumber ? [step(row.id('one-hot'), titles.check, row.loss, oneHot, reasons.oneHot)] : []),
    ...(softmax && row.length === 2 && row.weight === 1 ? [twoClassStep(row, softmax, target, base)] : []),
  ];
}

/** For labels that are a distribution: their entropy, and the loss as that and a divergence. */
function entropySteps(row: LossRow, base: Base): Step[] {
  const { u, predictions, loss } = row;
  const weights = u.value.data;
  const isDistribution = weights.every((weight) => weight >= 0) && Math.abs(compensatedSum(weights) - 1) < 1e-12;
  if (!isDistribution) return [];
  const entropy = negative(weightedLogarithms(base, u, u));
  const logarithmOf = (of: Variable) => weigh(at(u, 'i'), logarithm(base, at(of, 'i')));
  const divergence = sum('i', row.length, minus(logarithmOf(u), logarithmOf(predictions)));
  const floor = number(entropy.evaluate().data[0]);
  return [
    ...(onlyLabel(weights) === undefined && isAscending(base)
      ? [step(row.id('floor'), titles.least, entropy, floor, reasons.floorOfLabels)]
      : []),
    step(
      row.id('entropy-plus-divergence'),
      titles.check,
      loss,
      plus(entropy, divergence),
      reasons.entropyPlusDivergence,
    ),
  ];
}

/** The loss of the probabilities as they were given, where clipping moved one. */
function unclippedSteps(row: LossRow, computed: CategoricalLoss, { inputs, options }: Question): Step[] {
  if (!computed.stages.some(({ kind }) => kind === 'clipping')) return [];
  const clipping = computed.stages.findIndex(({ kind }) => kind === 'clipping');
  const source = given(inputs, 'probabilities');
  const before = computed.stages[clipping - 1]?.value ?? source;
  const raw = clipping === 0 ? row.input('a', source, 'probabilities') : row.derived('b', before);
  const clipped = row.derived('p', computed.stages[clipping].value);
  if (!isMoved(raw.value, clipped.value)) return [];
  const amount = (k: string | number) => logarithm(baseOf(options), at(raw, k, 'value'));
  const { target, weight } = row;
  const formula =
    target === undefined
      ? sum('k', row.length, weigh(at(row.u, 'k', 'value'), amount('k')), row.shown())
      : weigh(number(weight), amount(target));
  const without = negative(formula);
  return [
    step(
      row.id('without-clipping'),
      titles.withoutClipping,
      without,
      number(without.evaluate().data[0]),
      reasons.withoutClipping,
    ),
  ];
}

function twoClassStep(row: LossRow, softmax: SoftmaxRow, target: number, base: Base): Step {
  const { z, temperature } = softmax;
  const difference = minus(at(z, 1 - target, 'value'), at(z, target, 'value'));
  const scaled = temperature === 1 ? difference : over(difference, number(temperature));
  const right = perBase(base, apply('softplus', scaled));
  return step(row.id('two-classes'), titles.check, row.loss, right, reasons.twoClasses);
}

/** The gradient of the result by this row's logits, and that it adds up to 0. */
export function gradientSteps(row: LossRow, computed: CategoricalLoss, { options }: Question): Step[] {
  const gradient = computed.gradients?.logits;
  if (gradient === undefined || row.softmax === undefined) return [];
  // a mean that divides by 0 has slopes that say nothing
  const { denominator, factorOf } = computed.loss.reduced;
  if (denominator === 0 && factorOf(row.row).high !== 0) return [];
  const g = slopesOf(row, gradient);
  const { target } = row;
  const shown = row.shown(target);
  if (row.isIgnored) {
    return [step(row.id('gradient'), titles.gradient, g, list('i', row.length, number(0), shown), reasons.ignored)];
  }
  const isTrue = conventionOf(options).gradientForm === 'true' || computed.indices !== undefined;
  const labelSum = isTrue ? compensatedSum(row.u.value.data) : 1;
  const slope = (show: Show) => {
    const p = at(row.predictions, 'i', show);
    return minus(labelSum === 1 ? p : times(number(labelSum), p), at(row.u, 'i', show));
  };
  const steps = rowGradientSteps(row, g, computed.loss, options, {
    slope,
    reason: reasons.softmaxMinusLabels,
    shown,
    addsUpToZero: isTrue,
  });
  const isTop = row.isConfident && target !== undefined && target === row.softmax.maximumAt;
  if (!isTop || row.predictions.value.data.every((share, k) => k === target || share === 0)) return steps;
  const others = sumExcept(target, 'j', row.length, at(row.predictions, 'j', 'value'), shown);
  const pull = negative(labelSum === 1 ? others : times(number(labelSum), others));
  const scaled = options.temperature === undefined ? pull : over(pull, number(options.temperature));
  const right = inReduction(computed.loss, row.row, perBase(baseOf(options), scaled));
  return [...steps, step(row.id('target-slope'), titles.targetSlope, at(g, target), right, reasons.targetSlope)];
}
