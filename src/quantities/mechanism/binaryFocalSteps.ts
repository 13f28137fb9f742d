/**
 * Binary focal steps: the derivation of the elementwise focal loss.
 */

import { type FocalOptions, mapElements, sigmoid } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import { focalOptions } from './binaryFocal.ts';
import {
  type BinaryLetters,
  binaryGradientStep,
  binaryLetters,
  binaryReductionSteps,
  flatInput,
  smoothingSteps,
} from './binarySteps.ts';
import type { Question } from './define.ts';
import { apply, at, letter, list, minus, negative, number, plus, power, type Show, times, weigh } from './notation.ts';
import { step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of the formula: p and 1 − p as amounts that keep their digits, clipped where the framework clips. */
interface FocalLetters extends BinaryLetters {
  readonly p: Variable;
  readonly r: Variable;
  readonly clipped: Variable | undefined;
  readonly settings: FocalOptions & { readonly epsilon: number };
  readonly surprisals: (show: Show) => readonly [Expression, Expression];
}

function lettersOf(computed: BinaryLoss, question: Question, limits: DerivationLimits): FocalLetters {
  const { inputs, options } = question;
  const { logits } = inputs;
  const settings = focalOptions(options);
  const { probabilities } = computed.parts;
  const p = logits ? letter('p', probabilities.data) : flatInput('p', probabilities, 'probabilities');
  const opposite = logits
    ? sigmoid(mapElements(logits, (value) => -value)).data
    : p.value.data.map((value) => 1 - value);
  const r = letter('r', opposite);
  const { epsilon: bound } = settings;
  const clipped =
    bound > 0
      ? letter(
          'c',
          p.value.data.map((value) => Math.max(bound, Math.min(1 - bound, value))),
        )
      : undefined;
  const x = logits && flatInput('x', logits, 'logits');
  return {
    ...binaryLetters(computed, question, limits),
    p,
    r,
    clipped,
    settings,
    surprisals(show) {
      if (clipped) {
        const share = at(clipped, 'i', show);
        return [negative(apply('log', share)), negative(apply('log', minus(number(1), share)))];
      }
      if (x) return [apply('softplus', negative(at(x, 'i', show))), apply('softplus', at(x, 'i', show))];
      return [negative(apply('log', at(p, 'i', show))), negative(apply('log', minus(number(1), at(p, 'i', show))))];
    },
  };
}

/** 1 − p_t = y·(1 − p) + (1 − y)·p. */
function missOf({ p, r, y }: FocalLetters, show: Show): Expression {
  const label = at(y, 'i', show);
  return plus(times(label, at(r, 'i', show)), times(minus(number(1), label), at(p, 'i', show)));
}

function crossEntropyOf({ y, surprisals }: FocalLetters, show: Show): Expression {
  const [positive, otherwise] = surprisals(show);
  const label = at(y, 'i', show);
  return plus(weigh(label, positive), weigh(minus(number(1), label), otherwise));
}

/** y·α + (1 − y)·(1 − α), where α is given. */
function balanced({ y, settings }: FocalLetters, show: Show, amount: Expression): Expression {
  const { alpha: balance } = settings;
  if (balance === undefined) return amount;
  const label = at(y, 'i', show);
  const others = times(minus(number(1), label), minus(number(1), number(balance)));
  return weigh(plus(times(label, number(balance)), others), amount);
}

/** The derivation: probabilities of both sides, clipping, definition, reduction, gradient. */
export function explainBinaryFocal(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const letters = lettersOf(computed, question, limits);
  const { entries, entryList, shown, count, p, r, settings, clipped } = letters;
  const { logits } = question.inputs;
  const formula = (show: Show) =>
    balanced(letters, show, weigh(power(missOf(letters, show), number(settings.gamma)), crossEntropyOf(letters, show)));
  const x = logits && flatInput('x', logits, 'logits');
  const share = (sign: 1 | -1) =>
    x && apply('sigmoid', sign === 1 ? at(x, 'i', 'value') : negative(at(x, 'i', 'value')));
  const steps: Step[] = smoothingSteps(letters, question);
  const probability = share(1);
  if (probability) steps.push(step('probabilities', titles.probabilities, p, list('i', count, probability, shown)));
  const opposite = share(-1) ?? minus(number(1), at(p, 'i', 'value'));
  steps.push(step('opposite', titles.opposite, r, list('i', count, opposite, shown)));
  if (clipped) {
    const inner = apply('min', number(1 - settings.epsilon), at(p, 'i', 'value'));
    const right = list('i', count, apply('max', number(settings.epsilon), inner), shown);
    steps.push(step('clipping', titles.clipping, clipped, right, reasons.clipped));
  }
  steps.push(
    step('definition', titles.definition, entries, entryList(formula('symbol'), false), reasons.focal),
    step('numbers', titles.numbers, entries, entryList(formula('value'), true), reasons.zeroWeight),
    ...binaryReductionSteps(computed, question, limits),
  );
  if (clipped?.value.data.some((value, k) => value !== p.value.data[k])) return steps;
  return [...steps, ...binaryGradientStep(computed, letters, () => slopeOf(letters), question.options)];
}

/** a·(γ·(1 − p_t)^{γ−1}·(1 − 2y)·p·(1 − p)·BCE + (1 − p_t)^γ·((1 − y)·p − y·(1 − p))). */
function slopeOf(letters: FocalLetters): Expression {
  const { p, r, y, settings } = letters;
  const [share, rest, label] = [at(p, 'i', 'value'), at(r, 'i', 'value'), at(y, 'i', 'value')];
  const exponent = settings.gamma;
  const miss = missOf(letters, 'value');
  const slope = minus(times(minus(number(1), label), share), times(label, rest));
  const plain = times(power(miss, number(exponent)), slope);
  if (exponent === 0) return balanced(letters, 'value', plain);
  const turn = minus(number(1), times(number(2), label));
  const variance = times(share, rest);
  const inner = times(number(exponent), power(miss, number(exponent - 1)), turn, crossEntropyOf(letters, 'value'));
  return balanced(letters, 'value', plus(weigh(variance, inner), plain));
}
