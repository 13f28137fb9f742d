/**
 * The name of what comes next on a level: what it is assigned to, its key, its keyword. A name counts only where it stands
 * directly before its value, never reaches over the end of a line that leaves nothing open, and over no more than a few
 * lines at all; so reading may begin at any such line, or some more lines before, and finds the same names.
 */

import type { Dialect } from './dialects/dialect.ts';
import { elementTypeOfCallee } from './elementTypes.ts';
import { type Bracket, Role } from './state.ts';
import { Token } from './tokens.ts';
import type { ElementType } from './types.ts';

/** What is known on a level; saved while a bracket is open. */
export interface LevelNames {
  /** the last token; -1 at the start of a statement, element, argument; -2 after a bracket */
  before: number;
  /** the dotted name or string just read */
  name: string | undefined;
  nameStart: number;
  /** what stood before the name */
  beforeName: number;
  /** the name whose type is being read */
  annotated: string | undefined;
  /** the name the next value gets */
  target: string | undefined;
  /** several targets on the line */
  tupled: boolean;
  /** the element type in the declaration */
  type: ElementType | undefined;
  /** the lines on which these were read: the token before, the name, the annotated name, the assignment, the comma, the type */
  beforeLine: number;
  nameLine: number;
  annotatedLine: number;
  targetLine: number;
  tupledLine: number;
  typeLine: number;
}

/** Lines that a name or a type reaches over. */
const farthest = 16;

/**
 * Reading that begins so many lines before a place, where none of them leaves nothing open, knows the names there: one
 * stretch of lines from a name to its assignment, one from there to the value.
 */
export const linesThatName = 2 * farthest;

const atStart = -1;
const afterBracket = -2;
const afterDeclaration = -3;

function emptyLevel(): LevelNames {
  return {
    before: atStart,
    name: undefined,
    nameStart: 0,
    beforeName: atStart,
    annotated: undefined,
    target: undefined,
    tupled: false,
    type: undefined,
    beforeLine: 0,
    nameLine: 0,
    annotatedLine: 0,
    targetLine: 0,
    tupledLine: 0,
    typeLine: 0,
  };
}

export class Names {
  readonly #dialect: Dialect;
  readonly #declarationWords: ReadonlySet<string>;
  #level = emptyLevel();
  #opening = 0;
  #role: Role = Role.block;
  #line = 0;

  constructor(dialect: Dialect, declarationWords: ReadonlySet<string>) {
    this.#dialect = dialect;
    this.#declarationWords = declarationWords;
  }

  /** The name that a list opened here gets. */
  forList(opening: number): string | undefined {
    const { target, name, before, beforeName } = this.#level;
    if (target !== undefined) return target;
    const initialised = this.#dialect.directInitialisers && opening === 123 && before === Token.word;
    const afterType = beforeName === Token.word || beforeName === Token.other || beforeName === Token.operator;
    return initialised && afterType ? name : undefined;
  }

  /** The element type declared on this level. */
  get type(): ElementType | undefined {
    return this.#level.type;
  }

  /** The keyword or name whose value is being read. */
  get target(): string | undefined {
    return this.#level.target;
  }

  /** Enters a bracket; a call that only wraps its argument hands its own name in. */
  open(opening: number, role: Role): LevelNames {
    const outer = this.#level;
    this.#level = emptyLevel();
    this.#level.beforeLine = this.#line;
    if (role === Role.wrapper) {
      this.#level.target = outer.target;
      this.#level.targetLine = outer.targetLine;
    }
    this.#opening = opening;
    this.#role = role;
    return outer;
  }

  /** Passes a list that was all elements, so that nothing in it was told. */
  passList(opening: number, sameLine: boolean): void {
    this.#tell(afterBracket);
    if (sameLine) this.#afterBracket(opening === 91);
    else this.#forget();
  }

