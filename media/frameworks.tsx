/**
 * Frameworks: the same inputs through every library, and a number from a log held against them. What was pasted lights the
 * numbers that it can be.
 */

import { Fragment } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import {
  type FrameworkRow,
  frameworkTable,
  type Inspection,
  matchPasted,
  message,
  type PrintedPiece,
} from '../src/present/index.ts';
import { useWording } from './wording.ts';

interface FrameworksProps {
  readonly inspection: Inspection;
  /** what was pasted, where the page keeps it; without it the view does */
  readonly pasted?: string;
  readonly paste?: (text: string) => void;
}

/** A line of a log is no longer. */
const longestPaste = 1000;

export function FrameworksView({ inspection, pasted: kept, paste }: FrameworksProps) {
  const wording = useWording();
  const { translate } = wording;
  const [own, setOwn] = useState('');
  const pasted = kept ?? own;
  const table = useMemo(() => frameworkTable(inspection, wording), [inspection, wording]);
  const match = useMemo(() => matchPasted(table, pasted, wording), [table, pasted, wording]);
  const lit = useMemo(() => new Set(match.lit.map(({ row, index }) => `${row}:${index}`)), [match]);
  const hasPanelValue = inspection.outcome.kind === 'value';
  return (
    <section class="frameworks" aria-labelledby="frameworks-title">
      <div class="section-head">
        <h2 id="frameworks-title">{translate(message('Frameworks'))}</h2>
        {table.rows.length > 0 && <PasteField pasted={pasted} paste={paste ?? setOwn} />}
      </div>
      <p class={match.lit.length > 0 ? 'pasted-line found' : 'pasted-line'} role="status">
        {match.sentence}
      </p>
      {table.rows.length > 0 && (
        <>
          <ComparedCalls rows={table.rows} lit={lit} />
          {table.rows.some(({ value }) => value !== undefined) && (
            <p class="more">
              {translate(
                hasPanelValue
                  ? message('Equal values have the same letter; A is the value of this panel.')
                  : message('Equal values have the same letter.'),
              )}
            </p>
          )}
        </>
      )}
      {table.note !== undefined && <p class="more">{table.note}</p>}
    </section>
  );
}

function PasteField({ pasted, paste }: { readonly pasted: string; readonly paste: (text: string) => void }) {
  const { translate } = useWording();
  const id = useId();
  return (
    <p class="paste-field">
      <label for={id}>{translate(message('Paste a number from a log'))}</label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        maxLength={longestPaste}
        placeholder="loss: 0.4076"
        value={pasted}
        onInput={(event) => paste(event.currentTarget.value)}
      />
    </p>
  );
}

interface ComparedCallsProps {
  readonly rows: readonly FrameworkRow[];
  /** row and index of the numbers that are lit */
  readonly lit: ReadonlySet<string>;
}

function ComparedCalls({ rows, lit }: ComparedCallsProps) {
  const { translate } = useWording();
  const caption = translate(message('The same inputs with the defaults of each library'));
  const headings = {
    prints: translate(message('Prints')),
    exact: translate(message('Exact value')),
    differs: translate(message('What differs')),
  };
  const region = useRef<HTMLElement>(null);
  useEffect(() => bringIntoView(region.current), [lit]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={caption} ref={region}>
      <table class="compared">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{translate(message('Call'))}</th>
            <th scope="col" class="prints">
              {headings.prints}
            </th>
            <th scope="col" class="exact">
              {headings.exact}
            </th>
            <th scope="col">{headings.differs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <CallRow key={`${row.title} ${row.code}`} row={row} position={position} lit={lit} headings={headings} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Scrolls the region, not the page, so far that the first lit cell can be seen. */
function bringIntoView(region: HTMLElement | null): void {
  const cell = region?.querySelector('.prints.lit');
  if (!region || !cell) return;
  const beyond = cell.getBoundingClientRect().right - region.getBoundingClientRect().right;
  if (beyond > 0) region.scrollLeft += beyond;
}

interface CallRowProps {
  readonly row: FrameworkRow;
  readonly position: number;
  readonly lit: ReadonlySet<string>;
  /** of the columns; a narrow page shows each beside its cell */
  readonly headings: { readonly prints: string; readonly exact: string; readonly differs: string };
}

function CallRow({ row, position, lit, headings }: CallRowProps) {
  const { title, versions, code, value, trouble, differs, isSame } = row;
  const isLit = (index: number): boolean => lit.has(`${position}:${index}`);
  const litHere = value !== undefined && Array.from(value.held.data.keys()).some(isLit);
  return (
    <tr>
      <th scope="row">
        <span class="library">{title}</span> <span class="versions">{versions}</span>
        <Code text={code} />
      </th>
      {value ? (
        <>
          <td class={litHere ? 'prints lit' : 'prints'} data-heading={headings.prints}>
            <Pieces pieces={value.printed} isLit={isLit} />
          </td>
          <td class="exact" data-heading={headings.exact}>
            <div class="grouped">
              <GroupLetter group={value.group} />
              <span>
                <Pieces pieces={value.shown} isLit={() => false} />
              </span>
            </div>
          </td>
          <td class={isSame ? 'differs same' : 'differs'} data-heading={headings.differs}>
            {differs}
          </td>
        </>
      ) : (
        <td class="trouble" colSpan={3}>
          <span aria-hidden="true">⚠ </span>
          {trouble}
        </td>
      )}
    </tr>
  );
}

/** Code that breaks where a reader would break it. */
function Code({ text }: { readonly text: string }) {
  return (
    <code>
      {text.split(/(?<=[.,_]|\((?!\)))/).map((part, position) => (
        <Fragment key={position}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

/** Colours come round again after so many groups; letters do not. */
const groupColours = 5;

/** The letter of a group, in its colour. */
function GroupLetter({ group }: { readonly group: number }) {
  return <span class={`group group-${group % groupColours}`}>{letterOf(group)}</span>;
}

const letterOf = (group: number): string => String.fromCharCode('A'.charCodeAt(0) + (group % 26));

function Pieces({
  pieces,
  isLit,
}: {
  readonly pieces: readonly PrintedPiece[];
  readonly isLit: (index: number) => boolean;
}) {
  return (
    <>
      {pieces.map(({ text, index }, position) =>
        index !== undefined && isLit(index) ? (
          <strong key={position}>{text}</strong>
        ) : (
          <span key={position}>{text}</span>
        ),
      )}
    </>
  );
}
