/** Which dialect a language is read in. */

import { c, cpp } from './c.ts';
import { csharp } from './csharp.ts';
import { csv, pipeSeparated, semicolonSeparated, tsv } from './delimited.ts';
import type { Dialect } from './dialect.ts';
import { generic } from './generic.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, typescript } from './javascript.ts';
import { json } from './json.ts';
import { julia } from './julia.ts';
import { matlab } from './matlab.ts';
import { python } from './python.ts';
import { r } from './r.ts';
import { rust } from './rust.ts';
import { text } from './text.ts';
import { yaml } from './yaml.ts';

const dialects: Readonly<Record<string, Dialect>> = {
  python,
  starlark: python,
  javascript,
  javascriptreact: javascript,
  typescript,
  typescriptreact: typescript,
  json,
  jsonc: json,
  jsonl: json,
  json5: json,
  ipynb: json,
  r,
  julia,
  matlab,
  octave: matlab,
  c,
  cpp,
  'cuda-cpp': cpp,
  'objective-c': c,
  'objective-cpp': cpp,
  csharp,
  java,
  rust,
  go,
  yaml,
  dockercompose: yaml,
  plaintext: text,
  log: text,
  markdown: text,
  latex: text,
  tex: text,
  restructuredtext: text,
  csv,
  'dynamic csv': csv,
  tsv,
  'csv (semicolon)': semicolonSeparated,
  'csv (pipe)': pipeSeparated,
  'code-text-binary': text,
};

/** The dialect of a VS Code language id; unknown languages are read in a general one. */
export function dialectOf(languageId: string): Dialect {
  return Object.hasOwn(dialects, languageId) ? dialects[languageId] : generic;
}
