/**
 * Sigmoid: the logistic function of every element.
 */

import { float32, message, sigmoid as sigmoidOf } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import {
  type ElementForm,
  elementwise,
  explainElements,
  outOfRange,
  staysWithin,
  valuesStep,
} from './mechanism/elementwise.ts';
import { elementsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { apply, exp, minus, negative, number, over, plus } from './mechanism/notation.ts';
import { x } from './mechanism/roles.ts';
import { reasons, titles } from './mechanism/words.ts';

const plainForms: readonly ElementForm[] = [
  {
    id: 'definition',
    title: titles.definition,
    body: (element) => over(number(1), plus(number(1), exp(negative(element())))),
    numbers: false,
  },
  {
    id: 'numbers',
    title: titles.numbers,
    reason: reasons.substitute,
    body: (element) => over(number(1), plus(number(1), exp(negative(element())))),
    numbers: true,
  },
];

const reflected: ElementForm = {
  id: 'check',
  title: titles.check,
  reason: reasons.reflect,
  body: (element) => minus(number(1), apply('sigmoid', negative(element()))),
  numbers: false,
};

/** e^{min(x, 0)}/(1 + e^{−|x|}): neither exponential is ever above 1. */
const stable: ElementForm = {
  id: 'stable',
  title: titles.stable,
  reason: reasons.logisticShift,
  body: (element) =>
    over(exp(apply('min', element(), number(0))), plus(number(1), exp(negative(apply('abs', element()))))),
  numbers: true,
};

export const sigmoid = defineQuantity({
  id: 'sigmoid',
  title: message('Sigmoid'),
  summary: message('Which probability does this logit stand for?'),
  inputs: [x],
  options: [],
  unit: 'probability',
  loss: false,
  compute: ({ inputs }) => elementwise(sigmoidOf(given(inputs, 'x'))),
  inFloat32: elementsInFloat32('x', float32.sigmoid),
  explain(computed, question, limits) {
    const isPlain = staysWithin(given(question.inputs, 'x'), 700);
    const forms = isPlain
      ? [...plainForms, stable]
      : [{ ...stable, id: 'definition', title: titles.definition, reason: outOfRange }];
    return [
      ...explainElements('σ', 'x', 'x', forms, computed, question, limits),
      valuesStep('σ', computed.value, limits),
      ...explainElements('σ', 'x', 'x', [reflected], computed, question, limits),
    ];
  },
});
