/** What stands where there is nothing to draw: why, and where more can be seen. */

import { message } from '../src/present/index.ts';
import type { SentenceMessage } from '../src/protocol/index.ts';
import type { PanelHost } from './host.ts';
import { OpenButton } from './openButton.tsx';
import { useWording } from './wording.ts';

interface SentenceProps {
  readonly said: SentenceMessage;
  readonly host: PanelHost;
}

export function SentenceView({ said, host }: SentenceProps) {
  const { translate } = useWording();
  return (
    <>
      <h1 class="spoken">{translate(message('No result yet'))}</h1>
      <p class="sentence">{translate(said.sentence)}</p>
      {said.opens && <OpenButton host={host} />}
    </>
  );
}
