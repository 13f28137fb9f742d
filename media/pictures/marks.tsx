/**
 * The marks of a picture: one of them at a time is in the tab order, arrow keys move between them, each is said when it is
 * reached, and Enter or a click leads to its number in the source.
 */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Mark, MarkPlace } from '../../src/present/index.ts';

/** What a picture tells about its marks. */
export interface MarkActions {
  readonly say: (sentence: string) => void;
  readonly reveal: (place: MarkPlace) => void;
}

/** The walk through the marks of one picture. */
export interface Walk {
  /** for the element around the marks */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** for the mark of this order */
  readonly step: (order: number) => { readonly isCurrent: boolean; readonly enter: () => void };
}

/** A walk through so many marks; marks that stand in a grid have so many in a line. */
export function useWalk(count: number, perLine = 1): Walk {
  const [chosen, setCurrent] = useState(0);
  const current = Math.max(0, Math.min(chosen, count - 1));
  return {
    onKeyDown: (event) => {
      const next = targetOfKey(event.key, current, count, perLine);
      if (next === undefined) return;
      event.preventDefault();
      setCurrent(next);
      const group = event.currentTarget as Element;
      group.querySelectorAll<SVGElement>('[data-mark]')[next]?.focus();
    },
    step: (order) => ({ isCurrent: order === current, enter: () => setCurrent(order) }),
  };
}

function targetOfKey(key: string, current: number, count: number, perLine: number): number | undefined {
  const within = (next: number): number => (next < 0 || next >= count ? current : next);
  switch (key) {
    case 'ArrowRight':
      return within(current + 1);
    case 'ArrowLeft':
      return within(current - 1);
    case 'ArrowDown':
      return within(current + perLine);
    case 'ArrowUp':
      return within(current - perLine);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

interface MarkViewProps extends MarkActions {
  readonly mark: Mark;
  readonly step: ReturnType<Walk['step']>;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

/** One mark: a group of shapes that says what it is, and lights with the same number elsewhere. */
export function MarkView({ mark, step, kind = '', say, reveal, children }: MarkViewProps) {
  const { place, sentence } = mark;
  const show = (): void => {
    if (place) reveal(place);
  };
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a mark that can be walked to stays a picture
    <g
      class={`mark ${kind}`}
      role="img"
      aria-label={sentence}
      tabIndex={step.isCurrent ? 0 : -1}
      data-mark={mark.key}
      data-array={place?.array}
      data-index={place?.index}
      onFocus={() => {
        step.enter();
        say(sentence);
      }}
      onMouseEnter={() => say(sentence)}
      onClick={show}
      onKeyDown={(event) => {
        if (event.key === 'Enter') show();
      }}
    >
      {children}
    </g>
  );
}
