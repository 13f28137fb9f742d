/** SciPy: functions of whole arrays or of their first axis, in double precision. */

import type { Library } from './types.ts';

export const scipy: Library = {
  id: 'scipy',
  title: 'SciPy',
  versions: 'scipy 1.10 – 1.17',
  conventions: 'scipy',
  precision: 'double',
  printing: 'numpy',
  functions: [
    { code: 'scipy.special.softmax({logits})', quantities: ['softmax'], axis: 'whole' },
    { code: 'scipy.special.log_softmax({logits})', quantities: ['logSoftmax'], axis: 'whole' },
    { code: 'scipy.special.logsumexp({logits})', quantities: ['logSumExp'], axis: 'whole' },
    { code: 'scipy.special.expit({x})', quantities: ['sigmoid'] },
    { code: 'scipy.special.log_expit({x})', quantities: ['logSigmoid'] },
    { code: 'scipy.stats.entropy({p})', quantities: ['entropy'], axis: 'first' },
    { code: 'scipy.stats.entropy({p}, {q})', quantities: ['klDivergence'], axis: 'first' },
    { code: 'scipy.special.rel_entr({p}, {q}).sum()', quantities: ['klDivergence'], axis: 'whole', isPlain: true },
    {
      code: 'scipy.spatial.distance.jensenshannon({p}, {q})',
      quantities: ['jensenShannonDivergence'],
      axis: 'first',
      result: 'squareRoot',
    },
  ],
};
