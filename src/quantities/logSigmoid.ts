/**
 * Log-sigmoid: the logarithm of the logistic function of every element.
 */

import { logSigmoid as logSigmoidOf, message } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import {
  type ElementForm,
  elementwise,
  explainElements,
  outOfRange,
  staysWithin,
  valuesStep,
} from './mechanism/elementwise.ts';
import { given } from './mechanism/inputs.ts';
import { apply, exp, logarithm, negative, number, perBase, plus } from './mechanism/notation.ts';
import { base } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { x } from './mechanism/roles.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions } from './types.ts';

export const logSigmoid = defineQuantity({
  id: 'logSigmoid',
  title: message('Log-sigmoid'),
  summary: message('Which log-probability does this logit stand for?'),
  inputs: [x],
  options: [base],
  unit: 'information',
  loss: false,
  compute: ({ inputs, options }) => elementwise(inBase(logSigmoidOf(given(inputs, 'x')), options)),
  explain(computed, question, limits) {
    const isPlain = staysWithin(given(question.inputs, 'x'), 700);
    return [
      ...explainElements('a', 'x', 'x', formsOf(isPlain, question.options), computed, question, limits),
      valuesStep('a', computed.value, limits),
    ];
  },
});

function formsOf(isPlain: boolean, options: QuantityOptions): ElementForm[] {
  const unit = baseOf(options);
  const plain: ElementForm['body'] = (element) => negative(logarithm(unit, plus(number(1), exp(negative(element())))));
  const stable: ElementForm['body'] = (element) => perBase(unit, negative(apply('softplus', negative(element()))));
  const definition = { id: 'definition', title: titles.definition, body: plain, numbers: false };
  const numbers = { id: 'numbers', title: titles.numbers, reason: reasons.substitute, body: plain, numbers: true };
  const softplus = { id: 'stable', title: titles.stable, reason: reasons.logisticShift, body: stable, numbers: true };
  return isPlain ? [definition, numbers, softplus] : [{ ...softplus, reason: outOfRange }];
}
