/** Where a file says that a rule is not to speak: at the end of a line, or for the whole file. */

const ofLine = /#\s*noqa(?::\s*([A-Z]+\d+(?:[\s,]+[A-Z]+\d+)*))?\s*(?:#|$)/;
const ofFile = /^\s*#\s*surprisal:\s*ignore(?:\s+((?:XE\d+[\s,]*)+))?\s*$/;

/** Whether the file asks not to be told of a rule on a line. */
export class Suppression {
  readonly #lines: readonly string[];
  readonly #ofFile: readonly (string | undefined)[];

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\r|\n/);
    this.#ofFile = this.#lines.flatMap((line) => {
      const found = line.includes('surprisal') ? ofFile.exec(line) : undefined;
      return found ? [found[1]] : [];
    });
  }

  /** @param line counted from 0 */
  holds(rule: string, line: number): boolean {
    const names = (listed: string | undefined): boolean => listed === undefined || listed.includes(rule);
    if (this.#ofFile.some(names)) return true;
    const found = ofLine.exec(this.#lines[line] ?? '');
    return found !== null && names(found[1]);
  }
}
