/** What came out: the title with its question, the value in its units, or the sentence that says why there is none. */

import { useMemo } from 'preact/hooks';
import {
  copyText,
  float32View,
  gridOf,
  type Inspection,
  message,
  type Summary,
  showShape,
  type Tensor,
} from '../src/present/index.ts';
import { AfterPaint } from './afterPaint.tsx';
import { GridTable } from './gridTable.tsx';
import type { PanelHost } from './host.ts';
import { explanation } from './laterParts.ts';
import { useRested } from './rested.ts';
import { useWording } from './wording.ts';

interface ResultProps {
  readonly inspection: Inspection;
  readonly summary: Summary;
  readonly host: PanelHost;
  /**
   * whether the result follows the cursor: then it tells of the row in focus, and a screen reader does not say problems
   * and warnings at once
   */
  readonly follows: boolean;
}

export function ResultView({ inspection, summary, host, follows }: ResultProps) {
  const { translate } = useWording();
  const title = summary.title ?? translate(message('No result yet'));
  return (
    <header>
      <h1>{title}</h1>
      {summary.question !== undefined && <p class="question">{summary.question}</p>}
      {summary.problem !== undefined && (
        <p class="notice problem" role={follows ? undefined : 'alert'}>
          <span aria-hidden="true">⚠ </span>
          {summary.problem}
        </p>
      )}
      <Value inspection={inspection} summary={summary} host={host} follows={follows} />
      {follows && summary.options.length > 0 && (
        <ul class="options" aria-label={translate(message('Options'))}>
          {summary.options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ul>
      )}
      {summary.warnings.length > 0 && (
        <div role={follows ? undefined : 'status'}>
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

function Value({ inspection, summary, host, follows }: ResultProps) {
  const wording = useWording();
  const { translate } = wording;
  const { outcome } = inspection;
  if (outcome.kind === 'problem') return null;
  const { reduction } = summary;
  const single = summary.information !== undefined || summary.number !== undefined;
  const row = follows ? summary.row : undefined;
  return (
    <div class="result">
      {row && !single && <p class="row-title">{row.title}</p>}
      <Numbers
        title={translate(message('Result'))}
        value={row && !single ? row.value : outcome.value}
        shown={row && !single ? row : summary}
      />
      {row && single && <p class="row-title">{row.sentence}</p>}
      {(single || !row) && <AfterPaint part={explanation}>{() => <Float32Line inspection={inspection} />}</AfterPaint>}
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

/**
 * What single precision makes of it. All of it is computed once more for that, which waits for the hand on a slider; until
 * then it is dimmed.
 */
function Float32Line({ inspection }: Pick<ResultProps, 'inspection'>) {
  const wording = useWording();
  const rested = useRested(inspection, inspection.arrays);
  const float32 = useMemo(() => float32View(rested, wording), [rested, wording]);
  if (!float32) return null;
  const { value, printed, lost, title } = float32;
  return (
    <p class={`float32${rested === inspection ? '' : ' waiting'}`} title={title}>
      <span>{value}</span> <span>{printed}</span>{' '}
      {lost !== undefined && (
        <span class="lost">
          <span aria-hidden="true">⚠ </span>
          {lost}
        </span>
      )}
      <span class="spoken">{title}</span>
    </p>
  );
}

interface NumbersProps {
  readonly title: string;
  readonly value: Tensor;
  /** the value in words where it is a single one */
  readonly shown: Pick<Summary, 'information' | 'number'>;
}

const unitNames = { nats: message('nats'), bits: message('bits'), bans: message('bans') };

/** An amount in its units, a single number, or a table of many. */
function Numbers({ title, value, shown: { information, number } }: NumbersProps) {
  const wording = useWording();
  const { translate } = wording;
  if (information) {
    return (
      <dl class="amounts">
        {information.units.map((unit) => (
          <Amount key={unit} value={information[unit]} unit={translate(unitNames[unit])} />
        ))}
      </dl>
    );
  }
  if (number !== undefined) return <p class="amount-number">{number}</p>;
  return <GridTable caption={title} grid={gridOf(value, { maxRows: 8, maxColumns: 10 }, wording)} />;
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
