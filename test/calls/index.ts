/** What `npm run calls` does: runs the programs with the real frameworks, or holds our answers against what came out. */

export { type GenerateRequest, generate } from './generate.ts';
export { readPrograms } from './programs.ts';
export { score } from './score.ts';
export { isReached, scoreTable } from './scoreTable.ts';
