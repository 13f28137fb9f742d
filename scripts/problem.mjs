// @ts-check
/**
 * A Problem is a failure that the person at the keyboard can do something about. Its message is one clear sentence with
 * the way out, and it is printed without a stack trace; every other error is a defect of ours and keeps its stack.
 */

export class Problem extends Error {
  /** @param {string} sentence @param {ErrorOptions} [options] */
  constructor(sentence, options) {
    super(sentence, options);
    this.name = 'Problem';
  }
}

/**
 * Runs a script's main function and ends the process with its exit code.
 * @param {() => Promise<number | void>} main resolves to the exit code; nothing means 0
 */
export async function runAsScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (isBuildFailure(error)) console.error('The build failed.');
    else console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** esbuild has printed what is wrong itself when it throws. @param {unknown} error */
function isBuildFailure(error) {
  return error instanceof Error && 'errors' in error && 'warnings' in error;
}
