// @ts-check
/**
 * What biome.json holds: the formatter, the linter's rules, and the floors of floors.mjs as restrictions on imports.
 *
 * A later override of Biome replaces an earlier one and its patterns match an import as it is written, so each folder gets
 * one override for each depth of its subfolders.
 */

import * as path from 'node:path';
import { floors } from './floors.mjs';

const deepest = 4;

/** @param {readonly import('./floors.mjs').Floor[]} [table] */
export function biomeConfiguration(table = floors) {
  return {
    $schema: './node_modules/@biomejs/biome/configuration_schema.json',
    files: {
      // With two marks: not even looked into. There are links in there that lead back here.
      includes: [
        'src/**',
        'media/**',
        'test/**',
        'bench/**',
        'scripts/**',
        'l10n/**',
        '*.json',
        '!**/*.svg',
        '!!.vscode-test',
        '!!artifacts',
        '!!dist',
        '!!out',
        '!test/**/fixtures',
      ],
    },
    formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 120 },
    javascript: { formatter: { quoteStyle: 'single' } },
    linter: {
      rules: {
        preset: 'recommended',
        complexity: { noUselessCatch: 'error', noUselessUndefinedInitialization: 'error', useArrowFunction: 'error' },
        correctness: {
          noUndeclaredVariables: 'error',
          noUnusedFunctionParameters: 'error',
          noUnusedImports: 'error',
          noUnusedVariables: 'error',
          useImportExtensions: 'error',
        },
        nursery: { noFloatingPromises: 'error', noMisusedPromises: 'error' },
        style: {
          noNonNullAssertion: 'error',
          noParameterAssign: 'error',
          useConsistentArrayType: 'error',
          useExportType: 'error',
          useImportType: 'error',
          useNodejsImportProtocol: 'error',
          useThrowOnlyError: 'error',
        },
        suspicious: {
          noEmptyBlockStatements: 'off',
          // Figures in samples and expected values are what they are.
          noApproximativeNumericConstant: 'off',
          noExplicitAny: 'error',
          noFocusedTests: 'error',
          noImportCycles: 'error',
          noSkippedTests: 'error',
          noTsIgnore: 'error',
          noVar: 'error',
        },
      },
    },
    overrides: [
      // Written by a script, and not in Biome's own layout.
      { includes: ['biome.json'], formatter: { enabled: false } },
      ...table.flatMap(({ folder, may, mayTypes = [], packages = [] }) =>
        Array.from({ length: deepest }, (_, depth) => ({
          includes: [`${folder}/${'*/'.repeat(depth)}*.{ts,tsx}`],
          linter: {
            rules: {
              correctness: { noNodejsModules: 'error' },
              style: {
                noRestrictedImports: {
                  level: 'error',
                  options: restrictions(folder, depth, [...may, ...mayTypes], packages),
                },
              },
            },
          },
        })),
      ),
    ],
  };
}

/** @param {string} folder @param {number} depth @param {readonly string[]} allowed @param {readonly string[]} packages */
function restrictions(folder, depth, allowed, packages) {
  const from = path.posix.join(folder, ...Array.from({ length: depth }, () => 'x'));
  const doors = allowed.map((other) => `${path.posix.relative(from, other)}/index.ts`);
  const names =
    allowed.length === 0 ? 'nothing' : `only ${allowed.map((other) => path.posix.basename(other)).join(', ')}`;
  const patterns = [
    {
      group: [`${'../'.repeat(depth + 1)}**`, ...doors.map((door) => `!${door}`)],
      message: `From outside its folder ${folder} may import ${names}, each through its door index.ts (scripts/floors.mjs).`,
    },
  ];
  const paths = packages.includes('vscode') ? {} : { vscode: 'Only src/host knows VS Code.' };
  return { paths, patterns };
}

/** The text of biome.json. */
export function biomeText() {
  return `${JSON.stringify(biomeConfiguration(), undefined, 2)}\n`;
}
