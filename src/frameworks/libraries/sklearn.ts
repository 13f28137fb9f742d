/** scikit-learn: log_loss, a metric of a whole batch in double precision, which learns its classes from the labels. */

import type { Library, LibraryFunction, Trouble } from './types.ts';

const probabilityOutside: Trouble = { when: 'probabilityOutside', error: 'ValueError' };
const fractionalLabels: Trouble = { when: 'fractionalLabels', error: 'ValueError: Unknown label type' };
const thirdAxis: Trouble = { when: 'thirdAxis', error: 'ValueError' };
const oneClass: Trouble = { when: 'oneClass', error: 'ValueError: y_true contains only one label ({0}).' };
const missingClasses: Trouble = {
  when: 'missingClasses',
  error: 'ValueError: y_true and y_pred contain different number of classes {0}, {1}.',
};

/** A single row would be taken for a batch of yes-or-no questions. */
const categorical: Pick<LibraryFunction, 'code' | 'codeByRank' | 'reduction'> = {
  code: 'log_loss({labels}, {probabilities})',
  codeByRank: { 1: 'log_loss([{labels}], [{probabilities}])' },
  reduction: 'mean',
};

export const sklearn: Library = {
  id: 'sklearn',
  title: 'scikit-learn',
  versions: 'scikit-learn 1.5 – 1.9',
  conventions: 'sklearn',
  precision: 'double',
  printing: 'numpy',
  functions: [
    {
      ...categorical,
      quantities: ['categoricalCrossEntropy'],
      troubles: [probabilityOutside, fractionalLabels, thirdAxis],
    },
    {
      ...categorical,
      quantities: ['sparseCategoricalCrossEntropy'],
      troubles: [probabilityOutside, thirdAxis, oneClass, missingClasses],
    },
    {
      code: 'log_loss({labels}.ravel(), {probabilities}.ravel())',
      codeByRank: { 1: 'log_loss({labels}, {probabilities})' },
      quantities: ['binaryCrossEntropy'],
      reduction: 'mean',
      troubles: [probabilityOutside, fractionalLabels, oneClass],
    },
  ],
};
