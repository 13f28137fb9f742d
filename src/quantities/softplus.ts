/**
 * Softplus: log(1 + e^x) of every element.
 */

import { float32, message, softplus as softplusOf } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { type ElementForm, elementwise, explainSoftplusForms, outOfRange } from './mechanism/elementwise.ts';
import { elementsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { apply, exp, logarithm, negative, number, perBase, plus } from './mechanism/notation.ts';
import { base } from './mechanism/options.ts';
import { baseOf, inBase, tailsFor } from './mechanism/reducing.ts';
import { x } from './mechanism/roles.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions } from './types.ts';

export const softplus = defineQuantity({
  id: 'softplus',
  title: message('Softplus'),
  summary: message('What is the smooth form of max(x, 0)?'),
  inputs: [x],
  options: [base],
  unit: 'information',
  loss: false,
  compute: ({ inputs, options }) => elementwise(inBase(softplusOf(given(inputs, 'x'), tailsFor(options)), options)),
  inFloat32: elementsInFloat32('x', float32.softplus),
  explain: (computed, question, limits) => explainSoftplusForms(formsOf, checkForms, computed, question, limits),
});

function formsOf(isPlain: boolean, options: QuantityOptions): ElementForm[] {
  const unit = baseOf(options);
  const plain: ElementForm['body'] = (element) => logarithm(unit, plus(number(1), exp(element())));
  const stable: ElementForm['body'] = (element) =>
    perBase(unit, plus(apply('max', element(), number(0)), apply('log1p', exp(negative(apply('abs', element()))))));
  const definition = { id: 'definition', title: titles.definition, body: plain, numbers: false };
  const numbers = { id: 'numbers', title: titles.numbers, reason: reasons.substitute, body: plain, numbers: true };
  const shifted = { id: 'stable', title: titles.stable, reason: reasons.logisticShift, body: stable, numbers: true };
  return isPlain
    ? [definition, numbers, shifted]
    : [{ ...shifted, id: 'definition', title: titles.definition, reason: outOfRange }];
}

/** The number plus the softplus of its opposite. */
function checkForms(options: QuantityOptions): ElementForm[] {
  const body: ElementForm['body'] = (element) =>
    perBase(baseOf(options), plus(element(), apply('softplus', negative(element()))));
  return [{ id: 'check', title: titles.check, reason: reasons.softplusReflect, body, numbers: false }];
}
