/** Arrays of every kind that a hover speaks about, with a number that it must show. */

/** One array, on lines of its own in a document of its language. */
export interface HoverCase {
  readonly what: string;
  /** lines of Python; the cursor goes to the last one */
  readonly text: string;
  /** the place of the cursor on the last line, from 1 */
  readonly column: number;
  readonly shows: RegExp;
}

const row = (numbers: string) => `[${numbers}]`;

/**
 * The numbers come from Python's math module: entropies −Σ p ln p, softmax e^z / Σ e^z, losses −ln p of the label's class,
 * divergences Σ p ln(p / q).
 */
export const hoverCases: readonly HoverCase[] = [
  { what: 'probabilities', text: `probabilities = ${row('0.7, 0.2, 0.1')}`, column: 20, shows: /0\.80181855/ },
  { what: 'two classes', text: `probs = ${row('0.75, 0.25')}`, column: 12, shows: /0\.56233514/ },
  { what: 'a certainty', text: `p_true = ${row('1.0, 0.0, 0.0')}`, column: 12, shows: /0 nats/ },
  { what: 'a uniform distribution', text: `prior = ${row('0.25, 0.25, 0.25, 0.25')}`, column: 12, shows: /2 bits/ },
  { what: 'logits', text: `logits = ${row('2.0, 1.0, 0.1')}`, column: 12, shows: /0\.65900114/ },
  { what: 'large logits', text: `logits = ${row('1000.0, 999.0, 998.0')}`, column: 14, shows: /0\.66524096/ },
  { what: 'negative logits', text: `scores = ${row('-1.5, -0.5, 0.25')}`, column: 12, shows: /0\.60748156/ },
  {
    what: 'ten logits',
    text: `logits = ${row('0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0')}`,
    column: 12,
    shows: /and 5 more/,
  },
  {
    what: 'log-probabilities',
    text: `log_probs = ${row('-0.6931471805599453, -1.3862943611198906, -1.3862943611198906')}`,
    column: 16,
    shows: /log prob/,
  },
  { what: 'a one-hot row', text: `one_hot = ${row('0, 0, 1')}`, column: 13, shows: /class 2 of 3/ },
  { what: 'class indices', text: `class_indices = ${row('2, 0, 1')}`, column: 20, shows: /class indices/ },
  { what: 'a row that does not sum to 1', text: `probabilities = ${row('0.7, 0.2, 0.2')}`, column: 20, shows: /1\.1/ },
  { what: 'NaN', text: `logits = ${row('1.0, float("nan"), 2.0')}`, column: 12, shows: /NaN/ },
  { what: 'infinity', text: `logits = ${row('1.0, float("-inf"), 1.0')}`, column: 12, shows: /0\.5/ },
  {
    what: 'a pair with a one-hot row',
    text: `labels = ${row('0, 0, 1')}\nprobabilities = ${row('0.1, 0.3, 0.6')}`,
    column: 20,
    shows: /0\.51082562/,
  },
  {
    what: 'a pair with logits',
    text: `labels = ${row('1, 0, 0')}\nlogits = ${row('2.0, 1.0, 0.1')}`,
    column: 12,
    shows: /0\.41703002/,
  },
  {
    what: 'a batch with class indices',
    text: `labels = ${row('0, 1')}\nlogits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]`,
    column: 13,
    shows: /row 0 of 2/,
  },
  {
    what: 'the second row of that batch',
    text: `labels = ${row('0, 1')}\nlogits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]`,
    column: 32,
    shows: /row 1 of 2/,
  },
  {
    what: 'soft labels',
    text: `labels = ${row('0.9, 0.05, 0.05')}\nlogits = ${row('2.0, 1.0, 0.1')}`,
    column: 12,
    shows: /cross entropy/i,
  },
  {
    what: 'binary labels',
    text: `labels = ${row('1, 0, 1')}\nprobabilities = ${row('0.9, 0.2, 0.6')}`,
    column: 20,
    shows: /Binary cross entropy/,
  },
  {
    what: 'several labels a row',
    text: 'labels = [[1, 1, 0], [0, 1, 1]]\nlogits = [[0.5, 0.7, -0.3], [0.8, 0.2, 0.9]]',
    column: 14,
    shows: /Sigmoid cross entropy/,
  },
  {
    what: 'two distributions',
    text: `p = ${row('0.75, 0.25')}\nq = ${row('0.5, 0.5')}`,
    column: 8,
    shows: /0\.13081204/,
  },
  {
    what: 'a divergence that is infinite',
    text: `p = ${row('0.5, 0.5')}\nq = ${row('1.0, 0.0')}`,
    column: 8,
    shows: /∞/,
  },
  {
    what: 'a matrix of probabilities',
    text: 'probs = [[0.7, 0.2, 0.1], [0.25, 0.5, 0.25]]',
    column: 30,
    shows: /row 1 of 2.*1\.0397208/s,
  },
  { what: 'a matrix of logits', text: 'logits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]', column: 12, shows: /0\.65900114/ },
  { what: 'a ragged list', text: 'logits = [[1.0, 2.0], [3.0]]', column: 12, shows: /column 23/ },
  { what: 'an empty list', text: 'logits = []', column: 11, shows: /empty/ },
  { what: 'constant arithmetic', text: `probs = ${row('1/3, 1/3, 1/3')}`, column: 12, shows: /1\.0986123/ },
  { what: 'a wrapped array', text: `logits = torch.tensor(${row('2.0, 1.0, 0.1')})`, column: 26, shows: /0\.65900114/ },
  { what: 'tiny probabilities', text: `probs = ${row('1e-300, 0.5, 0.5')}`, column: 12, shows: /0\.69314718/ },
];

/** So many empty lines that no array takes another one's for its partner. */
const apart = 7;

/** The line of each case's last line, from 1. */
export const lines: number[] = [];
let text = '';
for (const each of hoverCases) {
  text += `${each.text}\n${'\n'.repeat(apart)}`;
  lines.push(text.trimEnd().split('\n').length);
}

/** All cases in one document. */
export const program = text;
