/** A button that opens a small menu. Enter or an arrow key opens it, arrows move in it, Escape goes back to the button. */

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly choose: () => void;
}

interface MenuButtonProps {
  /** what the button is called; it shows its children */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
}

export function MenuButton({ label, items, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  // the item that takes the focus when the menu opens
  const first = useRef(0);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  const itemAt = (place: number): HTMLElement | undefined => {
    const all = box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [];
    return all[(place + all.length) % all.length];
  };
  // before the next key can come
  useLayoutEffect(() => {
    if (isOpen) itemAt(first.current)?.focus();
  }, [isOpen]);
  const open = (from: number): void => {
    first.current = from;
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 0 : -1);
  };
  const onItemKey = (event: KeyboardEvent, place: number): void => {
    const next = placeOfKey(event.key, place);
    if (next !== undefined) itemAt(next)?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget))) setOpen(false);
  };
  return (
    <div class="menu-box" ref={box} onFocusOut={leave}>
      <button
        type="button"
        class="tool"
        ref={button}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (isOpen ? setOpen(false) : open(0))}
        onKeyDown={onButtonKey}
      >
        {children}
      </button>
      {isOpen && (
        <div class="menu" role="menu" id={id} aria-label={label}>
          {items.map((item, place) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onKeyDown={(event) => onItemKey(event, place)}
              onClick={() => {
                close();
                item.choose();
              }}
            >
              {item.title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Where an arrow key leads to: past an end begins at the other one. */
function placeOfKey(key: string, place: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return place + 1;
    case 'ArrowUp':
      return place - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return undefined;
  }
}
