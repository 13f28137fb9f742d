/** XE008 and XE012: a loss that takes log-probabilities is given probabilities. */

import { message } from '../../core/index.ts';
import { predictionOf } from './predictions.ts';
import type { Edit, MadeBy, Rule } from './rule.ts';

/** The functions by which softmax becomes its logarithm, by the last part of their names. */
const logarithms: Readonly<Record<string, string>> = { softmax: 'log_softmax', Softmax: 'LogSoftmax' };

function rule(id: string, quantity: 'klDivergenceLoss' | 'negativeLogLikelihood'): Rule {
  return {
    id,
    check(view) {
      const asked = view.entry.quantity === quantity ? predictionOf(view) : undefined;
      if (asked?.expected !== 'log-probabilities') return [];
      const { prediction } = asked;
      const made = view.madeBy(prediction);
      const edit = made?.hops === 0 ? withLogarithm(made) : undefined;
      const said = message('{0} takes log-probabilities, and is given probabilities', view.entry.name);
      if (made?.entry.quantity === 'softmax' || made?.entry.quantity === 'sigmoid') {
        const severity = made.hops === 0 ? ('error' as const) : ('warning' as const);
        return [{ severity, span: prediction, message: said, ...(edit && { edits: [edit] }) }];
      }
      // the logarithm of a probability is never above 0
      const value = view.valueOf(prediction);
      if (value?.kind !== 'array' || !value.held.data.some((each) => each > 0)) return [];
      const areProbabilities = value.held.data.every((each) => each >= 0 && each <= 1);
      const raw = message('{0} takes log-probabilities, and none of those is above 0', view.entry.name);
      return [{ severity: 'error', span: prediction, message: areProbabilities ? said : raw }];
    },
  };
}

/** log_softmax in the place of softmax. */
function withLogarithm({ call: { callee }, entry }: MadeBy): Edit | undefined {
  const name = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  const replacement = logarithms[name];
  if (replacement === undefined || callee.kind !== 'member') return undefined;
  return { ...callee.nameSpan, text: replacement };
}

export const probabilitiesInDivergence = rule('XE008', 'klDivergenceLoss');
export const probabilitiesInLikelihood = rule('XE012', 'negativeLogLikelihood');
