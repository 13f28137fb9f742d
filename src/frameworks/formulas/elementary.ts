/** Softmax and its kin, the logistic functions, one-hot rows. */

import { apply, log, negative } from '../program/terms.ts';
import { axisIn, type Formula, given, inBase, scaled } from './question.ts';
import { logSigmoid, logSoftmax, logSumExp, sigmoid, softmax, softplus } from './words.ts';

export const softmaxFormula: Formula = (draft, question) =>
  softmax(draft, scaled(given(question, 'logits'), question.options), axisIn(question));

export const logSoftmaxFormula: Formula = (draft, question) =>
  inBase(logSoftmax(draft, scaled(given(question, 'logits'), question.options), axisIn(question)), question.options);

export const logSumExpFormula: Formula = (draft, question) =>
  inBase(logSumExp(draft, scaled(given(question, 'logits'), question.options), axisIn(question)), question.options);

export const sigmoidFormula: Formula = (draft, question) => sigmoid(draft, given(question, 'x'));

export const logSigmoidFormula: Formula = (draft, question) =>
  inBase(logSigmoid(draft, given(question, 'x')), question.options);

export const softplusFormula: Formula = (_, question) => inBase(softplus(given(question, 'x')), question.options);

export const selfInformationFormula: Formula = (_, question) =>
  inBase(negative(log(given(question, 'p'))), question.options);

/** The depth, where none is asked for, is one more than the largest index. */
export const oneHotFormula: Formula = (draft, question) => {
  const labels = given(question, 'labels');
  const depth = question.options.depth ?? 1 + labels.value.data.reduce((a, b) => Math.max(a, b), -1);
  return apply(draft.style.guarded ? 'oneHotOrZeros' : 'oneHot', [labels], { depth });
};
