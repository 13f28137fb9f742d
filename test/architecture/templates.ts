/**
 * Collects the English templates of everything a person will read (`message('…')`, `l10n.t('…')`) and holds them against
 * the translation bundles, whose keys they are.
 */

import { missing } from './manifest.ts';
import type { SourceFile } from './project.ts';
import { dottedName, literalText, parse, placeOf, ts, walk } from './syntax.ts';

export interface Template {
  readonly text: string;
  readonly place: string;
  /** how many arguments are given; undefined where they are spread from a list */
  readonly given: number | undefined;
}

/** Where a template may be a variable: here Messages that were made elsewhere are translated. */
const passedOn = ['src/host/language.ts'];

export function collectTemplates(sources: readonly SourceFile[]): { templates: Template[]; complaints: string[] } {
  const templates: Template[] = [];
  const complaints: string[] = [];
  for (const source of sources) {
    walk(parse(source), (node) => {
      if (!ts.isCallExpression(node) || !takesTemplate(node.expression)) return;
      const [first, ...rest] = node.arguments;
      const texts = first === undefined ? undefined : literals(first);
      if (texts === undefined) {
        if (!passedOn.includes(source.file)) complaints.push(`${placeOf(node)}: the template must be a literal here`);
        return;
      }
      const given = rest.some(ts.isSpreadElement) ? undefined : rest.length;
      for (const text of texts) templates.push({ text, place: placeOf(node), given });
    });
  }
  return { templates, complaints };
}

function takesTemplate(callee: ts.Expression): boolean {
  const name = dottedName(callee) ?? '';
  return name === 'message' || name.endsWith('l10n.t');
}

/** A literal, or a choice between literals. */
function literals(node: ts.Expression): string[] | undefined {
  const text = literalText(node);
  if (text !== undefined) return [text];
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const [yes, no] = [literals(node.whenTrue), literals(node.whenFalse)];
  return yes === undefined || no === undefined ? undefined : [...yes, ...no];
}

/** Templates whose holes and arguments do not fit: {0} to {n-1} for n arguments. */
export function holeComplaints(templates: readonly Template[]): string[] {
  return templates.flatMap(({ text, place, given }) => {
    const holes = holesOf(text);
    const gap = holes.findIndex((hole, index) => hole !== index);
    if (gap >= 0) return [`${place}: ${JSON.stringify(text)} lacks {${gap}}`];
    if (given === undefined || given === holes.length) return [];
    return [`${place}: ${JSON.stringify(text)} has ${holes.length} holes for ${given} arguments`];
  });
}

/** Where a bundle and the templates of the code differ, and translations whose holes differ from their template's. */
export function bundleComplaints(
  file: string,
  bundle: Readonly<Record<string, string>>,
  templates: readonly Template[],
): string[] {
  const texts = [...new Set(templates.map(({ text }) => text))];
  return [
    ...missing(texts, Object.keys(bundle)).map((text) => `${file} lacks ${JSON.stringify(text)}`),
    ...missing(Object.keys(bundle), texts).map((text) => `${file} has the stale ${JSON.stringify(text)}`),
    ...Object.entries(bundle).flatMap(([text, translation]) => {
      if (translation.trim() === '') return [`${file} has nothing for ${JSON.stringify(text)}`];
      const same = holesOf(text).join() === holesOf(translation).join();
      return same ? [] : [`${file}: the holes of ${JSON.stringify(translation)} differ from ${JSON.stringify(text)}`];
    }),
  ];
}

/** The numbers of a template's holes, each once, in order. */
function holesOf(text: string): number[] {
  const numbers = [...text.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits));
  return [...new Set(numbers)].sort((a, b) => a - b);
}
