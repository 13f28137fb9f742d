/** The picture of one row: a bar for every class, with an outline behind it where there is something to hold it against. */

import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Inspection, message, type Picture, pictureOf } from '../src/present/index.ts';
import { Bars } from './bars.tsx';
import type { PanelHost } from './host.ts';
import { useWording } from './wording.ts';

interface PictureProps {
  readonly inspection: Inspection;
  readonly row: number;
  readonly host: PanelHost;
  readonly canReveal: (array: number) => boolean;
}

export function PictureView({ inspection, row, host, canReveal }: PictureProps) {
  const wording = useWording();
  const picture = pictureOf(inspection, row, wording);
  if (!picture) return <p>{wording.translate(message('There is nothing to draw.'))}</p>;
  const reveal = (position: number): void => {
    const place = picture.bars.find((bar) => bar.position === position)?.place;
    if (place && canReveal(place.array)) host.post({ type: 'reveal', ...place });
  };
  return <Drawing picture={picture} reveal={reveal} />;
}

interface DrawingProps {
  readonly picture: Picture;
  readonly reveal: (position: number) => void;
}

function Drawing({ picture, reveal }: DrawingProps) {
  const { translate } = useWording();
  const spoken = useSignal('');
  // What was said of a bar is not true of the next picture.
  useEffect(() => {
    spoken.value = '';
  }, [picture, spoken]);
  const hatch = useId();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  return (
    <figure ref={figure}>
      <figcaption class="spoken">{picture.title}</figcaption>
      <Legend picture={picture} hatch={hatch} />
      <Bars
        picture={picture}
        width={width}
        hatch={hatch}
        say={(sentence) => {
          spoken.value = sentence;
        }}
        reveal={reveal}
      />
      <p class="bar-line" aria-live="polite">
        {spoken.value === '' ? translate(message('Arrow keys move from class to class.')) : spoken}
      </p>
      {picture.limited !== undefined && <p class="more">{picture.limited}</p>}
    </figure>
  );
}

function Legend({ picture, hatch }: { readonly picture: Picture; readonly hatch: string }) {
  return (
    <ul class="legend">
      {picture.series.map(({ style, name, title }) => (
        <li key={name}>
          <svg width="14" height="14" aria-hidden="true">
            <rect
              x="1"
              y="1"
              width="12"
              height="12"
              class={`bar ${style}`}
              fill={style === 'outline' ? `url(#${hatch})` : undefined}
            />
          </svg>
          {name === title ? name : `${name} · ${title}`}
        </li>
      ))}
    </ul>
  );
}

/** The width the picture may take, as the page lays it out. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(480);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(160, Math.floor(entry.contentRect.width))));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
