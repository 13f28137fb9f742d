/** What came out: the title with its question, the value in its units, or the sentence that says why there is none. */

import {
  copyText,
  float32View,
  gridOf,
  type Inspection,
  message,
  type Summary,
  showShape,
} from '../src/present/index.ts';
import { GridTable } from './gridTable.tsx';
import type { PanelHost } from './host.ts';
import { useWording } from './wording.ts';

interface ResultProps {
  readonly inspection: Inspection;
  readonly summary: Summary;
  readonly host: PanelHost;
  /** whether a screen reader says problems and warnings at once; not where the result follows the cursor */
  readonly announces: boolean;
}

export function ResultView({ inspection, summary, host, announces }: ResultProps) {
  const { translate } = useWording();
  const title = summary.title ?? translate(message('No result yet'));
  return (
    <header>
      <h1>{title}</h1>
      {summary.question !== undefined && <p class="question">{summary.question}</p>}
      {summary.problem !== undefined && (
        <p class="notice problem" role={announces ? 'alert' : undefined}>
          <span aria-hidden="true">⚠ </span>
          {summary.problem}
        </p>
      )}
      <Value inspection={inspection} summary={summary} host={host} />
      {summary.options.length > 0 && (
        <ul class="options" aria-label={translate(message('Options'))}>
          {summary.options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ul>
      )}
      {summary.warnings.length > 0 && (
        <div role={announces ? 'status' : undefined}>
          <ul class="warnings" aria-label={translate(message('Warnings'))}>
            {summary.warnings.map((warning) => (
              <li key={warning} class="notice warning">
                <span aria-hidden="true">⚠ </span>
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
      {summary.notes.map((note) => (
        <p key={note} class="notice">
          {note}
        </p>
      ))}
    </header>
  );
}

function Value({ inspection, summary, host }: Omit<ResultProps, 'announces'>) {
  const wording = useWording();
  const { translate } = wording;
  const { outcome } = inspection;
  if (outcome.kind === 'problem') return null;
  const { information, number, reduction } = summary;
  const single = information !== undefined || number !== undefined;
  const float32 = float32View(inspection, wording);
  return (
    <div class="result">
      {information && (
        <dl class="amounts">
          <Amount value={information.nats} unit={translate(message('nats'))} />
          <Amount value={information.bits} unit={translate(message('bits'))} />
        </dl>
      )}
      {number !== undefined && <p class="amount-number">{number}</p>}
      {!single && (
        <GridTable
          caption={translate(message('Result'))}
          grid={gridOf(outcome.value, { maxRows: 8, maxColumns: 10 }, wording)}
        />
      )}
      {float32 && (
        <p class="float32" title={float32.title}>
          <span>{float32.value}</span> <span>{float32.printed}</span>{' '}
          {float32.lost !== undefined && (
            <span class="lost">
              <span aria-hidden="true">⚠ </span>
              {float32.lost}
            </span>
          )}
          <span class="spoken">{float32.title}</span>
        </p>
      )}
      <p class="result-notes">
        {!single && <span class="reduction">{translate(message('shape {0}', showShape(outcome.value.shape)))}</span>}
        {reduction !== undefined && <span class="reduction">{reduction}</span>}
        <button
          type="button"
          class="vscode-button secondary"
          onClick={() => host.post({ type: 'copy', text: copyText(outcome.value) })}
        >
          {translate(message('Copy value'))}
        </button>
      </p>
    </div>
  );
}

/** A number over its unit; in the order a screen reader says it: the unit names, the number follows. */
function Amount({ value, unit }: { readonly value: string; readonly unit: string }) {
  return (
    <div class="amount">
      <dt>{unit}</dt>
      <dd>{value}</dd>
    </div>
  );
}
