/** What a dialect is: the facts about a language that the scanner and the array builder interpret. Data only. */

import type { ElementType } from '../types.ts';

/** A comment that spans lines. */
export interface BlockComment {
  readonly open: string;
  readonly close: string;
  /** comments count inside one another */
  readonly nests?: boolean;
  /** both marks stand alone on their lines (MATLAB) */
  readonly alone?: boolean;
  /** both marks are the first things on their lines, and hide these (Ruby, Perl) */
  readonly startsLine?: boolean;
}

/** A way to write a string. */
export interface StringForm {
  /** what opens it; as `pattern` a sticky-safe regular expression source whose group 1 is put for `$1` into `close` */
  readonly open: string;
  readonly close: string;
  readonly pattern?: boolean;
  /** of a pattern: the characters it can start with */
  readonly first?: string;
  /** what stands for a closing mark inside: after a backslash, doubled, or nothing can */
  readonly escape: 'backslash' | 'doubled' | 'none';
  /** may it go on on the next line: always, after a backslash, or never */
  readonly lines: 'many' | 'backslash' | 'one';
  /** what opens an expression inside it, ended by the bracket that closes the last character of this mark, or by a curly one */
  readonly substitution?: string;
  /** it begins on the next line, and ends where its closing mark is the first word of a line */
  readonly heredoc?: boolean;
  /** this mark after a value is no string but an operator (a transpose) */
  readonly notAfterValue?: boolean;
}

/** How numbers are written. */
export interface NumberForms {
  /** the digit separator; '' where there is none */
  readonly separator: string;
  /** the letters that may follow a leading 0 to change the base, lower case: x, o, b */
  readonly radixes: string;
  /** what `010` is: eight, ten, or no number */
  readonly leadingZero: 'octal' | 'decimal' | 'none';
  /** letters that start an exponent, lower case */
  readonly exponents: string;
  /** `1.` and `.5` are numbers */
  readonly bareDot: boolean;
  /** a dot before an operator belongs to the operator: `1.*x` */
  readonly dottedOperators?: boolean;
  /** suffixes that leave the value as it is, with the element type they ask for (undefined: none) */
  readonly suffixes: Readonly<Record<string, ElementType | undefined>>;
  /** element type by exponent letter, where it tells one */
  readonly exponentTypes?: Readonly<Record<string, ElementType>>;
  /** hexadecimal digits with a binary exponent are a float: `0x1.8p-3` */
  readonly hexadecimalFloats?: boolean;
  /** hexadecimal, octal and binary integers are two's complement: of 32 bits without a suffix, of 64 with one (Java) */
  readonly twosComplement?: boolean;
}

/** Names for NaN and infinities, as regular expression sources. */
export interface ConstantNames {
  readonly nan: string;
  readonly infinity: string;
  readonly negativeInfinity?: string;
  /** truth values, which are 1 and 0; an array of them holds nothing else */
  readonly truth?: string;
  readonly falsehood?: string;
}

export type OperatorName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'floorDivide'
  | 'remainder'
  | 'modulo'
  | 'power'
  | 'shiftLeft'
  | 'shiftRight'
  | 'shiftRightUnsigned'
  | 'and'
  | 'or'
  | 'xor';

/** Constant arithmetic. */
export interface Arithmetic {
  /** operators with the strength of their binding; 'power' binds its right side first and stronger than a sign */
  readonly operators: Readonly<Record<string, { readonly name: OperatorName; readonly strength: number }>>;
  /** `1/2` of integers is 0 */
  readonly truncatesIntegers: boolean;
  /** such a division rounds down, not to zero: `-1/2` is -1 */
  readonly floorsIntegers?: boolean;
  /** width of integers in `<<`, `&`, …; 0: unbounded */
  readonly integerBits: 0 | 32 | 64;
  /** suffixes and size tell the width of an integer and whether it has a sign: `1ULL << 40`, `1u << 31` */
  readonly integerTypes?: boolean;
  /** `--` and `++` are operators of their own, not two signs */
  readonly increments: boolean;
}

