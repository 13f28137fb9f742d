/** The numbers of a picture as a table, for everybody who would rather read them than look at them. */

import { useId } from 'preact/hooks';
import { message, type PictureNumbers } from '../../src/present/index.ts';
import { useWording } from '../wording.ts';

interface NumbersProps {
  readonly numbers: PictureNumbers;
  readonly title: string;
}

export function NumbersOfPicture({ numbers, title }: NumbersProps) {
  const { translate } = useWording();
  const caption = useId();
  const { headings, rows, more } = numbers;
  if (rows.length === 0) return null;
  return (
    <details class="picture-numbers">
      <summary>{translate(message('Numbers of this picture'))}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll tall" tabIndex={0} aria-labelledby={caption}>
        <table class="numbers lined">
          <caption id={caption}>{title}</caption>
          <thead>
            <tr>
              <td />
              {headings.map((heading, column) => (
                // two columns may be called the same
                <th key={column} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, heading, cells, place }) => (
              <tr key={key} data-array={place?.array} data-index={place?.index}>
                <th scope="row">{heading}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more !== undefined && <p class="more">{more}</p>}
    </details>
  );
}
