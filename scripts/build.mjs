// @ts-check
/**
 * Makes dist/: what VS Code loads.
 *
 *   dist/extension.cjs   the entry for the desktop and remote host (Node): small, loaded by every window
 *   dist/features.js     what the entry loads: everything else of the extension. The web host, which can load only one
 *                        file, takes it for the entry; VS Code adds ".js" to any other ending there.
 *   dist/panel/          the webview: ES modules, of which two are loaded later: what explains the result, and KaTeX;
 *                        styles, KaTeX's fonts
 *
 * Usage: node scripts/build.mjs [--minify] [--watch]
 *   --minify   for the package; without it the bundles keep their names and have source maps
 *   --watch    builds again on every change
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { isStartedDirectly, root } from './paths.mjs';
import { runAsScript } from './problem.mjs';
import { writeWalkthroughPictures } from './walkthroughPictures.mjs';

/**
 * @typedef {object} BuildOptions
 * @property {string} [folder] the project's folder; another one in trials of these scripts
 * @property {boolean} [minify]
 */

/**
 * The fonts that our formulas are set in: upright, variables, and the larger signs. KaTeX has fourteen more, for alphabets
 * that none of them uses; a page test sets the derivations of every quantity and sees to it.
 */
const formulaFonts = /KaTeX_(?:Main-Regular|Math-Italic|Size[1-4]-Regular)\./;

/**
 * KaTeX's style sheet with these fonts alone, and each in the first of three formats, woff2: every browser VS Code runs in
 * reads it.
 * @type {esbuild.Plugin}
 */
const formulaFontsOnly = {
  name: 'formula-fonts-only',
  setup(build) {
    build.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path: file }) => {
      const css = await fs.promises.readFile(file, 'utf8');
      const contents = css
        .replace(/@font-face\s*\{[^}]*\}/g, (face) => (formulaFonts.test(face) ? face : ''))
        .replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
      return { contents, loader: 'css' };
    });
  },
};

/**
 * KaTeX with the measures of these fonts alone: those of the others are a sixth of it, and nobody asks for them.
 * @type {esbuild.Plugin}
 */
const formulaMeasuresOnly = {
  name: 'formula-measures-only',
  setup(build) {
    build.onLoad({ filter: /katex\.mjs$/ }, async ({ path: file }) => {
      const script = await fs.promises.readFile(file, 'utf8');
      const fontMeasures = /^ {2}"(\w+-\w+)": \{\n(?: {4}.*\n)+ {2}\},?\n/gm;
      const contents = script.replace(fontMeasures, (measures, /** @type {string} */ font) =>
        formulaFonts.test(`KaTeX_${font}.`) ? measures : '',
      );
      if (contents === script) throw new Error('KaTeX keeps the measures of its fonts otherwise than it did.');
      return { contents, loader: 'js' };
    });
  },
};

/**
 * What is loaded later and shares nothing with the one that loads it stands in a file of its own beside that.
 * @param {RegExp} filter the module as import() names it
 * @param {string} file where it stands, from the file that loads it
 * @returns {esbuild.Plugin}
 */
function apart(filter, file) {
  return {
    name: 'apart',
    setup(build) {
      build.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, external: true } : undefined,
      );
    },
  };
}

const katexApart = apart(/^katex$/, './katex.js');

/** @type {esbuild.BuildOptions} */
const pageFormat = { platform: 'browser', format: 'esm', target: 'es2022' };

/** @param {BuildOptions} options @returns {esbuild.BuildOptions} */
function commonOptions({ folder = root, minify = false }) {
  return {
    absWorkingDir: folder,
    bundle: true,
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'error' },
  };
}