  #afterBracket(square: boolean): void {
    const level = this.#level;
    if (!(square && this.#dialect.namesBeforeBrackets)) level.name = undefined;
    if (!(square && this.#dialect.typedLists)) level.target = undefined;
  }

  /** Leaves a bracket; `saved` is what `open` gave, undefined when reading began inside it. */
  close(saved: LevelNames | undefined, sameLine: boolean, around: Bracket): void {
    const inner = this.#level;
    const square = this.#opening === 91;
    this.beginInside(around);
    this.#level = saved ?? emptyLevel();
    this.#tell(afterBracket);
    if (!(sameLine && saved)) {
      this.#forget();
      return;
    }
    this.#afterBracket(square);
    if (square && this.#level.type === undefined) this.#declare(inner.type);
  }

  /** Reading goes on, or begins, inside this bracket. */
  beginInside({ opening, role }: Bracket): void {
    this.#opening = opening;
    this.#role = role;
  }

  /** Elements that are numbers have been read without telling; here begins something else. */
  restart(): void {
    this.#forget();
    this.#tell(atStart);
  }

  /** All brackets are forgotten. */
  reset(): void {
    this.#level = emptyLevel();
    this.#opening = 0;
    this.#role = Role.block;
  }

  /** What was read too many lines ago counts no more, whatever stood on the lines since. */
  beginLine(line: number): void {
    this.#line = line;
    const level = this.#level;
    const first = line - farthest;
    level.nameStart = -1;
    if (level.nameLine < first) level.name = undefined;
    if (level.annotatedLine < first) level.annotated = undefined;
    if (level.targetLine < first) level.target = undefined;
    if (level.tupledLine < first) level.tupled = false;
    if (level.typeLine < first) level.type = undefined;
    if (level.beforeLine < first) level.before = atStart;
  }

  endLine(fresh: boolean): void {
    // In a call that wraps the list, the name from before the call waits for it; there reading begins before the call.
    if (!fresh || (this.#role === Role.wrapper && this.#level.before === atStart)) return;
    this.#forget();
    this.#tell(atStart);
  }

  /** What stood last. */
  #tell(before: number): void {
    this.#level.before = before;
    this.#level.beforeLine = this.#line;
  }

  /** What the next value is for. */
  #aim(target: string | undefined): void {
    this.#level.target = target;
    this.#level.targetLine = this.#line;
  }

  #declare(type: ElementType | undefined): void {
    this.#level.type = type;
    this.#level.typeLine = this.#line;
  }

  #forget(): void {
    this.#forgetName();
    this.#level.type = undefined;
  }

  #forgetName(): void {
    const level = this.#level;
    level.name = level.annotated = level.target = undefined;
    level.tupled = false;
  }

  token(token: Token, text: string, start: number, end: number): void {
    const level = this.#level;
    switch (token) {
      case Token.word:
        this.#word(text, start, end);
        break;
      case Token.callee:
        this.#word(text, start, end);
        this.#callee(text.slice(start, end));
        return;
      case Token.keyword:
        this.#keyword(text.slice(start, end));
        return;
      case Token.string:
        level.name = unquoted(text.slice(start, end));
        level.nameLine = this.#line;
        level.beforeName = level.before;
        level.target = undefined;
        break;
      case Token.assignment:
        this.#assignment();
        break;
      case Token.colon:
        this.#colon();
        break;
      case Token.dot:
        if (level.before !== Token.word) level.name = undefined;
        break;
      case Token.comma:
        if (this.#dialect.tupleTargets && this.#opening === 0) {
          level.tupled = true;
          level.tupledLine = this.#line;
        }
        level.name = level.annotated = level.target = undefined;
        this.#tell(atStart);
        return;
      case Token.semicolon:
        level.name = level.annotated = level.target = undefined;
        level.tupled = false;
        if (this.#opening !== 91) level.type = undefined;
        this.#tell(atStart);
        return;
      default:
        this.#other(text, start, end);
    }
    this.#tell(token);
  }

  #callee(callee: string): void {
    const type = elementTypeOfCallee(callee, this.#dialect);
    if (type !== undefined) this.#declare(type);
    this.#tell(Token.word);
  }

  #word(text: string, start: number, end: number): void {
    const level = this.#level;
    const word = text.slice(start, end);
    const { types, typedLists } = this.#dialect;
    if (types && Object.hasOwn(types, word)) this.#declare(types[word]);
    if (level.before === Token.dot && level.name !== undefined) {
      // The part before the dot may stand on a line above.
      level.name = level.nameStart >= 0 ? text.slice(level.nameStart, end) : `${level.name}.${word}`;
    } else {
      level.beforeName = level.before;
      level.name = word;
      level.nameStart = start;
      level.nameLine = this.#line;
      // A second word in a row is no callee of the value.
      if (level.before === Token.word && !typedLists) level.target = undefined;
    }
  }

  #keyword(word: string): void {
    const level = this.#level;
    level.name = undefined;
    if (word !== 'new' && word !== 'await') level.target = undefined;
    this.#tell(this.#declarationWords.has(word) ? afterDeclaration : Token.keyword);
  }

  #assignment(): void {
    const level = this.#level;
    const name = level.annotated ?? (level.tupled ? undefined : level.name);
    // In `x = torch.tensor(data=[…])` x says more than data.
    if (this.#role !== Role.wrapper || level.target === undefined) this.#aim(name);
    level.name = level.annotated = undefined;
  }

  #colon(): void {
    const level = this.#level;
    const starts = level.beforeName === atStart || level.beforeName === afterDeclaration;
    const holdsKeys = this.#opening === 123 || (this.#opening === 91 && this.#dialect.squareKeys === true);
    const isKey = (holdsKeys && this.#role !== Role.block) || this.#dialect.keysAnywhere === true;
    const named = starts || this.#dialect.keysAnywhere === true ? level.name : undefined;
    const isArgument = this.#opening === 40 && this.#dialect.colonArguments === true;
    this.#aim(isKey || isArgument ? named : undefined);
    if (!isKey) {
      level.annotated = named;
      level.annotatedLine = level.nameLine;
    }
    level.name = undefined;
  }

  #other(text: string, start: number, end: number): void {
    const level = this.#level;
    level.name = undefined;
    const typeLike = this.#dialect.typedLists && /^[<>*&?]+$/.test(text.slice(start, Math.min(end, start + 4)));
    if (!typeLike) level.target = undefined;
  }
}

function unquoted(literal: string): string {
  const inner = literal.length >= 2 ? literal.slice(1, -1) : '';
  if (literal.startsWith('"') && inner.includes('\\')) {
    try {
      return String(JSON.parse(literal));
    } catch {
      return inner;
    }
  }
  return inner;
}
