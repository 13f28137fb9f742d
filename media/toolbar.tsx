/** What is done with the panel as a whole: where it stands, the way back through what was changed, keeping it, writing back. */

import { message } from '../src/present/index.ts';
import { explanation } from './laterParts.ts';
import type { LayoutProps } from './layout.ts';
import { useWording } from './wording.ts';
import { writeBack } from './writeBack.ts';

type ToolbarProps = Pick<LayoutProps, 'show' | 'changes' | 'host'>;

export function Toolbar({ show, changes, host }: ToolbarProps) {
  const wording = useWording();
  const { translate } = wording;
  const isPinned = show.isPinned === true;
  const canWrite = changes.hasNumbers.value && show.source !== undefined;
  return (
    <div class="toolbar">
      {show.note && (
        <p class={show.isGone ? 'notice problem' : 'where'} role={show.isGone ? 'status' : undefined}>
          {show.isGone && <span aria-hidden="true">⚠ </span>}
          {translate(show.note)}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons are no fieldset */}
      <div class="actions" role="group" aria-label={translate(message('Panel'))}>
        <WayBack changes={changes} />
        {canWrite && <Action title={message('Write back')} isEnabled act={() => writeBack(changes, host)} />}
        {show.source !== undefined && show.isGone !== true && (
          <Action title={message('Compare with…')} isEnabled act={() => host.post({ type: 'compare' })} />
        )}
        <Action
          title={message('Export report…')}
          isEnabled
          act={async () => {
            const { reportOf } = await explanation.get();
            // With what was changed a moment ago, which may not be drawn yet.
            const content = reportOf(changes.inspection.value ?? show.inspection, wording);
            host.post({ type: 'save', name: 'surprisal-report.md', mediaType: 'text/markdown', content });
          }}
        />
        <button
          type="button"
          class="vscode-button secondary"
          aria-pressed={isPinned}
          title={translate(message('A pinned panel keeps what it shows: the next one opens beside it.'))}
          onClick={() => host.post({ type: 'pin', isPinned: !isPinned })}
        >
          {translate(isPinned ? message('Unpin') : message('Pin'))}
        </button>
      </div>
    </div>
  );
}

/** That something was changed here, and the way back through the changes. */
export function WayBack({ changes }: Pick<ToolbarProps, 'changes'>) {
  const { translate } = useWording();
  return (
    <>
      {changes.isChanged.value && <span class="changed-mark">{translate(message('What if'))}</span>}
      <Action title={message('Undo')} isEnabled={changes.canUndo.value} act={() => changes.undo()} />
      <Action title={message('Redo')} isEnabled={changes.canRedo.value} act={() => changes.redo()} />
      <Action title={message('Reset')} isEnabled={changes.isChanged.value} act={() => changes.reset()} />
    </>
  );
}

interface ActionProps {
  readonly title: ReturnType<typeof message>;
  readonly isEnabled: boolean;
  readonly act: () => void | Promise<void>;
}

/** A button that stays in its place, and in the tab order, when there is nothing for it to do. */
function Action({ title, isEnabled, act }: ActionProps) {
  const { translate } = useWording();
  return (
    <button
      type="button"
      class="vscode-button secondary"
      aria-disabled={!isEnabled}
      onClick={() => {
        if (isEnabled) void act();
      }}
    >
      {translate(title)}
    </button>
  );
}
