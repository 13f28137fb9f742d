/** The text around an array as code: its comments blanked out or read by themselves, its prompts taken away. */

/** What begins a comment that ends with its line. */
const lineComments: Readonly<Record<string, string>> = {
  python: '#',
  r: '#',
  julia: '#',
  ruby: '#',
  perl: '#',
  shellscript: '#',
  powershell: '#',
  yaml: '#',
  toml: '#',
  lua: '--',
  latex: '%',
  matlab: '%',
};

function markerOf(languageId: string): string {
  return Object.hasOwn(lineComments, languageId) ? lineComments[languageId] : '//';
}

/** Where the comment of a line begins, the length of the line where it has none. */
function commentStart(line: string, marker: string): number {
  let quote: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quote !== undefined) {
      if (letter === '\\') at += 1;
      else if (letter === quote) quote = undefined;
    } else if (letter === '"' || (letter === "'" && !isTranspose(line, at))) quote = letter;
    else if (line.startsWith(marker, at)) return at;
  }
  return line.length;
}

/** Whether a ' is the transpose of what stands before it, not the beginning of a text. */
export function isTranspose(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}_)\]]/u.test(text[at - 1]);
}

/** The text with spaces in place of comments and prompts, so that everything else stays where it is. */
export function codeOf(text: string, languageId: string): string {
  const marker = markerOf(languageId);
  return text
    .split('\n')
    .map((line) => {
      const code = line.slice(0, commentStart(line, marker)).padEnd(line.length);
      return code.replace(/^[ \t]*(?:>>>|\.\.\.|In \[\d{1,6}\]:|julia>)/, (prompt) => ' '.repeat(prompt.length));
    })
    .join('\n');
}

/** The comment behind an array on its line, and the one that fills the line above it. */
export function commentsBeside(before: string, after: string, languageId: string): readonly string[] {
  const marker = markerOf(languageId);
  const [rest] = after.split('\n', 1);
  const behind = rest.slice(commentStart(rest, marker));
  const above = before.split('\n').at(-2)?.trim() ?? '';
  return [behind, above.startsWith(marker) ? above : ''].filter((comment) => comment !== '');
}
