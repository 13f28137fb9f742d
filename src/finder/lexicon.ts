/** A dialect made ready for scanning: character classes, openers by first character, sticky patterns, word sets. */

import type { BlockComment, Dialect, Embedding, MarkupMatrices, StringForm } from './dialects/dialect.ts';

/** What a character starts. */
export const Class = {
  other: 0,
  space: 1,
  digit: 2,
  word: 3,
  dot: 4,
  comma: 5,
  semicolon: 6,
  colon: 7,
  open: 8,
  close: 9,
  operator: 10,
} as const;

/** Something that hides text: a comment or a string, found by the mark that opens it. */
export type Opener =
  | { readonly kind: 'line'; readonly open: string }
  | { readonly kind: 'block'; readonly open: string; readonly comment: BlockComment }
  | { readonly kind: 'embedding'; readonly open: string; readonly embedding: Embedding; readonly pattern: RegExp }
  | { readonly kind: 'string'; readonly open: string; readonly form: StringForm; readonly pattern?: RegExp };

export interface Lexicon {
  readonly dialect: Dialect;
  /** class by character code below 128 */
  readonly classes: Uint8Array;
  /** openers by character code below 128, longest mark first */
  readonly openers: readonly (readonly Opener[] | undefined)[];
  /** a constant's name at a place: group 1 NaN, 2 infinity, 3 negative infinity, 4 truth, 5 falsehood */
  readonly constants?: RegExp;
  /** a callee whose arguments are elements: group 1, then its type arguments */
  readonly listCallee?: RegExp;
  /** the codes of the characters that such a callee can begin with */
  readonly listCalleeFirst: ReadonlySet<number>;
  /** the commands of a markup language, as sticky patterns */
  readonly markup?: Readonly<Record<keyof MarkupMatrices, RegExp>>;
  /** what opens text in another language on lines of its own */
  readonly fences: readonly { readonly embedding: Embedding; readonly pattern: RegExp }[];
  readonly operators: ReadonlySet<string>;
  readonly longestOperator: number;
  /** by first character: the lengths of the words below, a bit each; most words are none of them */
  readonly wordLengths: Int32Array;
  readonly keywords: ReadonlySet<string>;
  readonly controlWords: ReadonlySet<string>;
  readonly declarationWords: ReadonlySet<string>;
  readonly recoveryWords: ReadonlySet<string>;
  readonly patternWords: ReadonlySet<string>;
  readonly assignments: ReadonlySet<string>;
}

const sharedOperators = [
  ...['==', '!=', '<=', '>=', '=>', '->', '&&', '||', '+=', '-=', '*=', '/=', '%=', '|=', '&=', '^=', '<<=', '>>='],
  ...['===', '!==', '**=', '//=', '??', '?.', ':=', '::'],
];

const lexicons = new WeakMap<Dialect, Lexicon>();

/** The lexicon of a dialect; made once. */
export function lexiconOf(dialect: Dialect): Lexicon {
  let lexicon = lexicons.get(dialect);
  if (!lexicon) {
    lexicon = build(dialect);
    lexicons.set(dialect, lexicon);
  }
  return lexicon;
}

function build(dialect: Dialect): Lexicon {
  const operators = operatorsOf(dialect);
  const constants = dialect.constants && constantPattern(dialect);
  const listCallee = listCalleePattern(dialect);
  return {
    dialect,
    classes: classesOf(dialect),
    openers: openersOf(dialect),
    ...(constants && { constants }),
    ...(listCallee && { listCallee }),
    listCalleeFirst: new Set(Object.keys(dialect.listCallees ?? {}).map((name) => name.charCodeAt(0))),
    ...(dialect.markup && { markup: sticky(dialect.markup) }),
    fences: fencesOf(dialect),
    operators,
    longestOperator: Math.max(...[...operators].map((operator) => operator.length)),
    wordLengths: wordLengthsOf(dialect),
    keywords: new Set(dialect.keywords),
    controlWords: new Set(dialect.controlWords),
    declarationWords: new Set(dialect.declarationWords),
    recoveryWords: new Set(dialect.recoveryWords),
    patternWords: new Set(dialect.patternWords),
    assignments: new Set(dialect.assignments),
  };
}

/** Words that have a meaning where types are written. */
const typeWords = ['type', 'interface', 'case', 'default', 'as', 'satisfies'];

