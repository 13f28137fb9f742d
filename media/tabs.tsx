/** A list of tabs: one of them is in the tab order, arrow keys choose among them. */

import { useRef } from 'preact/hooks';

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
  /** ids of tabs and of the part they show begin with it */
  readonly prefix: string;
}

export function Tabs<Id extends string>({ label, tabs, chosen, choose, prefix }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const next = targetOfKey(
      event.key,
      tabs.findIndex(({ id }) => id === chosen),
      tabs.length,
    );
    if (next === undefined) return;
    event.preventDefault();
    choose(tabs[next].id);
    list.current?.querySelectorAll<HTMLButtonElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}-${id}`}
          aria-selected={id === chosen}
          aria-controls={`${prefix}-panel`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => choose(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** Around the ends, as tabs do. */
function targetOfKey(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
