/** XE022: log-softmax before a softmax cross entropy changes nothing. */

import { message } from '../../core/index.ts';
import { predictionOf } from './predictions.ts';
import type { Rule } from './rule.ts';
import { unwrapping } from './unwrapping.ts';

export const redundantLogSoftmax: Rule = {
  id: 'XE022',
  check(view) {
    const asked = predictionOf(view);
    if (asked?.expected !== 'logits of softmax') return [];
    const made = view.madeBy(asked.prediction);
    if (made?.entry.quantity !== 'logSoftmax') return [];
    return [
      {
        severity: 'hint',
        span: asked.prediction,
        message: message('{0} applies log-softmax itself: before it, it changes nothing', view.entry.name),
        ...unwrapping(view, asked.prediction, made),
      },
    ];
  },
};
