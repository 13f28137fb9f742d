/**
 * Self-information: the surprisal −log p of every element.
 */

import { float32, message, selfInformation as selfInformationOf, type Tensor } from '../core/index.ts';
import { type Expression, shownTerms } from './expression.ts';
import { flatInput } from './mechanism/binarySteps.ts';
import { defineQuantity, type Question } from './mechanism/define.ts';
import { elementwise, explainElements, valuesStep } from './mechanism/elementwise.ts';
import { elementsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { at, type Base, exp, letter, list, logarithm, negative, number, over, power } from './mechanism/notation.ts';
import { base } from './mechanism/options.ts';
import { baseOf, inBase, tailsFor } from './mechanism/reducing.ts';
import { p } from './mechanism/roles.ts';
import { step, unitSteps } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { DerivationLimits, Step } from './types.ts';

/** Source: C. E. Shannon, A mathematical theory of communication, 1948. */
export const selfInformation = defineQuantity({
  id: 'selfInformation',
  title: message('Self-information'),
  summary: message('How surprising is an event of this probability?'),
  inputs: [{ ...p, title: message('Probabilities'), elements: 'probability' }],
  options: [base],
  unit: 'information',
  loss: false,
  compute: ({ inputs, options }) =>
    elementwise(inBase(selfInformationOf(given(inputs, 'p'), tailsFor(options)), options)),
  inFloat32: elementsInFloat32('p', float32.selfInformation),
  explain(computed, question, limits) {
    const unit = baseOf(question.options);
    const forms = [
      { id: 'definition', title: titles.definition, body: surprisal(unit), numbers: false },
      { id: 'numbers', title: titles.numbers, reason: reasons.substitute, body: surprisal(unit), numbers: true },
    ];
    return [
      ...explainElements('I', 'p', 'p', forms, computed, question, limits),
      valuesStep('I', computed.value, limits),
      ...unitSteps('I', computed.value, unit, limits),
      rarityStep(computed.value, question, limits),
    ];
  },
});

/** e^I = 1/p: an event this surprising happens once in so many times. */
function rarityStep(value: Tensor, { inputs, options }: Question, limits: DerivationLimits): Step {
  const unit = baseOf(options);
  const source = given(inputs, 'p');
  const information = letter('I', value.data);
  const left = unit === 'e' ? exp(information) : power(number(unit), information);
  const share = at(flatInput('p', source, 'p'), 'i', 'value');
  const count = source.data.length;
  const right = list('i', count, over(number(1), share), shownTerms(count, limits.maxTerms));
  return step('rarity', titles.rarity, left, right, reasons.oneInSoMany);
}

const surprisal = (unit: Base) => (element: () => Expression) => negative(logarithm(unit, element()));
