/** The way from the inspector to the panel, where everything has room. */

import { message } from '../src/present/index.ts';
import type { PanelHost } from './host.ts';
import { useWording } from './wording.ts';

export function OpenButton({ host }: { readonly host: PanelHost }) {
  const { translate } = useWording();
  return (
    <button type="button" class="vscode-button secondary" onClick={() => host.post({ type: 'open' })}>
      {translate(message('Open panel'))}
    </button>
  );
}
