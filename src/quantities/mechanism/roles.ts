/**
 * Roles: the inputs that several quantities share, each described once.
 */

import { message } from '../../core/index.ts';
import type { InputDescription } from '../types.ts';

export const logits: InputDescription = {
  role: 'logits',
  symbol: 'z',
  title: message('Logits'),
  elements: 'real',
};
/** of elementwise losses, where each logit stands alone */
export const separateLogits: InputDescription = { ...logits, symbol: 'x' };
export const x: InputDescription = { role: 'x', symbol: 'x', title: message('Numbers'), elements: 'real' };
export const p: InputDescription = {
  role: 'p',
  symbol: 'p',
  title: message('True distribution'),
  elements: 'distribution',
};
export const q: InputDescription = {
  role: 'q',
  symbol: 'q',
  title: message('Predicted distribution'),
  elements: 'distribution',
};
export const probabilities: InputDescription = {
  role: 'probabilities',
  symbol: 'p',
  title: message('Predicted probabilities'),
  elements: 'distribution',
};
/** of elementwise losses, where each probability stands alone */
export const separateProbabilities: InputDescription = { ...probabilities, elements: 'probability' };
export const logProbabilities: InputDescription = {
  role: 'logProbabilities',
  symbol: 'x',
  title: message('Predicted log-probabilities'),
  elements: 'logProbability',
};
const labels = message('Labels');
export const indexLabels: InputDescription = { role: 'labels', symbol: 'y', title: labels, elements: 'classIndex' };
export const distributionLabels: InputDescription = {
  role: 'labels',
  symbol: 'y',
  title: labels,
  elements: 'distribution',
};
export const binaryLabels: InputDescription = { role: 'labels', symbol: 'y', title: labels, elements: 'zeroToOne' };
