/** The seam between the panel and what holds it: VS Code in the editor, anything else in a test. */

import type { FromPanel } from '../src/protocol/index.ts';

export interface PanelHost {
  post(message: FromPanel): void;
  /** what was saved before the window was reloaded */
  getState(): unknown;
  setState(state: unknown): void;
}
