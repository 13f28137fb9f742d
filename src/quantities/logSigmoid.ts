/**
 * Log-sigmoid: the logarithm of the logistic function of every element.
 */

import { float32, logSigmoid as logSigmoidOf, message } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { type ElementForm, elementwise, explainSoftplusForms, outOfRange } from './mechanism/elementwise.ts';
import { elementsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { apply, exp, logarithm, minus, negative, number, perBase, plus } from './mechanism/notation.ts';
import { base } from './mechanism/options.ts';
import { baseOf, inBase, tailsFor } from './mechanism/reducing.ts';
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
  compute: ({ inputs, options }) => elementwise(inBase(logSigmoidOf(given(inputs, 'x'), tailsFor(options)), options)),
  inFloat32: elementsInFloat32('x', float32.logSigmoid),
  explain: (computed, question, limits) => explainSoftplusForms(formsOf, checkForms, computed, question, limits),
});

function formsOf(isPlain: boolean, options: QuantityOptions): ElementForm[] {
  const unit = baseOf(options);
  const plain: ElementForm['body'] = (element) => negative(logarithm(unit, plus(number(1), exp(negative(element())))));
  const reflected: ElementForm['body'] = (element) => perBase(unit, negative(apply('softplus', negative(element()))));
  const stable: ElementForm['body'] = (element) =>
    perBase(unit, minus(apply('min', element(), number(0)), apply('log1p', exp(negative(apply('abs', element()))))));
  const definition = { id: 'definition', title: titles.definition, body: plain, numbers: false };
  const numbers = { id: 'numbers', title: titles.numbers, reason: reasons.substitute, body: plain, numbers: true };
  const softplus = { id: 'softplus', title: titles.definition, body: reflected, numbers: false };
  const shifted = { id: 'stable', title: titles.stable, reason: reasons.logisticShift, body: stable, numbers: true };
  return isPlain
    ? [definition, numbers, { ...softplus, title: titles.asSoftplus }, shifted]
    : [
        { ...softplus, id: 'definition' },
        { ...shifted, reason: outOfRange },
      ];
}

/** The logit minus its softplus. */
function checkForms(options: QuantityOptions): ElementForm[] {
  const body: ElementForm['body'] = (element) =>
    perBase(baseOf(options), minus(element(), apply('softplus', element())));
  return [{ id: 'check', title: titles.check, reason: reasons.softplusReflect, body, numbers: false }];
}