/** @param {BuildOptions} options @returns {esbuild.BuildOptions[]} */
function bundles(options) {
  const common = commonOptions(options);
  /** @type {esbuild.BuildOptions} */
  const extension = {
    ...common,
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    mainFields: ['module', 'main'],
  };
  const page = { ...common, ...pageFormat };
  return [
    {
      ...extension,
      entryPoints: ['src/host/extension.ts'],
      outfile: 'dist/extension.cjs',
      platform: 'node',
      // Required then: Node's import() knows the names that a CommonJS file exports only from marks that a bundle for the
      // web lacks.
      supported: { 'dynamic-import': false },
      plugins: [apart(/^\.\/features\.ts$/, './features.js')],
    },
    // Made for the web host, since what it can't have, such as Node's modules, is no part of the features anyway.
    { ...extension, entryPoints: ['src/host/features.ts'], outfile: 'dist/features.js', platform: 'browser' },
    {
      ...page,
      entryPoints: ['media/panel.tsx', 'media/panel.css'],
      outbase: 'media',
      outdir: 'dist/panel',
      assetNames: 'fonts/[name]',
      // What explains the result is loaded after it, and what the two share stands in chunk.js.
      splitting: true,
      chunkNames: '[name]',
      loader: { '.woff2': 'file' },
      plugins: [formulaFontsOnly, katexApart],
    },
    { ...page, entryPoints: ['katex'], outfile: 'dist/panel/katex.js', plugins: [formulaMeasuresOnly] },
  ];
}

/**
 * Bundles a script that takes the place of the panel's in its page, minified; KaTeX stands beside it there too.
 * @param {string} entryPoint
 * @param {string} outfile
 */
export async function buildPageScript(entryPoint, outfile) {
  await esbuild.build({
    ...commonOptions({ minify: true }),
    ...pageFormat,
    entryPoints: [entryPoint],
    outfile,
    plugins: [katexApart],
  });
}

/**
 * @param {BuildOptions} [options]
 * @returns {Promise<{ sizes: Map<string, number>, packages: string[] }>} the files made, with their sizes in bytes, source
 *   maps left out; and the folders of the packages that went into them
 */
export async function build(options = {}) {
  const results = await Promise.all(bundles(options).map((bundle) => esbuild.build(bundle)));
  const sizes = new Map();
  const packages = new Set();
  for (const { metafile } of results) {
    for (const [file, { bytes }] of Object.entries(metafile?.outputs ?? {})) {
      if (!file.endsWith('.map')) sizes.set(file, bytes);
    }
    for (const file of Object.keys(metafile?.inputs ?? {})) {
      const [, folder] = /(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
      if (folder !== undefined) packages.add(folder);
    }
  }
  const pictures = writeWalkthroughPictures(options.folder ?? root);
  for (const [file, bytes] of pictures) sizes.set(file, bytes);
  const made = results.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {}));
  removeStale(options, new Set([...made, ...pictures.keys()]));
  return { sizes, packages: [...packages].sort() };
}

/** Builds now and on every change, until the process is ended. @param {BuildOptions} [options] */
export async function watch(options = {}) {
  for (const bundle of bundles(options)) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' });
    await context.watch();
  }
}

/**
 * Removes what earlier builds left: parts have a hash in their names, and the package has no source maps. Only now, so
 * that a running editor finds its files at any time.
 * @param {BuildOptions} options
 * @param {ReadonlySet<string>} made
 */
function removeStale({ folder = root }, made) {
  for (const entry of fs.readdirSync(path.join(folder, 'dist'), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.has(path.relative(folder, file).replaceAll(path.sep, '/'))) fs.rmSync(file);
  }
}

async function main() {
  const { values } = parseArgs({ options: { minify: { type: 'boolean' }, watch: { type: 'boolean' } } });
  if (values.watch) return await watch();
  const { sizes } = await build({ minify: values.minify ?? false });
  for (const [file, bytes] of sizes) {
    if (!/\/(?:fonts|walkthrough)\//.test(file)) console.log(`${(bytes / 1024).toFixed(1).padStart(8)} kB  ${file}`);
  }
}

if (isStartedDirectly(process.argv[1], import.meta.url)) await runAsScript(main);
