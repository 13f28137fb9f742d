// @ts-check
/**
 * Bundles tests with esbuild, so that TypeScript runs on any Node without a loader, and in the web worker host too.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { bundledTestsFolder, root } from './paths.mjs';

/** @typedef {'node' | 'web'} HostKind */

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: 'inline',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { PROJECT_ROOT: JSON.stringify(root) },
  logLevel: 'warning',
};

/**
 * The test files below a folder, in a fixed order.
 * @param {string} folder relative to the project
 * @param {readonly string[]} [wanted] only files whose path contains one of these; empty: all
 */
export function findTests(folder, wanted = []) {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs
    .readdirSync(absolute, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => wanted.length === 0 || wanted.some((text) => file.includes(text)))
    .sort();
}

/**
 * Bundles each test file for this Node.
 * @param {string} name of the suite: the folder below out/
 * @param {readonly string[]} files
 * @returns {Promise<string[]>} the bundled files
 */
export async function bundleForNode(name, files) {
  const outdir = path.join(bundledTestsFolder, name);
  fs.rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    ...common,
    entryPoints: [...files],
    outbase: 'test',
    outdir,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    metafile: true,
  });
  return Object.keys(metafile.outputs).map((file) => path.join(root, file));
}

/**
 * Bundles the in-host suite into the one file that VS Code takes as its tests. Files named *.node.test.ts are left out of
 * the web worker host.
 * @param {string} name of the bundle; suites that run at the same time need different ones
 * @param {HostKind} kind
 * @param {readonly string[]} [wanted]
 * @param {string} [folder] with the tests
 * @param {(file: string) => boolean} [isMeant] of their paths
 * @returns {Promise<string>} the bundle
 */
export async function bundleForHost(name, kind, wanted = [], folder = 'test/host', isMeant = () => true) {
  const files = findTests(folder, wanted).filter(
    (file) => isMeant(file) && (kind === 'node' || !file.endsWith('.node.test.ts')),
  );
  const outfile = path.join(bundledTestsFolder, `host/${name}.js`);
  /** @type {esbuild.BuildOptions} */
  const environment =
    kind === 'node'
      ? { platform: 'node', target: 'node20', packages: 'external' }
      : { platform: 'browser', target: 'es2022', define: { ...common.define, global: 'globalThis' } };
  await esbuild.build({
    ...common,
    ...environment,
    entryPoints: [`test/host/index.${kind}.ts`],
    outfile,
    format: 'cjs',
    external: ['vscode'],
    plugins: [importedAs('surprisal:host-tests', files)],
  });
  return outfile;
}

/**
 * Bundles a program for this Node in which a module of this name has the modules of a folder as its `modules`, all but the
 * program itself.
 * @param {string} name of the bundle
 * @param {string} entry the program
 * @param {string} moduleName
 * @param {string} folder relative to the project
 * @returns {Promise<string>} the bundle
 */
export async function bundleModules(name, entry, moduleName, folder) {
  const files = fs
    .readdirSync(path.join(root, folder))
    .map((file) => path.posix.join(folder, file))
    .filter((file) => /(?<!\.d)\.ts$/.test(file) && file !== entry)
    .sort();
  const outfile = path.join(bundledTestsFolder, `${name}.cjs`);
  await esbuild.build({
    ...common,
    entryPoints: [entry],
    outfile,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    plugins: [gatheredAs(moduleName, files)],
  });
  return outfile;
}

/**
 * A module that exports all these files as its `modules`.
 * @param {string} name
 * @param {readonly string[]} files
 */
function gatheredAs(name, files) {
  const imports = files.map((file, index) => `import * as module${index} from ${JSON.stringify(`./${file}`)};`);
  const names = files.map((_, index) => `module${index}`);
  return virtualModule(name, [...imports, `export const modules = [${names.join(', ')}];`].join('\n'));
}

/**
 * A module that imports all these files.
 * @param {string} name
 * @param {readonly string[]} files
 */
function importedAs(name, files) {
  return virtualModule(name, files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'));
}

/**
 * A module that is made here; its paths start at the project's root.
 * @param {string} name
 * @param {string} contents
 * @returns {esbuild.Plugin}
 */
function virtualModule(name, contents) {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents, resolveDir: root }));
    },
  };
}