/** What a bracket that does not follow a value is. */
export type BracketUse =
  /** a list of elements */
  | 'list'
  /** rows of elements: a list where spaces, semicolons and line ends separate too */
  | 'matrix'
  /** a list, or with one element and no comma only grouping */
  | 'tuple'
  /** grouping only */
  | 'group'
  /** keys and values */
  | 'object'
  /** statements, or keys and values where an expression must stand */
  | 'blockOrObject'
  /** statements */
  | 'block'
  /** nothing that holds elements */
  | 'other';

export type BracketKind = 'round' | 'square' | 'curly';

/** Forms of arrays that stand line by line: what programs print, YAML's block sequences, Markdown's tables. */
export type LineFormFamily = 'printed' | 'blockSequences' | 'pipeTables';

/** What the elements made by a known call are: by float elements, by integer elements. */
export interface Wrapper {
  readonly float?: ElementType;
  readonly int?: ElementType;
}

/**
 * Text in another language inside this one. All patterns are regular expression sources; a group `language` names the
 * language, a group `fence` is put for `$1` into `close`.
 */
export interface Embedding {
  readonly open: string;
  /** where reading goes on in the outer language; without it the inner language's own end mark closes it */
  readonly close?: string;
  /** both marks fill their lines; without it they stand anywhere */
  readonly wholeLines?: boolean;
  /** of marks that stand anywhere: the characters `open` can start with */
  readonly first?: string;
  /** the language id where the opening mark names none */
  readonly language: string;
  /** a document with such a first line begins inside */
  readonly fromStart?: string;
}

/**
 * Matrices set in a markup language: cells stand apart by a mark, rows by a command, and neither spaces nor line ends
 * separate. All are regular expression sources.
 */
export interface MarkupMatrices {
  /** what opens a matrix and belongs to it, and what closes it */
  readonly begin: string;
  readonly end: string;
  readonly cell: string;
  readonly row: string;
  /** what changes nothing: rules, small spaces, sizes of brackets */
  readonly nothing: string;
  /** a quotient of two numbers, groups 1 and 2 */
  readonly fraction: string;
  /** any other command: group 1 its name, if it has letters */
  readonly command: string;
}