function wordLengthsOf(dialect: Dialect): Int32Array {
  const { keywords = [], declarationWords = [], recoveryWords = [], patternWords = [], typeAnnotations } = dialect;
  const lengths = new Int32Array(128);
  const words = [...keywords, ...declarationWords, ...recoveryWords, ...patternWords];
  for (const word of typeAnnotations ? [...words, ...typeWords] : words)
    lengths[word.charCodeAt(0)] |= 1 << word.length;
  return lengths;
}

function classesOf(dialect: Dialect): Uint8Array {
  const classes = new Uint8Array(128);
  const mark = (characters: string, kind: number) => {
    for (const character of characters) classes[character.charCodeAt(0)] = kind;
  };
  mark('+-*/%&|^~<>=!?@\\', Class.operator);
  mark(' \t\v\f\r\n', Class.space);
  mark('0123456789', Class.digit);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$', Class.word);
  mark(dialect.wordCharacters ?? '', Class.word);
  mark('.', Class.dot);
  mark(',', Class.comma);
  mark(';', Class.semicolon);
  mark(':', Class.colon);
  mark('([{', Class.open);
  mark(')]}', Class.close);
  return classes;
}

function openersOf(dialect: Dialect): readonly (readonly Opener[] | undefined)[] {
  const openers: Opener[][] = [];
  const add = (code: number, opener: Opener) => {
    openers[code] = [...(openers[code] ?? []), opener].sort((a, b) => b.open.length - a.open.length);
  };
  for (const open of dialect.lineComments) add(open.charCodeAt(0), { kind: 'line', open });
  for (const comment of dialect.blockComments)
    add(comment.open.charCodeAt(0), { kind: 'block', open: comment.open, comment });
  if (dialect.regexLiterals) openers[47] ??= [];
  if (dialect.endMark) openers[dialect.endMark.charCodeAt(0)] ??= [];
  for (const embedding of dialect.embeddings ?? []) {
    const { open, first = '', wholeLines } = embedding;
    if (wholeLines) continue;
    for (const character of first) {
      add(character.charCodeAt(0), { kind: 'embedding', open, embedding, pattern: new RegExp(open, 'iy') });
    }
  }
  for (const form of dialect.strings) {
    if (!form.pattern) add(form.open.charCodeAt(0), { kind: 'string', open: form.open, form });
    else {
      const pattern = new RegExp(form.open, 'y');
      for (let code = 33; code < 127; code++) {
        if (form.first?.includes(String.fromCharCode(code)))
          add(code, { kind: 'string', open: form.open, form, pattern });
      }
    }
  }
  return openers;
}

function fencesOf({ embeddings = [] }: Dialect): Lexicon['fences'] {
  return embeddings
    .filter(({ wholeLines }) => wholeLines)
    .map((embedding) => ({ embedding, pattern: new RegExp(embedding.open, 'i') }));
}

function operatorsOf(dialect: Dialect): Set<string> {
  const increments = dialect.arithmetic?.increments ? ['++', '--'] : [];
  const arithmetic = Object.keys(dialect.arithmetic?.operators ?? {});
  return new Set([...sharedOperators, ...increments, ...arithmetic, ...dialect.assignments]);
}

function sticky(sources: MarkupMatrices): Readonly<Record<keyof MarkupMatrices, RegExp>> {
  const pattern = (source: string) => new RegExp(source, 'y');
  const { begin, end, cell, row, nothing, fraction, command } = sources;
  return {
    ...{ begin: pattern(begin), end: pattern(end), cell: pattern(cell), row: pattern(row) },
    ...{ nothing: pattern(nothing), fraction: pattern(fraction), command: pattern(command) },
  };
}

function listCalleePattern({ listCallees, calleeTypes, adjacency }: Dialect): RegExp | undefined {
  if (!listCallees) return undefined;
  const names = Object.keys(listCallees).sort((a, b) => b.length - a.length);
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const types = calleeTypes === undefined ? '' : `(?:${calleeTypes})?`;
  return new RegExp(`(${escaped.join('|')})${types}(?=${adjacency ? '' : '[ \\t]{0,16}'}[(\\[{])`, 'y');
}

function constantPattern({ constants }: Dialect): RegExp | undefined {
  if (!constants) return undefined;
  const { nan, infinity, negativeInfinity = '(?!)', truth = '(?!)', falsehood = '(?!)' } = constants;
  return new RegExp(
    `(?:(${nan})|(${infinity})|(${negativeInfinity})|(${truth})|(${falsehood}))(?![\\p{L}\\p{N}_$.(\\[])`,
    'uy',
  );
}
