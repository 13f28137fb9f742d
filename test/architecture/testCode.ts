/** Finds tests that are passed over in silence. */

import type { SourceFile } from './project.ts';
import { dottedName, parse, placeOf, ts, walk } from './syntax.ts';

const silent =
  /^(?:(?:describe|context|it|specify|suite|test)\.(?:skip|only)|x(?:describe|context|it|specify)|this\.skip)$/;

/** Calls that skip a test or let only some run. */
export function silencedTests(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((source) => {
    const found: string[] = [];
    walk(parse(source), (node) => {
      if (!ts.isCallExpression(node)) return;
      const { expression } = node;
      const onThis =
        ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
      const name = onThis ? `this.${expression.name.text}` : dottedName(expression);
      if (name !== undefined && silent.test(name)) found.push(`${placeOf(node)}: ${name}`);
    });
    return found;
  });
}
