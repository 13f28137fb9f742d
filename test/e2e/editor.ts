/** The running VS Code that scripts/testE2e.mjs hands to the end-to-end tests. */

export interface Editor {
  /** of VS Code, such as "1.139.1" */
  readonly version: string;
  /** the oldest VS Code answers for what differs between versions; pictures and every language are the newest one's part */
  readonly edition: 'newest' | 'oldest';
  /** which extension host the extension runs in */
  readonly host: 'node' | 'web';
  /** of the workbench on 127.0.0.1, without query */
  readonly address: string;
  readonly token: string;
  /** the user settings, which the workbench reads when a page loads */
  readonly settingsFile: string;
  /** the folder for screenshots */
  readonly artifacts: string;
  /** a folder that is removed at the end of the run */
  readonly scratch: string;
  readonly browser: { readonly executablePath: string; readonly args: string[] };
}

export function runningEditor(): Editor {
  const text = process.env.SURPRISAL_EDITOR;
  if (text === undefined) throw new Error('no VS Code is running for these tests: start them with npm run test:e2e');
  return JSON.parse(text) as Editor;
}
