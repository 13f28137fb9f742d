/**
 * Sigmoid: the logistic function of every element.
 */

import { message, sigmoid as sigmoidOf } from '../core/index.ts';
import { defineQuantity } from './mechanism/define.ts';
import { type ElementForm, elementwise, explainElements, staysWithin, valuesStep } from './mechanism/elementwise.ts';
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

const hugeForm: ElementForm = {
  id: 'definition',
  title: titles.definition,
  body: (element) => apply('sigmoid', element()),
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
  explain(computed, question, limits) {
    const forms = staysWithin(given(question.inputs, 'x'), 700) ? plainForms : [hugeForm];
    return [
      ...explainElements('σ', 'x', 'x', [...forms, reflected], computed, question, limits),
      valuesStep('σ', computed.value, limits),
    ];
  },
});
