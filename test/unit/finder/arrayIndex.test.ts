/** The index by lines: after any edits it finds what reading the whole text finds, and it reads no more than it must. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { ArrayIndex, findArrays, type NumericArray, type Position } from '../../../src/finder/index.ts';
import { languageIds, scraps } from './scraps.ts';

/** Lines that can be edited, with a count of how often one was read. */
class Document {
  lines: string[];
  reads = 0;
  constructor(text: string) {
    this.lines = text.split('\n');
  }
  get count(): number {
    return this.lines.length;
  }
  at(line: number): string {
    this.reads++;
    return this.lines[line];
  }
}

function facts(array: NumericArray): unknown {
  const { start, end, shape, form, truncated, computed, name, dtype, ragged } = array;
  return { start, end, shape, form, truncated, computed, name, dtype, ragged, data: Array.from(array.data) };
}

/** Pieces of source with a line end after every few. */
function source(longest: number): fc.Arbitrary<string> {
  const piece = fc.tuple(scraps, fc.integer({ min: 0, max: 3 })).map(([scrap, n]) => (n === 0 ? `${scrap}\n` : scrap));
  return fc.array(piece, { maxLength: longest, size: 'max' }).map((pieces) => pieces.join(''));
}

/** Brackets that stay open over lines, with what may stand in them. */
const structure = fc
  .array(
    fc.constantFrom(
      ...['x = [', 'np.array([', 'f(', '{', '"k": [', '[', '(', 'if (a) {', '/*', '"""', '`', '`${'],
      ...[']', ']', ')', '}', '],', '),', '*/', '"""', '`', '];', '])'],
      ...['1, 2,', '3, 4', '[5, 6],', '[7, 8, 9]', '"s",', 'name =', 'w: ', 'float w[] =', '{1, 2}', '# [1, 2]', ''],
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((lines) => lines.join('\n'));

const text = fc.oneof(source(80), structure);
/** Few line ends, and pieces repeated until lines have seams. */
const records = fc.constantFrom(
  ...[
    '{"k": [1, 2], "s": "a,b"}, ',
    'f(x, [1, 2], y = [3, 4]), ',
    '[[1, 2], [3]], "s", ',
    'w = [1, 2]; ',
    'float a[] = {1, 2}, ',
  ],
  ...['[1, 2, 3], ', '"a", ', '{', '}, ', '[', '], ', '(', '), ', '/* [1, 2], ', '*/', '`', '${', 'x', '\n', '\n'],
);
const longText = fc
  .array(fc.tuple(fc.oneof({ weight: 3, arbitrary: records }, scraps), fc.constantFrom(1, 1, 1, 40, 300)), {
    maxLength: 16,
    size: 'max',
  })
  .map((pieces) => pieces.map(([part, times]) => part.repeat(part === '\n' ? 1 : times)).join(''));

const editParts = {
  start: fc.nat(1000),
  removed: fc.nat(3),
  removesOnly: fc.boolean(),
  window: fc.tuple(fc.nat(1000), fc.nat(3)),
  column: fc.nat(),
};
const edit = fc.record({
  ...editParts,
  inserted: source(8),
});
type Edit = Parameters<Parameters<typeof edit.map>[0]>[0];

/** Edits a document again and again and asks its index about a part of it, a place in it, and the whole. */
function holdsThrough(
  before: string,
  edits: readonly Edit[],
  languageId: string,
  blockSize: number,
  expired: () => boolean,
): void {
  const document = new Document(before);
  const index = new ArrayIndex(document, languageId, blockSize);
  for (const { start, removed, inserted, removesOnly, window, column } of edits) {
    const from = start % (document.count + 1);
    const to = Math.min(from + removed, document.count);
    const lines = removesOnly && document.count > to - from ? [] : inserted.split('\n');
    document.lines.splice(from, to - from, ...lines);
    index.edit(from, to, lines.length);
    index.reach(window[0], expired);
    const whole = findArrays(document.lines.join('\n'), languageId);
    const first = window[0] % document.count;
    const last = first + 1 + window[1];
    const position = { line: first, character: column % (document.lines[first].length + 1) };
    const around = whole.filter(({ start, end }) => isIn(position, start, end)).pop();
    const found = index.at(position);
    assert.deepEqual(found && facts(found), around && facts(around));
    const search = index.search(first, last);
    while (search.advance(expired) === 'later');
    const touched = whole.filter((array) => array.start.line < last && array.end.line >= first);
    assert.deepEqual(index.within(first, last).map(facts), touched.map(facts));
    assert.deepEqual(index.within(0, document.count).map(facts), whole.map(facts));
  }
}

function isIn({ line, character }: Position, start: Position, end: Position): boolean {
  const begun = start.line < line || (start.line === line && start.character <= character);
  return begun && (line < end.line || (line === end.line && character < end.character));
}

/** A clock that runs out at every n-th look. */
function impatience(n: number): () => boolean {
  let looks = 0;
  return () => ++looks % n === 0;
}

describe('finder: the index', () => {
  it('finds after edits what reading the whole text finds, everywhere and in part', () => {
    void fc.assert(
      fc.property(
        text,
        fc.array(edit, { maxLength: 6 }),
        fc.constantFrom(...languageIds),
        fc.constantFrom(1, 8, 64, 4096),
        fc.integer({ min: 1, max: 5 }),
        (before, edits, languageId, blockSize, n) => holdsThrough(before, edits, languageId, blockSize, impatience(n)),
      ),
      { numRuns: 2500, seed: 4 },
    );
  });

  it('does so on lines that are longer than a block', () => {
    void fc.assert(
      fc.property(
        longText,
        fc.array(fc.record({ ...editParts, inserted: longText }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...languageIds),
        fc.constantFrom(64, 4096),
        fc.integer({ min: 1, max: 5 }),
        (before, edits, languageId, blockSize, n) => holdsThrough(before, edits, languageId, blockSize, impatience(n)),
      ),
      { numRuns: 150, seed: 4 },
    );
  });

  // Each was found by a run of a million documents, or by looking for its kind.
  const readFromTheMiddle: readonly (readonly [languageId: string, text: string, names: readonly string[]])[] = [
    // Brackets inside a printed form are its details: they wait for it, and end with their line.
    ['plaintext', 'array([1 2]array(\n))x', ['']],
    ['plaintext', 'array(\n\nexport const right = {\n  labels: [0, 0, 0, 1, 0],\n', ['labels']],
    [
      'plaintext',
      'a: [0, 1],\n\ntensor(1e3 *\nb = {\n  labels: [[1, 0], [0, 1]],\n  p: [0.8, 0.2],\n};',
      ['a', 'labels', 'p'],
    ],
    ['log', 'Array([]float64{\n1 2\n}\n3 4\n', ['', '']],
    ['html', "array(\nempty list', () => {\n  f(new Document('a = [1, 2]\n", ['a']],
    // A string over several lines leaves its statement open, and so does a line that goes on below.
    ['ruby', 'a, "\n" + b = [1, 2]', ['']],
    ['python', 'a, \\\nb = [1, 2], [3, 4]', ['', '']],
    // What was said too long ago counts no more, whatever stands between.
    ['javascript', `f({ x = a +\n${'\n'.repeat(60)} b: [1, 2] })`, ['b']],
    ['javascript', `f({ x: \n${'// no more\n'.repeat(60)} [1, 2] })`, ['']],
    ['javascript', `let x: A |\n${'B |\n'.repeat(60)} C = [1, 2]`, ['C']],
    ['python', `(a, b +\n${'c +\n'.repeat(60)} d) = [1, 2]`, ['']],
    ['c', `double x[] = /*${'\n'.repeat(40)}*/ {1, 2};\ndouble y[] = /*\n*/ {3, 4};`, ['', 'y']],
    // A name may go on below its dot.
    ['javascript', 'model\n  .weights = [1, 2]', ['model.weights']],
    ['javascript', '   model.\nweights = [1, 2]', ['model.weights']],
  ];
  for (const [languageId, text, names] of readFromTheMiddle) {
    it(`finds in ${languageId} from any line what it finds from the first: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const whole = findArrays(text, languageId);
      assert.deepEqual(
        whole.map(({ name = '' }) => name),
        names,
      );
      for (let line = 0; line < text.split('\n').length; line++) {
        const touching = whole.filter(({ start, end }) => start.line < line + 1 && end.line >= line);
        const found = new ArrayIndex(new Document(text), languageId, 64).within(line, line + 1);
        assert.deepEqual(found.map(facts), touching.map(facts), `from line ${line}`);
      }
    });
  }

  it('finds a row in the middle of a line of 50 MB', () => {
    const record = '{"id": 7, "row": [0.25, -1.5, 3]}, ';
    const count = Math.ceil(50_000_000 / record.length);
    const document = new Document(record.repeat(count));
    const index = new ArrayIndex(document, 'json');
    let looks = 0;
    const lookedAt = () => ++looks % 100 === 0;
    while (!index.reach(1, lookedAt));
    // A look at the clock every few thousand characters, and what was read is not read again.
    assert.ok(looks > 50_000_000 / 20_000 && looks < 50_000_000 / 2_000, `${looks} looks`);
    const begin = (count >> 1) * record.length + record.indexOf('[');
    const array = index.at({ line: 0, character: begin + 2 });
    assert.ok(array);
    assert.deepEqual([array.name, array.shape, Array.from(array.data)], ['row', [3], [0.25, -1.5, 3]]);
    assert.deepEqual(array.start, { line: 0, character: begin });
  });

  it('says of a search that the document was edited since', () => {
    const document = new Document('a = [1, 2]\n'.repeat(10_000));
    const index = new ArrayIndex(document, 'python');
    const search = index.search(9_000, 10_000);
    assert.equal(
      search.advance(() => true),
      'later',
    );
    index.edit(0, 1, 1);
    assert.equal(
      search.advance(() => false),
      'overtaken',
    );
  });

  it('answers from a finished search without reading', () => {
    const document = new Document('a = [1, 2]\n'.repeat(10_000));
    const index = new ArrayIndex(document, 'python');
    const search = index.search(9_000, 9_100);
    let steps = 1;
    while (search.advance(() => true) === 'later') steps++;
    assert.ok(steps > 20, String(steps));
    document.reads = 0;
    assert.equal(index.within(9_010, 9_090).length, 80);
    assert.ok(index.at({ line: 9_050, character: 5 }));
    assert.equal(document.reads, 0);
  });

  it('searches what is known without reading, and keeps the whole when it is asked for a part', () => {
    const document = new Document('a = [1, 2]\n'.repeat(10_000));
    const index = new ArrayIndex(document, 'python');
    assert.equal(
      index.search(0, document.count).advance(() => false),
      'done',
    );
    document.reads = 0;
    const part = index.search(9_000, 9_100);
    assert.equal(
      part.advance(() => true),
      'done',
    );
    assert.equal(index.within(0, document.count).length, 10_000);
    assert.equal(document.reads, 0);
    index.edit(0, 1, 1);
    assert.equal(
      part.advance(() => false),
      'overtaken',
    );
  });

  it('gives the innermost array at a position, its end excluded', () => {
    const index = new ArrayIndex(new Document('x = [[1, 2], [3]]\ny = [[1, 2], [3, 4]]'), 'python');
    const at = (line: number, character: number) => index.at({ line, character })?.shape;
    assert.equal(at(0, 3), undefined);
    assert.deepEqual(at(0, 4), []);
    assert.deepEqual(at(0, 5), [2]);
    assert.deepEqual(at(0, 11), []);
    assert.equal(at(0, 17), undefined);
    assert.deepEqual(at(1, 6), [2, 2]);
  });

  it('gives the empty list at a position', () => {
    const index = new ArrayIndex(new Document('a = [1, 2]\nlogits = []'), 'python');
    assert.equal(index.emptyListAt({ line: 1, character: 10 })?.name, 'logits');
    assert.equal(index.emptyListAt({ line: 0, character: 5 }), undefined);
  });

  it('reads no line when an edit is recorded, and few at the next question', () => {
    const document = new Document('x = np.array([1, 2])\n'.repeat(10_000));
    const index = new ArrayIndex(document, 'python');
    index.within(9_990, 10_000);
    document.reads = 0;
    for (let edits = 0; edits < 20; edits++) {
      document.lines[5_000] += ' ';
      index.edit(5_000, 5_001, 1);
    }
    assert.equal(document.reads, 0);
    assert.equal(index.within(4_990, 5_010).length, 20);
    // Twenty characters a line: two blocks, no more.
    assert.ok(document.reads < 500, String(document.reads));
  });

  it('is right again after a comment was opened and closed', () => {
    const document = new Document('a = [1, 2]\nb = [3, 4]\nc = [5, 6]');
    const index = new ArrayIndex(document, 'typescript');
    const count = () => index.within(0, document.count).length;
    assert.equal(count(), 3);
    document.lines[0] = '/* a = [1, 2]';
    index.edit(0, 1, 1);
    assert.equal(count(), 0);
    document.lines.splice(1, 0, '*/');
    index.edit(1, 1, 1);
    assert.equal(count(), 2);
  });

  it('starts again when it was not told of an edit', () => {
    const document = new Document('a = [1, 2]');
    const index = new ArrayIndex(document, 'python');
    index.at({ line: 0, character: 5 });
    document.lines.push('b = [3, 4]', '');
    assert.equal(index.at({ line: 1, character: 5 })?.name, 'b');
    assert.equal(index.at({ line: 7, character: 0 }), undefined);
  });
});
