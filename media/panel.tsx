/** The entry of the panel: finds its place in the page and its host in VS Code, the only place that asks for it. */

import type { FromPanel } from '../src/protocol/index.ts';
import { startPanel } from './start.tsx';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const root = document.getElementById('app');
if (root) {
  const api = acquireVsCodeApi();
  startPanel(root, {
    post: (message) => api.postMessage(message),
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  });
}
