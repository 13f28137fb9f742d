/**
 * Categorical focal steps: the derivation of the focal loss over classes.
 */

import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import { type FocalLoss, focalSettings } from './categoricalFocal.ts';
import { type FocalRow, focalRow } from './categoricalFocalRow.ts';
import type { Question } from './define.ts';
import { rowGradientSteps, slopesOf } from './gradientSteps.ts';
import { reasonOfTerms } from './informationSteps.ts';
import { given } from './inputs.ts';
import { labelSteps } from './labelSteps.ts';
import {
  apply,
  at,
  exp,
  list,
  minus,
  negative,
  number,
  perBase,
  plus,
  power,
  type Show,
  sum,
  times,
  weigh,
} from './notation.ts';
import { isMoved, stageSteps } from './preparationSteps.ts';
import { baseOf } from './reducing.ts';
import { reductionSteps } from './reducingSteps.ts';
import { type ShownRow, shownRows, step } from './rows.ts';
import {
  hasStableForm,
  logProbability,
  partitionSteps,
  probabilityStep,
  restStep,
  type SoftmaxRow,
  surprisalOfClass,
} from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/** The derivation: its first rows, the reduction, the gradient where there are logits, and the loss without its factor. */
export function explainCategoricalFocal(computed: FocalLoss, question: Question, limits: DerivationLimits): Step[] {
  const rows = shownRows(computed.layout, limits).map((row) => focalRow(row, computed, question));
  return [
    ...rows.flatMap((row) => rowSteps(row, computed, question)),
    ...reductionSteps(computed.loss, question.options, limits, false),
    ...rows.flatMap((row) => gradientSteps(row, computed, question)),
    ...rows.filter((row) => row.isFirst).map((row) => plainStep(row, question)),
  ];
}

/** −log pₖ: the letter I where there is one; else from p, or from the logits where a double does not hold p. */
function surprisal({ exact, softmax, p, source }: FocalRow, k: string | number, show: Show): Expression {
  if (exact && show === 'value') return at(exact.I, k, show);
  const isPrepared = p.name !== source.name;
  if (softmax === undefined || isPrepared || softmax.range === 'plain') return negative(apply('log', at(p, k, show)));
  return negative(logProbability(softmax, k, show));
}

/** Σₖ α·(1 − pₖ)^γ·yₖ·(−log pₖ). */
function formula(row: FocalRow, question: Question, show: Show): Expression {
  const { gamma, alpha } = focalSettings(question.options);
  const term = (k: string | number) => {
    const factor = show === 'value' ? at(row.F, k, show) : power(minus(number(1), at(row.p, k)), number(gamma));
    const label = at(row.y, k, show);
    return weigh(
      alpha === undefined ? times(factor, label) : times(number(alpha), factor, label),
      surprisal(row, k, show),
    );
  };
  const isPicked = show === 'value' && row.target !== undefined;
  const shown = show === 'value' ? row.shown() : undefined;
  return perBase(baseOf(question.options), isPicked ? term(row.target ?? 0) : sum('k', row.length, term('k'), shown));
}

function rowSteps(row: FocalRow, computed: FocalLoss, question: Question): Step[] {
  const { options, inputs } = question;
  const { softmax } = row;
  const isShifted = softmax && row.p.name === row.source.name && softmax.range !== 'plain';
  const why = isShifted ? reasons.overflow : reasons.focal;
  const y = row.input('y', given(inputs, 'labels'), 'labels');
  return [
    ...(softmax
      ? softmaxSteps(row, softmax, computed)
      : stageSteps(row, probabilitiesOf(row, question), computed.stages)),
    ...labelSteps(row, y, row.y, { labelSmoothing: options.labelSmoothing ?? 0 }, row.target),
    ...(row.isFirst
      ? [step(row.id('definition'), titles.definition, row.loss, formula(row, question, 'symbol'), why)]
      : []),
    ...exactSteps(row),
    factorStep(row, question),
    step(
      row.id('numbers'),
      titles.numbers,
      row.loss,
      formula(row, question, 'value'),
      row.target === undefined ? reasonOfTerms(row.y) : reasons.substitute,
    ),
  ];
}

const probabilitiesOf = (row: ShownRow, { inputs }: Question) =>
  row.input('a', given(inputs, 'probabilities'), 'probabilities');

/** m and S where they are needed, the softmax, and its clipping. */
function softmaxSteps(row: FocalRow, softmax: SoftmaxRow, computed: FocalLoss): Step[] {
  return [
    ...(softmax.range === 'plain' ? [] : partitionSteps(row, softmax)),
    probabilityStep(row, softmax, row.source),
    ...stageSteps(row, row.source, computed.stages),
  ];
}

