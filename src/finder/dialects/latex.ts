/** LaTeX, as data: text, and the mathematics in it, where round brackets hold vectors too. */

import { fractionArithmetic } from './arithmetic.ts';
import type { Dialect, Embedding, MarkupMatrices } from './dialect.ts';
import { prose } from './text.ts';

const matrices = '(?:[bBpvV]?(?:small)?matrix\\*?|array|darray)';
const number = '[-+\\u2212]?[ \\t]{0,8}(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})';
const small = '(?:[,;:! ]|quad(?![a-zA-Z])|qquad(?![a-zA-Z])|phantom\\{[-+0-9.]{0,20}\\})';
const rules =
  '(?:(?:hline|hdashline|toprule|midrule|bottomrule)(?![a-zA-Z])|c(?:mid)?(?:line|rule)(?:\\([lr]{1,2}\\))?\\{[-0-9 ]{1,20}\\})';
const sizes = '(?:left|right|middle|[bB]ig{1,2}[lrm]?)(?![a-zA-Z])';
// A bracket around a matrix alone is no list with the matrix in it.
const delimiter = '(?:[ \\t]{0,8}(?:[.|]|\\\\[{}|]|[(\\[](?=[ \\t]{0,80}(?:\\\\begin|$))))?';
const styles = '(?:displaystyle|textstyle|scriptstyle|limits)(?![a-zA-Z])';

/** The commands that make matrices; other markup languages take them over. */
export const texMatrices: MarkupMatrices = {
  begin: `\\\\begin[ \\t]{0,8}\\{(?:(?:d?array)\\}(?:\\[[a-z]\\])?(?:\\{(?:[^{}]|\\{[^{}]{0,80}\\}){0,80}\\})?|${matrices}\\}(?:\\[[a-z]{0,8}\\])?)`,
  end: `\\\\end[ \\t]{0,8}\\{${matrices}\\}`,
  cell: '&',
  row: '(?:\\\\\\\\\\*?(?:[ \\t]{0,8}\\[[-0-9a-z. ]{1,20}\\])?|\\\\(?:cr|tabularnewline)(?![a-zA-Z]))',
  nothing: `\\\\(?:${small}|${rules}|${sizes}${delimiter}|${styles})`,
  fraction: `\\\\[dt]?frac[ \\t]{0,8}\\{[ \\t]{0,8}(${number})[ \\t]{0,8}\\}[ \\t]{0,8}\\{[ \\t]{0,8}(${number})[ \\t]{0,8}\\}`,
  command: '\\\\(?:([a-zA-Z@]{1,80})|[^a-zA-Z]|$)',
};

const environments = '(?:equation|align|alignat|gather|multline|displaymath|math|eqnarray|flalign)';

const mathematics: readonly Embedding[] = [
  { open: '\\$\\$', close: '\\$\\$', first: '$', language: 'latex-math' },
  { open: '\\$', close: '(?<!\\\\)\\$|^[ \\t]*$', first: '$', language: 'latex-math' },
  { open: '\\\\\\[', close: '\\\\\\]', first: '\\', language: 'latex-math' },
  { open: '\\\\\\(', close: '\\\\\\)', first: '\\', language: 'latex-math' },
  {
    open: `\\\\begin\\{(?<fence>${environments})\\*?\\}`,
    close: '\\\\end\\{$1\\*?\\}',
    first: '\\',
    language: 'latex-math',
  },
];

const listings: readonly Embedding[] = [
  {
    open: '^[ \\t]{0,80}\\\\begin\\{minted\\}(?:\\[[^\\]]{0,200}\\])?\\{(?<language>[\\w+#-]{1,40})\\}',
    close: '^[ \\t]*\\\\end\\{minted\\}',
    wholeLines: true,
    language: 'plaintext',
  },
  {
    open: '^[ \\t]{0,80}\\\\begin\\{lstlisting\\}(?:\\[[^\\]]{0,200}?language=\\{?(?<language>[\\w+#-]{1,40}))?',
    close: '^[ \\t]*\\\\end\\{lstlisting\\}',
    wholeLines: true,
    language: 'plaintext',
  },
  {
    open: '^[ \\t]{0,80}\\\\begin\\{(?<fence>[vV]erbatim)\\}',
    close: '^[ \\t]*\\\\end\\{$1\\}',
    wholeLines: true,
    language: 'plaintext',
  },
];

export const latex: Dialect = {
  ...prose,
  lineComments: ['%'],
  constants: { nan: 'NaN', infinity: '\\\\infty' },
  arithmetic: fractionArithmetic,
  spaceSeparates: false,
  matrixShapes: { row: 'flat', column: 'twoAxes' },
  markup: texMatrices,
  embeddings: [...listings, ...mathematics],
};

export const latexMath: Dialect = {
  ...latex,
  prose: false,
  brackets: { round: 'list', square: 'list', curly: 'other' },
  afterValue: { curly: 'other' },
  embeddings: [],
};
