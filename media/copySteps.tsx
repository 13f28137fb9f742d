/** Copies steps of the derivation, one or all: the menu of forms, and the word that says it was done. */

import { useSignal } from '@preact/signals';
import { copySteps, message, type StepFormId, stepForms } from '../src/present/index.ts';
import type { Step } from '../src/quantities/index.ts';
import type { PanelHost } from './host.ts';
import { MenuButton } from './menu.tsx';
import { useWording } from './wording.ts';

interface CopyStepsProps {
  /** what the button is called */
  readonly label: string;
  readonly steps: readonly Step[];
  readonly host: PanelHost;
}

export function CopySteps({ label, steps, host }: CopyStepsProps) {
  const wording = useWording();
  const { translate } = wording;
  const said = useSignal('');
  const copy = (form: StepFormId, title: string): void => {
    const copied = copySteps(steps, form, wording);
    if (copied.kind === 'text') host.post({ type: 'copy', text: copied.text });
    said.value = translate(copied.kind === 'text' ? message('Copied: {0}', title) : copied.reason);
  };
  const items = stepForms.map((form) => {
    const title = translate(form.title);
    return { id: form.id, title, choose: () => copy(form.id, title) };
  });
  return (
    <span
      class="copy-steps"
      onFocusOut={() => {
        said.value = '';
      }}
    >
      <span class="said" role="status">
        {said}
      </span>
      <MenuButton label={label} items={items}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path class="sign" d="M5.5 4.5v-2h7v8h-2M3.5 4.5h7v9h-7z" />
        </svg>
      </MenuButton>
    </span>
  );
}
