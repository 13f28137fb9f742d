/**
 * Self-information: the surprisal −log p of every element.
 */

import { message, selfInformation as selfInformationOf } from '../core/index.ts';
import type { Expression } from './expression.ts';
import { defineQuantity } from './mechanism/define.ts';
import { elementwise, explainElements, valuesStep } from './mechanism/elementwise.ts';
import { given } from './mechanism/inputs.ts';
import { type Base, logarithm, negative } from './mechanism/notation.ts';
import { base } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { p } from './mechanism/roles.ts';
import { bitsSteps } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';

/** Source: C. E. Shannon, A mathematical theory of communication, 1948. */
export const selfInformation = defineQuantity({
  id: 'selfInformation',
  title: message('Self-information'),
  summary: message('How surprising is an event of this probability?'),
  inputs: [{ ...p, title: message('Probabilities'), elements: 'probability' }],
  options: [base],
  unit: 'information',
  loss: false,
  compute: ({ inputs, options }) => elementwise(inBase(selfInformationOf(given(inputs, 'p')), options)),
  explain(computed, question, limits) {
    const unit = baseOf(question.options);
    const forms = [
      { id: 'definition', title: titles.definition, body: surprisal(unit), numbers: false },
      { id: 'numbers', title: titles.numbers, reason: reasons.substitute, body: surprisal(unit), numbers: true },
    ];
    return [
      ...explainElements('I', 'p', 'p', forms, computed, question, limits),
      valuesStep('I', computed.value, limits),
      ...bitsSteps('I', computed.value, unit, limits),
    ];
  },
});

const surprisal = (unit: Base) => (element: () => Expression) => negative(logarithm(unit, element()));
