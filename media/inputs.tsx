/** The arrays that went in: name, shape, what each was taken for and why, and, where there is room, its numbers. */

import { gridOf, type Inspection, message, type Summary } from '../src/present/index.ts';
import { GridTable } from './gridTable.tsx';
import type { PanelHost } from './host.ts';
import { useWording } from './wording.ts';

interface InputsProps {
  readonly inspection: Inspection;
  readonly summary: Summary;
  readonly host: PanelHost;
  readonly canReveal: (array: number) => boolean;
  /** whether the numbers themselves are shown */
  readonly numbers: boolean;
}

export function InputsView({ inspection, summary, host, canReveal, numbers }: InputsProps) {
  const wording = useWording();
  const { translate } = wording;
  return (
    <section aria-labelledby="inputs-title">
      <h2 id="inputs-title">{translate(message('Inputs'))}</h2>
      {summary.arrays.map(({ title, role, shape, sentence }, array) => (
        <article class="input" key={array}>
          <div class="section-head">
            <h3>
              <span class="name">{title}</span> <span class="role">{role}</span>{' '}
              <span class="shape">{translate(message('shape {0}', shape))}</span>
            </h3>
            {canReveal(array) && (
              <button
                type="button"
                class="vscode-button secondary"
                aria-label={translate(message('Show in editor: {0}', title))}
                onClick={() => host.post({ type: 'reveal', array })}
              >
                {translate(message('Show in editor'))}
              </button>
            )}
          </div>
          <p class="reason">{sentence}</p>
          {numbers && (
            <GridTable
              caption={title}
              array={array}
              grid={gridOf(inspection.arrays[array].tensor, { maxRows: 6, maxColumns: 12 }, wording)}
            />
          )}
        </article>
      ))}
    </section>
  );
}
