/**
 * Binary focal steps: the derivation of the elementwise focal loss.
 */

import { type FocalOptions, mapElements, sigmoid } from '../../core/index.ts';
import { softplus } from '../arithmetic.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import { focalOptions } from './binaryFocal.ts';
import {
  asideStep,
  type BinaryLetters,
  binaryGradientSteps,
  binaryLetters,
  binaryReductionSteps,
  flatInput,
  mixed,
  natsInBase,
  smoothingSteps,
} from './binarySteps.ts';
import type { Question } from './define.ts';
import {
  apply,
  at,
  letter,
  list,
  logOneMinus,
  minus,
  negative,
  number,
  plus,
  power,
  type Show,
  times,
  weigh,
} from './notation.ts';
import { clippedProbability, isMoved } from './preparationSteps.ts';
import { step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of the formula: p and r = 1 − p as amounts that keep their digits, and what is made of them. */
interface FocalLetters extends BinaryLetters {
  readonly x: Variable | undefined;
  readonly p: Variable;
  readonly r: Variable;
  /** p after clipping, where the framework clips */
  readonly clipped: Variable | undefined;
  readonly settings: FocalOptions & { readonly epsilon: number };
  /** the distance from the label: 1 − p for a label 1, p for a label 0 */
  readonly d: Variable;
  /** d^γ */
  readonly F: Variable;
  /** the plain cross entropy */
  readonly b: Variable;
}

type Parts = Omit<FocalLetters, 'd' | 'F' | 'b'>;

function lettersOf(computed: BinaryLoss, question: Question, limits: DerivationLimits): FocalLetters {
  const { inputs, options } = question;
  const { logits } = inputs;
  const settings = focalOptions(options);
  const { probabilities } = computed.parts;
  const p = logits ? letter('p', probabilities.data) : flatInput('p', probabilities, 'probabilities');
  const opposite = logits
    ? sigmoid(mapElements(logits, (value) => -value)).data
    : p.value.data.map((value) => 1 - value);
  const { epsilon: bound } = settings;
  const clipped = p.value.data.map((value) => Math.max(bound, Math.min(1 - bound, value)));
  const parts = {
    ...binaryLetters(computed, question, limits),
    x: logits && flatInput('x', logits, 'logits'),
    p,
    r: letter('r', opposite),
    clipped: bound > 0 ? letter('c', clipped) : undefined,
    settings,
  };
  const distances = parts.y.value.data.map((label, i) => label * opposite[i] + (1 - label) * p.value.data[i]);
  return {
    ...parts,
    d: letter('d', distances),
    F: letter(
      'F',
      distances.map((distance) => distance ** settings.gamma),
    ),
    b: letter('b', crossEntropies(parts)),
  };
}

/** y·(1 − p) + (1 − y)·p. */
function distanceOf({ p, r, y }: Parts, show: Show): Expression {
  const label = at(y, 'i', show);
  return plus(times(label, at(r, 'i', show)), times(minus(number(1), label), at(p, 'i', show)));
}

/** y·(−log p) + (1 − y)·(−log(1 − p)): of the clipped p, else by the logits where there are logits. */
function crossEntropyOf({ p, y, x, clipped }: Parts, show: Show): Expression {
  const surprisals = (): readonly [Expression, Expression] => {
    const share = at(clipped ?? p, 'i', show);
    if (clipped) return [negative(apply('log', share)), negative(logOneMinus(share))];
    if (x) return [apply('softplus', negative(at(x, 'i', show))), apply('softplus', at(x, 'i', show))];
    return [negative(apply('log', share)), negative(logOneMinus(share))];
  };
  const [positive, otherwise] = surprisals();
  const label = at(y, 'i', show);
  return plus(weigh(label, positive), weigh(minus(number(1), label), otherwise));
}

/**
 * The cross entropies by what is exact: the logits, or the bound ε itself where p was clipped. 1 − p of a double near 1
 * would leave few digits.
 */
function crossEntropies({ p, y, x, clipped, settings }: Parts): Float64Array {
  const { epsilon: bound } = settings;
  return p.value.data.map((share, i) => {
    const label = y.value.data[i];
    if (clipped && share < bound) return mixed(label, -Math.log(bound), -Math.log1p(-bound));
    if (clipped && share > 1 - bound) return mixed(label, -Math.log1p(-bound), -Math.log(bound));
    if (x) return mixed(label, softplus(-x.value.data[i]), softplus(x.value.data[i]));
    return mixed(label, -Math.log(share), -Math.log1p(-share));
  });
}

/** An amount times y·α + (1 − y)·(1 − α), where α is given. */
function balanced({ y, settings }: Parts, show: Show, amount: Expression): Expression {
  const { alpha: balance } = settings;
  if (balance === undefined) return amount;
  const label = at(y, 'i', show);
  const others = times(minus(number(1), label), minus(number(1), number(balance)));
  return weigh(plus(times(label, number(balance)), others), amount);
}

/** The derivation: probabilities of both sides, clipping, definition, its factors, reduction, gradient. */
export function explainBinaryFocal(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const letters = lettersOf(computed, question, limits);
  const { entries, entryList, settings, F, b } = letters;
  const definition = weigh(
    power(distanceOf(letters, 'symbol'), number(settings.gamma)),
    crossEntropyOf(letters, 'symbol'),
  );
  const numbers = weigh(at(F, 'i', 'value'), at(b, 'i', 'value'));
  const definitionList = entryList(balanced(letters, 'symbol', definition), false);
  return [
    ...smoothingSteps(letters, question),
    ...probabilitySteps(letters),
    step('definition', titles.definition, entries, definitionList, reasons.focal),
    ...factorSteps(letters),
    step('numbers', titles.numbers, entries, entryList(balanced(letters, 'value', numbers), true), reasons.substitute),
    ...binaryReductionSteps(computed, question, limits),
    ...gradientSteps(computed, letters, question),
    ...plainSteps(letters, question),
  ];
}

/** p, 1 − p, and p kept away from 0 and 1. */
function probabilitySteps({ x, p, r, clipped, settings, count, shown }: FocalLetters): Step[] {
  const sigmoidOf = (argument: Expression) => list('i', count, apply('sigmoid', argument), shown);
  const share = at(p, 'i', 'value');
  const opposite = x ? sigmoidOf(negative(at(x, 'i', 'value'))) : list('i', count, minus(number(1), share), shown);
  const inside = list('i', count, clippedProbability(share, settings.epsilon), shown);
  return [
    ...(x ? [step('probabilities', titles.probabilities, p, sigmoidOf(at(x, 'i', 'value')))] : []),
    step('opposite', titles.opposite, r, opposite, x && reasons.reflect),
    ...(clipped ? [step('clipping', titles.clipping, clipped, inside, reasons.clipped)] : []),
  ];
}

/** How far each prediction is from its label, the factor that makes of it, and the plain cross entropy. */
function factorSteps(letters: FocalLetters): Step[] {
  const { d, F, b, count, shown, settings, y } = letters;
  const why = y.value.data.some((label) => label === 0 || label === 1) ? reasons.zeroWeight : reasons.substitute;
  return [
    step(
      'distance',
      titles.labelDistance,
      d,
      list('i', count, distanceOf(letters, 'value'), shown),
      reasons.labelDistance,
    ),
    step('factors', titles.factors, F, list('i', count, power(at(d, 'i', 'value'), number(settings.gamma)), shown)),
    step('plain-entries', titles.plainEntries, b, list('i', count, crossEntropyOf(letters, 'value'), shown), why),
  ];
}

/** The entries without the factor: what γ = 0 gives. */
function plainSteps(letters: FocalLetters, { options }: Question): Step[] {
  const { b, y, entries, entryList, settings } = letters;
  const plain = entryList(balanced(letters, 'value', at(b, 'i', 'value')), true);
  const why = reasons.focalWithoutFactor;
  if (settings.gamma === 0) return [step('plain', titles.check, entries, plain, why)];
  const { alpha: balance } = settings;
  if (balance === undefined) return [];
  const values = b.value.data.map((nats, i) => mixed(balanceOf(y.value.data[i], balance), nats, 0));
  const aside = { id: 'plain', title: titles.withoutFactor, reason: why };
  return [asideStep(letters, aside, plain, natsInBase(values, options))];
}

/** y·α + (1 − y)·(1 − α) */
const balanceOf = (label: number, balance: number) => label * balance + (1 - label) * (1 - balance);

function gradientSteps(computed: BinaryLoss, letters: FocalLetters, { options }: Question): Step[] {
  const { clipped, p, count, shown } = letters;
  const kept =
    computed.gradients?.logits && clipped && isMoved(p.value, clipped.value)
      ? letter(
          'v',
          p.value.data.map((share, i) => (share === clipped.value.data[i] ? 1 : 0)),
        )
      : undefined;
  const slope = (show: Show) => slopeOf(letters, kept, show);
  const unmoved = kept && list('i', count, at(kept, 'i', 'value'), shown);
  return [
    ...(kept && unmoved ? [step('unclipped', titles.unclipped, kept, unmoved, reasons.clippedSlope)] : []),
    ...binaryGradientSteps(computed, letters, slope, options, reasons.productRule),
  ];
}

/** d^γ·((1 − y)·p − y·(1 − p)), 0 where p was clipped, plus γ·d^{γ−1}·(1 − 2y)·p·(1 − p) times the cross entropy. */
function slopeOf(letters: FocalLetters, kept: Variable | undefined, show: Show): Expression {
  const { p, r, y, d, F, b, settings } = letters;
  const [share, rest, label] = [at(p, 'i', show), at(r, 'i', show), at(y, 'i', show)];
  const exponent = settings.gamma;
  const slope = minus(times(minus(number(1), label), share), times(label, rest));
  const following = times(at(F, 'i', show), slope);
  const plain = kept ? times(at(kept, 'i', show), following) : following;
  if (exponent === 0) return balanced(letters, show, plain);
  const turn = minus(number(1), times(number(2), label));
  const change = times(number(exponent), power(at(d, 'i', show), number(exponent - 1)), turn);
  const focusing = weigh(times(share, rest), weigh(at(b, 'i', show), change));
  return balanced(letters, show, plus(plain, focusing));
}
