/** The manifest, its translations and the code speak of the same things; and no promise of package.json is empty. */

import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as identifiers from '../../src/host/identifiers.ts';
import {
  type Identifiers,
  identifierComplaints,
  type Manifest,
  manifestComplaints,
  nlsComplaints,
} from './manifest.ts';
import { exists, readJson, readSources, readText } from './project.ts';
import { bundleComplaints, collectTemplates, holeComplaints } from './templates.ts';
import { silencedTests } from './testCode.ts';

declare const PROJECT_ROOT: string;

interface Package extends Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly type?: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Bundle = Readonly<Record<string, string>>;

const manifest = readJson('package.json') as Package;
const sources = readSources('src', 'media');

describe('the manifest', () => {
  it('has the commands, views and settings of identifiers.ts, and no others', () => {
    assert.deepEqual(manifestComplaints(manifest, identifiers), []);
  });

  it('shares its names with the code through identifiers.ts only', () => {
    const others = sources.filter(({ file }) => file !== 'src/host/identifiers.ts');
    assert.deepEqual(identifierComplaints(others, identifiers), []);
  });

  it('has every %key% in all three languages, and no key too many', () => {
    const files = ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json'];
    const bundles = Object.fromEntries(files.map((file) => [file, readJson(file) as Bundle]));
    assert.deepEqual(nlsComplaints(manifest, bundles), []);
  });

  it('names the bundles as scripts/build.mjs makes them', () => {
    assert.equal(manifest.main, './dist/extension.cjs');
    // The web host adds ".js" to any other ending, and takes the file for an ES module under "type": "module".
    assert.equal(manifest.browser, './dist/features.js');
    assert.equal(manifest.type, undefined);
  });

  it('has an icon of at least 128 pixels', () => {
    const icon = fs.readFileSync(path.join(PROJECT_ROOT, manifest.icon));
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(20) >= 128);
  });

  it('pins every version, and installs none with the extension', () => {
    const pinned = { ...manifest.devDependencies, ...manifest.optionalDependencies };
    const loose = Object.entries(pinned).filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version));
    assert.deepEqual(loose, []);
    assert.equal(manifest.dependencies, undefined);
  });

  it('type-checks against the VS Code it asks for', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('the lock file', () => {
  const { packages } = readJson('package-lock.json') as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };

  // npm leaves such a package out without a word when the registry does not have it, and "npm ci" refuses the file.
  it('has every optional package it speaks of, for other systems too', () => {
    const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    assert.deepEqual(
      optional.filter((name) => !Object.keys(packages).some((folder) => folder.endsWith(`node_modules/${name}`))),
      [],
    );
  });

  it('names no address to download from', () => {
    assert.deepEqual(
      Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined),
      [],
    );
  });
});

describe('.vscodeignore', () => {
  const lines = readText('.vscodeignore').split('\n');

  it('shuts everything out first', () => {
    assert.equal(
      lines.find((line) => line !== '' && !line.startsWith('#')),
      '**',
    );
  });

  it('lets in only what is there, beside what the build makes', () => {
    const letIn = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    assert.deepEqual(
      letIn.filter((file) => !file.startsWith('dist/') && !exists(file)),
      [],
    );
  });
});

describe('what a person reads', () => {
  const { templates, complaints } = collectTemplates(sources);

  it('is a template written where it is used', () => {
    assert.deepEqual(complaints, []);
    assert.ok(templates.length > 20, 'the templates were not found');
  });

  it('has a hole for each argument', () => {
    assert.deepEqual(holeComplaints(templates), []);
  });

  for (const file of ['l10n/bundle.l10n.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json']) {
    it(`is all in ${file}, and nothing else is`, () => {
      assert.deepEqual(bundleComplaints(file, readJson(file) as Bundle, templates), []);
    });
  }
});

describe('the tests', () => {
  it('are all run: none is skipped or singled out', () => {
    assert.deepEqual(silencedTests(readSources('test')), []);
  });
});

