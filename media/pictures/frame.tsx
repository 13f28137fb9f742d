/**
 * What every picture stands in: its legend, the drawing in the width that the page has for it, the line that says the
 * mark one is at, its numbers as a table, and the buttons that keep it as a file.
 */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type MarkPlace, message, type PictureNumbers } from '../../src/present/index.ts';
import { useRested } from '../rested.ts';
import { useWording } from '../wording.ts';
import { type Keeping, type KeptForm, keepPicture } from './keeping.ts';
import type { MarkActions } from './marks.tsx';
import { NumbersOfPicture } from './numbers.tsx';

/** What a picture needs of the page around it. */
export interface PictureSurroundings {
  readonly reveal: (place: MarkPlace) => void;
  /** whether there is no room for its numbers as a table, nor for files */
  readonly isBrief: boolean;
  /** keeps a file that the page has made */
  readonly keep: Keeping;
}

/** The space and the words that a drawing gets. */
export interface Canvas extends MarkActions {
  readonly width: number;
  /** the id of the hatch that fills what needs a second cue */
  readonly hatch: string;
}

interface FrameProps {
  readonly surroundings: PictureSurroundings;
  /** of the file it is kept as */
  readonly name: string;
  readonly title: string;
  readonly legend?: ComponentChildren;
  /** what the picture as a whole says, in words */
  readonly sentence?: string | undefined;
  readonly note?: string | undefined;
  readonly numbers: PictureNumbers;
  /** what belongs to the picture and is no drawing */
  readonly below?: ComponentChildren;
  readonly children: (canvas: Canvas) => ComponentChildren;
}

export function PictureFrame({
  name,
  title,
  legend,
  sentence,
  note,
  numbers,
  below,
  children,
  surroundings,
}: FrameProps) {
  const { reveal, isBrief, keep } = surroundings;
  const { translate } = useWording();
  const spoken = useSignal('');
  // What was said of a mark is not true of the next picture.
  useEffect(() => {
    spoken.value = '';
  }, [numbers, spoken]);
  const rested = useRested(numbers, name);
  const table = useMemo(() => <NumbersOfPicture numbers={rested} title={title} />, [rested, title]);
  const hatch = useId();
  const figure = useRef<HTMLElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const width = useWidth(drawing);
  const say = (said: string): void => {
    spoken.value = said;
  };
  const save = (form: KeptForm): void => {
    if (drawing.current) void keepPicture(drawing.current, name, form, keep);
  };
  return (
    <figure ref={figure} class="picture">
      <figcaption class="spoken">{title}</figcaption>
      {legend}
      <div class="drawing" ref={drawing}>
        {children({ width, hatch, say, reveal })}
      </div>
      {sentence !== undefined && <p class="picture-sentence">{sentence}</p>}
      <p class="mark-line" aria-live="polite">
        {spoken.value === '' ? translate(message('Arrow keys move from mark to mark.')) : spoken}
      </p>
      {note !== undefined && <p class="more">{note}</p>}
      {!isBrief && below}
      {!isBrief && table}
      {!isBrief && <KeepButtons save={save} />}
    </figure>
  );
}

function KeepButtons({ save }: { readonly save: (form: KeptForm) => void }) {
  const { translate } = useWording();
  return (
    <p class="picture-actions">
      <button type="button" class="vscode-button secondary" onClick={() => save('svg')}>
        {translate(message('Save as SVG'))}
      </button>
      <button type="button" class="vscode-button secondary" onClick={() => save('png')}>
        {translate(message('Save as PNG'))}
      </button>
    </p>
  );
}

/** The hatch for outlines, which a picture defines once. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" class="hatch" />
      </pattern>
    </defs>
  );
}

export interface LegendEntry {
  /** the class of the shape, as in the drawing */
  readonly kind: string;
  readonly isHatched?: boolean;
  readonly name: string;
  /** a number or a word behind it */
  readonly detail?: string | undefined;
}

/** What the shapes stand for. */
export function Legend({ entries, hatch }: { readonly entries: readonly LegendEntry[]; readonly hatch: string }) {
  return (
    <ul class="legend">
      {entries.map(({ kind, isHatched, name, detail }, order) => (
        <li key={kind}>
          <svg width="14" height="14" aria-hidden="true">
            {isHatched && <Hatch id={`${hatch}-${order}`} />}
            <rect
              x="1"
              y="1"
              width="12"
              height="12"
              class={kind}
              fill={isHatched ? `url(#${hatch}-${order})` : undefined}
            />
          </svg>
          {detail === undefined || detail === name ? name : `${name} · ${detail}`}
        </li>
      ))}
    </ul>
  );
}

/** Narrower than this nothing can be read. */
const leastWidth = 160;

/** The width the picture may take, as the page lays it out: known before the first frame, and followed from then on. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(480);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const take = (found: number): void => setWidth(Math.max(leastWidth, Math.floor(found)));
    take(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => take(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
