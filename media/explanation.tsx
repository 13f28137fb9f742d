/**
 * What explains the result in either layout, and what changes it: loaded after the result was drawn. `explanation` loads
 * it; only this may import it, so that it stands in a file of its own.
 */

export { reportOf } from '../src/present/index.ts';
export { CompactExplanation } from './compactExplanation.tsx';
export { WideExplanation } from './wideExplanation.tsx';