/** Surprisals and complements from the logits. */
function exactSteps(row: FocalRow): Step[] {
  const { exact, softmax } = row;
  if (!exact || !softmax) return [];
  const { R, step: rest } = restStep(row, softmax);
  const shown = row.shown(row.target);
  const surprisals = list('k', row.length, surprisalOfClass(softmax, 'k', 'value', R), shown);
  const complements = list('k', row.length, minus(number(1), exp(negative(at(exact.I, 'k', 'value')))), shown);
  return [
    rest,
    step(row.id('surprisals'), titles.surprisals, exact.I, surprisals, reasons.surprisalOfClass),
    step(row.id('complements'), titles.opposite, exact.r, complements, reasons.oppositeOfSurprisal),
  ];
}

/** (1 − pₖ)^γ of every class. */
function factorStep(row: FocalRow, { options }: Question): Step {
  const { gamma } = focalSettings(options);
  const opposite = row.exact ? at(row.exact.r, 'k', 'value') : minus(number(1), at(row.p, 'k', 'value'));
  const right = list('k', row.length, power(opposite, number(gamma)), row.shown(row.target));
  return step(row.id('factors'), titles.factors, row.F, right, reasons.focal);
}

/** The loss without the factor: what γ = 0 gives. */
function plainStep(row: FocalRow, question: Question): Step {
  const { gamma, alpha } = focalSettings(question.options);
  const label = at(row.y, 'k', 'value');
  const weight = alpha === undefined ? label : times(number(alpha), label);
  const terms = sum('k', row.length, weigh(weight, surprisal(row, 'k', 'value')), row.shown(row.target));
  const plain = perBase(baseOf(question.options), terms);
  const why = reasons.focalWithoutFactor;
  if (gamma === 0) return step(row.id('plain'), titles.check, row.loss, plain, why);
  return step(row.id('plain'), titles.withoutFactor, plain, number(plain.evaluate().data[0]), why);
}

/** h = p·∂f/∂p of every class, 0 where it was clipped, and g = (h − p·Σh)/T: the chain rule through the softmax. */
function gradientSteps(row: FocalRow, computed: FocalLoss, question: Question): Step[] {
  const gradient = computed.gradients?.logits;
  const { softmax, source, p } = row;
  if (!gradient || !softmax || !hasStableForm(softmax)) return [];
  const kept = isMoved(source.value, p.value)
    ? row.own(
        'v',
        p.value.data.map((share, k) => (share === source.value.data[k] ? 1 : 0)),
      )
    : undefined;
  const shown = row.shown(row.target);
  const pull = list('k', row.length, pullOf(row, question, kept), shown);
  // + 0: a slope of −0 is a 0
  const h = row.own(
    'h',
    pull.evaluate().data.map((value) => value + 0),
  );
  const slope = (show: Show) =>
    minus(
      at(h, 'i', show),
      times(at(source, 'i', show), sum('j', row.length, at(h, 'j', show), show === 'value' ? shown : undefined)),
    );
  return [
    ...(kept
      ? [
          step(
            row.id('unclipped'),
            titles.unclipped,
            kept,
            list('k', row.length, at(kept, 'k', 'value'), shown),
            reasons.clippedSlope,
          ),
        ]
      : []),
    step(row.id('pull'), titles.pull, h, pull, reasons.productRule),
    ...rowGradientSteps(row, slopesOf(row, gradient), computed.loss, question.options, {
      slope,
      reason: reasons.chainRule,
      shown,
      addsUpToZero: true,
    }),
  ];
}

/** −α·yₖ·((1 − p)^γ + γ·(1 − p)^{γ−1}·p·(−log p)), times 0 where p was clipped. */
function pullOf(row: FocalRow, { options }: Question, kept: Variable | undefined): Expression {
  const { gamma, alpha } = focalSettings(options);
  const p = at(row.p, 'k', 'value');
  const opposite = row.exact ? at(row.exact.r, 'k', 'value') : minus(number(1), p);
  const plain = at(row.F, 'k', 'value');
  const focusing = weigh(
    p,
    weigh(surprisal(row, 'k', 'value'), times(number(gamma), power(opposite, number(gamma - 1)))),
  );
  const slope = gamma === 0 ? plain : plus(plain, focusing);
  const label = at(row.y, 'k', 'value');
  const weight = alpha === undefined ? label : times(number(alpha), label);
  return negative(weigh(kept ? times(at(kept, 'k', 'value'), weight) : weight, slope));
}