describe('the checks of the manifest', () => {
  const names: Identifiers = {
    commands: { go: 'surprisal.go' },
    views: { list: 'surprisal.list' },
    settings: { digits: 'digits' },
    settingsSection: 'surprisal',
    contextKeys: {},
    submenus: {},
    walkthroughs: {},
    panelViewType: 'surprisal.panel',
  };
  const good: Manifest = {
    activationEvents: ['onWebviewPanel:surprisal.panel'],
    contributes: {
      commands: [{ command: 'surprisal.go' }],
      menus: { 'view/title': [{ command: 'surprisal.go', when: 'view == surprisal.list' }] },
      views: { explorer: [{ id: 'surprisal.list' }] },
      configuration: { properties: { 'surprisal.digits': {} } },
    },
  };
  const uses = 'register(commands.go); show(views.list); read(settings.digits); open(panelViewType);';
  const code = (text: string) => identifierComplaints([{ file: 'src/host/a.ts', text }], names);
  const gather = (text: string) => collectTemplates([{ file: 'src/core/a.ts', text }]);

  it('pass what fits', () => {
    assert.deepEqual(manifestComplaints(good, names), []);
    assert.deepEqual(code(uses), []);
    assert.deepEqual(code(uses.replace('commands.go', 'commands[name]')), []);
    assert.deepEqual(nlsComplaints({ title: '%a%' }, { 'x.json': { a: 'A' } }), []);
  });

  it('fail a command, view or setting that only one side has', () => {
    const empty: Identifiers = { ...names, commands: {}, views: {}, settings: {} };
    assert.equal(manifestComplaints(good, empty).length, 3);
    assert.equal(manifestComplaints({ contributes: {} }, names).length, 3);
  });

  it('fail a name in a menu, condition or activation event that stands for nothing', () => {
    const { contributes } = good;
    const menus = { 'view/title': [{ command: 'surprisal.gone', when: 'view == surprisal.lost' }] };
    assert.equal(manifestComplaints({ ...good, contributes: { ...contributes, menus } }, names).length, 2);
    assert.equal(manifestComplaints({ ...good, activationEvents: ['onCommand:surprisal.gone'] }, names).length, 1);
  });

  it('fail a name that code writes out, and one that no code uses', () => {
    assert.match(code(`${uses} run('surprisal.go');`).join(), /take it from identifiers/);
    assert.match(
      code('show(views.list); read(settings.digits); open(panelViewType);').join(),
      /commands\.go .* nowhere/,
    );
  });

  it('fail a %key% without a text, a text without a use, and an empty one', () => {
    const found = nlsComplaints({ title: '%a%', other: '%b%' }, { 'x.json': { a: ' ', c: 'C' } });
    assert.deepEqual(found, [
      'x.json lacks b',
      'x.json has c, which package.json does not use',
      'x.json has nothing for a',
    ]);
  });

  it('collect templates from code, and from nothing else', () => {
    const text = "// message('no')\nmessage('a {0}', x); message(y ? 'b' : 'c'); vscode.l10n.t('d'); send('no');";
    assert.deepEqual(
      gather(text).templates.map((template) => template.text),
      ['a {0}', 'b', 'c', 'd'],
    );
    assert.equal(gather('message(text);').complaints.length, 1);
  });

  it('fail holes and arguments that do not fit', () => {
    const complaints = (text: string) => holeComplaints(gather(text).templates).length;
    assert.equal(complaints("message('{0} of {1}', a, b);"), 0);
    assert.equal(complaints("message('{0} of {1}', ...list);"), 0);
    assert.equal(complaints("message('{0} of {1}', a);"), 1);
    assert.equal(complaints("message('{1}', a);"), 1);
  });

  it('fail a bundle that lacks a template, has a stale one, or changes its holes', () => {
    const { templates } = gather("message('a {0}', x); message('b');");
    assert.deepEqual(bundleComplaints('x.json', { 'a {0}': '{0} A', b: 'B' }, templates), []);
    assert.equal(bundleComplaints('x.json', { 'a {0}': '{0} A' }, templates).length, 1);
    assert.equal(bundleComplaints('x.json', { 'a {0}': '{0} A', b: 'B', c: 'C' }, templates).length, 1);
    assert.equal(bundleComplaints('x.json', { 'a {0}': 'A {1}', b: '' }, templates).length, 2);
  });

  it('fail tests that are passed over', () => {
    const find = (text: string) => silencedTests([{ file: 'test/a.test.ts', text }]).length;
    assert.equal(find("it('runs', () => {}); // it.skip('no')"), 0);
    assert.equal(find("it.skip('a'); describe.only('b'); xit('c'); it('d', function () { this.skip(); });"), 4);
  });
});