export interface Dialect {
  /** what a bracket is where a value may start */
  readonly brackets: Readonly<Record<BracketKind, BracketUse>>;
  /** what a bracket is right after a value; by default a subscript, a call, a block */
  readonly afterValue?: Readonly<Partial<Record<BracketKind, BracketUse>>>;
  /** after a value only where no space stands between (prose, matrices) */
  readonly adjacency?: boolean;
  readonly lineComments: readonly string[];
  /** a line comment needs a space or the line's start before it (YAML) */
  readonly commentsAfterSpace?: boolean;
  readonly blockComments: readonly BlockComment[];
  readonly strings: readonly StringForm[];
  /** `/…/` is a regular expression where a value may start */
  readonly regexLiterals?: boolean;
  readonly numbers: NumberForms;
  readonly constants?: ConstantNames;
  readonly arithmetic?: Arithmetic;
  /** elements may be separated by semicolons (Lua) */
  readonly semicolonSeparates?: boolean;
  /** elements may be separated by space alone */
  readonly spaceSeparates?: boolean;
  /** of `matrix` brackets: the shape of a single row, and of a column written with semicolons */
  readonly matrixShapes?: {
    readonly row: 'flat' | 'twoAxes';
    readonly column: 'flat' | 'twoAxes';
    /** matrices in a matrix: blocks put together, or elements where nothing but commas parts them; by default neither */
    readonly nested?: 'blocks' | 'byCommas';
  };
  /** a semicolon ends a row in square brackets that are no matrices otherwise: how Julia and mat2str print on one line */
  readonly semicolonRows?: boolean;
  /** a mark for left out elements inside a list */
  readonly ellipsis?: 'truncates' | 'continuesLine';
  /** where a line end ends a statement: outside brackets, also inside curly ones, nowhere */
  readonly newlineEnds: 'outside' | 'blocks' | 'never';
  /** a backslash at a line's end joins the next line */
  readonly backslashJoins?: boolean;
  /** words after which a value starts */
  readonly keywords?: readonly string[];
  /** of these, words whose round bracket is a condition: what follows it starts a statement */
  readonly controlWords?: readonly string[];
  /** words that start a declaration, with the name to come */
  readonly declarationWords?: readonly string[];
  /** words that can only start a statement: brackets open before them were never closed */
  readonly recoveryWords?: readonly string[];
  /** words at the start of a statement whose brackets are patterns up to the colon or the arrow */
  readonly patternWords?: readonly string[];
  /** TypeScript's types: after a colon, `as`, `type X =`, in interfaces */
  readonly typeAnnotations?: boolean;
  /** a name before a colon names what follows, wherever it stands (YAML, prose); elsewhere only keys do, others are annotated */
  readonly keysAnywhere?: boolean;
  /** what assigns */
  readonly assignments: readonly string[];
  /** a declared name keeps through its brackets: `float w[2] = {…}` */
  readonly namesBeforeBrackets?: boolean;
  /** a type may stand between `=` and the list: `[]float64{…}`, `new double[] {…}` */
  readonly typedLists?: boolean;
  /** curly bracket right after the name initialises it: `p{1, 2}` */
  readonly directInitialisers?: boolean;
  /** a name before a colon in round brackets names an argument: `f(weights: [1, 2])` */
  readonly colonArguments?: boolean;
  /** characters that leave a value a value where a square bracket follows: `x?[1]`, `x![1]` */
  readonly postfixOperators?: string;
  /** several names before `=` take a value apart */
  readonly tupleTargets?: boolean;
  /** keys and values may stand in square brackets: `["a": [1, 2]]` */
  readonly squareKeys?: boolean;
  /** callees whose arguments are the elements; the array starts at the word or at the bracket, or has square brackets only */
  readonly listCallees?: Readonly<Record<string, 'word' | 'bracket' | 'square'>>;
  /** a list in a list gives its elements to it: `c(c(1, 2), 3)` */
  readonly flatLists?: boolean;
  /** the types that may stand between such a callee and its bracket, as a regular expression source: `<Double>` */
  readonly calleeTypes?: string;
  /** of these callees, those that name the type of the elements */
  readonly listTypes?: Readonly<Record<string, ElementType>>;
  /** callees that make an array of the list given to them */
  readonly wrappers?: Readonly<Record<string, Wrapper>>;
  /** printed forms: callees whose whole range is the array */
  readonly printed?: Readonly<Record<string, Wrapper>>;
  /** what stands after the angle bracket of a description around a printed form: `<tf.Tensor: …, numpy=array(…)>` */
  readonly descriptions?: readonly string[];
  /** names of element types in declarations */
  readonly types?: Readonly<Record<string, ElementType>>;
  /** arrays may stand line by line, without brackets around the whole */
  readonly lineForms?: LineFormFamily;
  /** prose around: a bracket that turns out not to hold elements is no bracket at all */
  readonly prose?: boolean;
  /** the text is tables only, their fields parted by one of these characters, the likelier one first */
  readonly separators?: string;
  /** YAML: `|` and `>` open blocks of text that end with their indentation */
  readonly textBlocks?: boolean;
  /** matrices by commands (TeX) */
  readonly markup?: MarkupMatrices;
  /** text in other languages inside */
  readonly embeddings?: readonly Embedding[];
  /** what ends it where it stands inside another language (PHP) */
  readonly endMark?: string;
  /** hyphens inside words belong to them: `learning-rate` */
  readonly dashedWords?: boolean;
  /** extra characters of words */
  readonly wordCharacters?: string;
}
