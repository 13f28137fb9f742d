/** Imports only go down, and from one folder into another only through its door. */

import * as assert from 'node:assert/strict';
import { biomeText } from '../../scripts/biomeConfiguration.mjs';
import { floors } from '../../scripts/floors.mjs';
import { importComplaints, tableComplaints } from './imports.ts';
import { readSources, readText } from './project.ts';

describe('floors', () => {
  it('hold for every import of src and media', () => {
    const sources = readSources('src', 'media').filter(({ file }) => !file.endsWith('.d.ts'));
    assert.ok(sources.length > 20, 'the sources were not found');
    assert.deepEqual(importComplaints(sources, floors), []);
  });

  it('are a table in which imports go down', () => {
    assert.deepEqual(tableComplaints(floors), []);
  });

  it('are what the linter holds too: biome.json is as npm run format writes it', () => {
    assert.equal(readText('biome.json'), biomeText());
  });
});

describe('the check of the floors', () => {
  const complaints = (file: string, text: string) => importComplaints([{ file, text }], floors);

  const good: readonly (readonly [string, string])[] = [
    ['src/core/tensor.ts', "import { a } from './errors.ts';"],
    ['src/core/deep/tensor.ts', "import { a } from '../errors.ts';"],
    ['src/finder/scan.ts', "import { a } from '../core/index.ts';"],
    ['src/finder/dialects/python.ts', "import { a } from '../../core/index.ts';"],
    ['src/host/extension.ts', "import * as vscode from 'vscode';"],
    ['src/host/calls.ts', "const calls = await import('../calls/index.ts');"],
    ['src/inspect/call.ts', "import type { Call } from '../calls/index.ts';"],
    ['src/protocol/messages.ts', "import { type A, type B } from '../inspect/index.ts';"],
    ['media/panel.tsx', "import { render } from 'preact'; import { a } from '../src/present/index.ts';"],
    ['media/parts/chart.tsx', "import type { Tensor } from '../../src/core/index.ts';"],
    ['src/core/words.ts', "// import { a } from '../host/index.ts';\nconst text = \"import 'vscode'\";"],
  ];
  for (const [file, text] of good) {
    it(`passes ${file}: ${text}`, () => assert.deepEqual(complaints(file, text), []));
  }

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['src/core/tensor.ts', "import { a } from '../finder/index.ts';", /may not import from src\/finder/],
    ['src/core/tensor.ts', "import type { A } from '../finder/index.ts';", /may not import from src\/finder/],
    ['src/core/tensor.ts', "type A = import('../host/index.ts').A;", /may not import from src\/host/],
    ['src/finder/scan.ts', "import { a } from '../quantities/index.ts';", /may not import from src\/quantities/],
    ['src/finder/scan.ts', "export { a } from '../core/tensor.ts';", /past the door src\/core\/index\.ts/],
    ['src/finder/deep/scan.ts', "export * from '../../core/tensor.ts';", /past the door/],
    ['src/host/extension.ts', "const a = await import('../core/tensor.ts');", /past the door/],
    ['src/present/tex.ts', "import 'vscode';", /only src\/host knows VS Code/],
    ['src/present/tex.ts', "import * as fs from 'node:fs';", /not there in the web host/],
    ['src/host/files.ts', "import * as fs from 'fs';", /not there in the web host/],
    ['src/host/files.ts', "const fs = require('node:fs');", /not there in the web host/],
    ['src/host/files.ts', 'const part = await import(name);', /not a plain string/],
    ['src/inspect/call.ts', "import { findCalls } from '../calls/index.ts';", /only its types/],
    ['src/protocol/messages.ts', "import { inspect } from '../inspect/index.ts';", /may only import types/],
    ['src/protocol/messages.ts', "import '../inspect/index.ts';", /may only import types/],
    ['media/panel.tsx', "import { inspect } from '../src/inspect/index.ts';", /may only import types/],
    ['media/panel.tsx', "import { a } from '../src/host/index.ts';", /may not import from src\/host/],
    ['src/core/tensor.ts', "import { Decimal } from 'decimal.js';", /package decimal\.js/],
    ['src/core/tensor.ts', "import { a } from '../../test/a.ts';", /no folder of the floor table/],
    ['src/newcomer/file.ts', '', /stands in no folder/],
  ];
  for (const [file, text, reason] of bad) {
    it(`fails ${file}: ${text}`, () => {
      const found = complaints(file, text);
      assert.equal(found.length, 1, found.join('; '));
      assert.match(found[0] ?? '', reason);
    });
  }

  it('fails a table in which an import goes up', () => {
    const upward = [
      { folder: 'src/low', floor: 0, may: ['src/high'] },
      { folder: 'src/high', floor: 1, may: [] },
    ];
    assert.equal(tableComplaints(upward).length, 1);
  });
});
