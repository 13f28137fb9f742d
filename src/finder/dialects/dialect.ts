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
  /** what opens an expression inside it, ended by a closing curly bracket */
  readonly substitution?: string;
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
  /** hexadecimal, octal and binary integers without a suffix are 32-bit two's complement (Java) */
  readonly wrapsTo32Bits?: boolean;
}

/** Names for NaN and infinities, as regular expression sources. */
export interface ConstantNames {
  readonly nan: string;
  readonly infinity: string;
  readonly negativeInfinity?: string;
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
  /** width of integers in `<<`, `&`, …; 0: unbounded */
  readonly integerBits: 0 | 32 | 64;
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
  /** nothing that holds elements */
  | 'other';

export type BracketKind = 'round' | 'square' | 'curly';

/** What the elements made by a known call are: by float elements, by integer elements. */
export interface Wrapper {
  readonly float?: ElementType;
  readonly int?: ElementType;
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
  /** elements may be separated by space alone */
  readonly spaceSeparates?: boolean;
  /** of `matrix` brackets: the shape of a single row, and of a column written with semicolons */
  readonly matrixShapes?: { readonly row: 'flat' | 'twoAxes'; readonly column: 'flat' | 'twoAxes' };
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
  /** words at the start of a statement whose brackets are patterns up to the colon */
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
  /** several names before `=` take a value apart */
  readonly tupleTargets?: boolean;
  /** callees whose arguments are the elements; the array starts at the word or at the bracket */
  readonly listCallees?: Readonly<Record<string, 'word' | 'bracket'>>;
  /** callees that make an array of the list given to them */
  readonly wrappers?: Readonly<Record<string, Wrapper>>;
  /** printed forms: callees whose whole range is the array */
  readonly printed?: Readonly<Record<string, Wrapper>>;
  /** names of element types in declarations */
  readonly types?: Readonly<Record<string, ElementType>>;
  /** prose around: a bracket that turns out not to hold elements is no bracket at all */
  readonly prose?: boolean;
  /** the text is tables only, their fields parted by one of these characters, the likelier one first */
  readonly separators?: string;
  /** YAML: `|` and `>` open blocks of text that end with their indentation */
  readonly textBlocks?: boolean;
  /** extra characters of words */
  readonly wordCharacters?: string;
}
