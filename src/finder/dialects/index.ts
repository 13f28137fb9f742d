/** Which dialect a language is read in. */

import { c, cpp } from './c.ts';
import { csharp } from './csharp.ts';
import { dart } from './dart.ts';
import { csv, pipeSeparated, semicolonSeparated, tsv } from './delimited.ts';
import type { Dialect } from './dialect.ts';
import { generic } from './generic.ts';
import { go } from './go.ts';
import { groovy } from './groovy.ts';
import { html } from './html.ts';
import { java } from './java.ts';
import { javascript, typescript } from './javascript.ts';
import { json } from './json.ts';
import { julia } from './julia.ts';
import { kotlin } from './kotlin.ts';
import { latex, latexMath } from './latex.ts';
import { lua } from './lua.ts';
import { markdown } from './markdown.ts';
import { matlab } from './matlab.ts';
import { perl } from './perl.ts';
import { php, phpCode } from './php.ts';
import { powershell } from './powershell.ts';
import { python } from './python.ts';
import { r } from './r.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scala } from './scala.ts';
import { swift } from './swift.ts';
import { prose, text } from './text.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

/** By VS Code's language ids, and by those that common extensions bring. */
const dialects: Readonly<Record<string, Dialect>> = {
  ...{ python, starlark: python, bazel: python, cython: python, sage: python, mojo: python, snakemake: python },
  ...{ javascript, javascriptreact: javascript, typescript, typescriptreact: typescript },
  ...{ json, jsonc: json, jsonl: json, json5: json, snippets: json, ipynb: json, geojson: json, hjson: json },
  ...{ r, julia, matlab, octave: matlab, scilab: matlab },
  ...{ c, cpp, 'cuda-cpp': cpp, cuda: cpp, 'objective-c': c, 'objective-cpp': cpp, opencl: c, metal: cpp },
  ...{ csharp, java, groovy, gradle: groovy, jenkinsfile: groovy, kotlin, kotlinscript: kotlin, scala, sbt: scala },
  ...{ rust, go, swift, dart, lua, luau: lua, ruby, php, 'php-code': phpCode, perl, powershell },
  ...{ yaml, dockercompose: yaml, 'github-actions-workflow': yaml, 'azure-pipelines': yaml, ansible: yaml },
  ...{
    plaintext: text,
    log: text,
    restructuredtext: prose,
  },
  ...{ csv, 'dynamic csv': csv, tsv, 'csv (semicolon)': semicolonSeparated, 'csv (pipe)': pipeSeparated },
  ...{ toml, ini: toml, properties: toml, 'cargo-lock': toml },
  'code-text-binary': text,
  ...{ latex, tex: latex, 'latex-math': latexMath, latex3: latex, doctex: latex, math: latexMath },
  ...{ markdown, quarto: markdown, rmd: markdown, mdx: markdown, 'github-copilot-chat': markdown, djot: markdown },
  ...{ html, xhtml: html, vue: html, svelte: html, astro: html, handlebars: html, razor: html, erb: html, twig: html },
};

/** How languages are called where text names them, when that is not their id. */
const otherNames: Readonly<Record<string, string>> = {
  ...{ py: 'python', python3: 'python', ipython: 'python', ipython3: 'python', js: 'javascript', mjs: 'javascript' },
  ...{ jsx: 'javascript', ts: 'typescript', tsx: 'typescript', node: 'javascript', jl: 'julia', m: 'matlab' },
  ...{
    'c++': 'cpp',
    cc: 'cpp',
    cxx: 'cpp',
    hpp: 'cpp',
    h: 'c',
    cu: 'cpp',
    cs: 'csharp',
    'c#': 'csharp',
    dotnet: 'csharp',
  },
  ...{
    rs: 'rust',
    golang: 'go',
    kt: 'kotlin',
    kts: 'kotlin',
    rb: 'ruby',
    pl: 'perl',
    ps1: 'powershell',
    pwsh: 'powershell',
  },
  ...{ yml: 'yaml', ndjson: 'jsonl', objc: 'objective-c', objectivec: 'objective-c' },
  php: 'php-code',
};

/** The dialect of a language by the name that a text gives it; what is unknown is text. */
export function dialectNamed(name: string): Dialect {
  const lower = name.toLowerCase();
  const id = Object.hasOwn(otherNames, lower) ? otherNames[lower] : lower;
  return Object.hasOwn(dialects, id) ? dialects[id] : text;
}

/** The dialect of a VS Code language id; unknown languages are read in a general one. */
export function dialectOf(languageId: string): Dialect {
  return Object.hasOwn(dialects, languageId) ? dialects[languageId] : generic;
}
