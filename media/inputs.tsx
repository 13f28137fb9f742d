/**
 * The arrays that went in: name, shape, what each was taken for and why, and, where there is room, its numbers, which can be
 * changed, as can what they are taken for.
 */

import { useId } from 'preact/hooks';
import {
  type ArrayRole,
  arraySummaries,
  formatExact,
  gridOf,
  type Inspection,
  message,
  rolesToOffer,
  roleTitle,
  withNumber,
  withRole,
} from '../src/present/index.ts';
import type { Changes } from './changes.ts';
import type { PanelHost } from './host.ts';
import { NumberGrid } from './numberGrid.tsx';
import { useWording } from './wording.ts';

interface InputsProps {
  readonly inspection: Inspection;
  readonly host: PanelHost;
  /** whether the arrays stand in a document */
  readonly hasSource: boolean;
  /** where the numbers can be seen and changed; absent where there is no room for that */
  readonly changes?: Changes;
}

/** As much of an array as a page has room for. */
const shownNumbers = { maxRows: 6, maxColumns: 12 };

export function InputsView({ inspection, host, hasSource, changes }: InputsProps) {
  const wording = useWording();
  const { translate } = wording;
  return (
    <section aria-labelledby="inputs-title">
      <h2 id="inputs-title">{translate(message('Inputs'))}</h2>
      {arraySummaries(inspection, wording).map(({ title, role, shape, sentence }, array) => (
        <article class="input" key={array}>
          <div class="section-head">
            <h3>
              <span class="name">{title}</span> {!changes && <span class="role">{role}</span>}{' '}
              <span class="shape">{translate(message('shape {0}', shape))}</span>
            </h3>
            {changes && <RoleField inspection={inspection} changes={changes} array={array} title={title} />}
            {hasSource && inspection.arrays[array].place !== undefined && (
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
          {changes && <Numbers inspection={inspection} changes={changes} array={array} title={title} />}
        </article>
      ))}
      {changes && (
        <p class="more">
          {translate(message('Enter or a double click changes a number here; the file stays as it is.'))}
        </p>
      )}
    </section>
  );
}

interface ArrayProps {
  readonly inspection: Inspection;
  readonly changes: Changes;
  readonly array: number;
  readonly title: string;
}

/** What the array is taken for, with all else that its numbers could be. */
function RoleField({ inspection, changes, array, title }: ArrayProps) {
  const { translate } = useWording();
  const id = useId();
  const { sent } = changes;
  const inspected = inspection.arrays[array];
  const roles = sent
    ? rolesToOffer(inspected).filter((role) => withRole(sent, changes.whatIf.peek(), array, role))
    : [];
  const flip = (role: ArrayRole): void => {
    const next = sent && withRole(sent, changes.whatIf.value, array, role);
    if (next) changes.take(next);
  };
  const { role: present } = inspected.reading;
  return (
    <div class="role-field">
      <label for={id} class="spoken">
        {translate(message('Read {0} as', title))}
      </label>
      <select
        id={id}
        class="control"
        value={present}
        onChange={(event) => flip(event.currentTarget.value as ArrayRole)}
      >
        {[present, ...roles].map((role) => (
          <option key={role} value={role}>
            {translate(roleTitle(role))}
          </option>
        ))}
      </select>
      {roles.length > 0 && (
        <button type="button" class="vscode-button secondary" onClick={() => flip(roles[0])}>
          {translate(message('Treat as {0}', translate(roleTitle(roles[0]))))}
        </button>
      )}
    </div>
  );
}

function Numbers({ inspection, changes, array, title }: ArrayProps) {
  const wording = useWording();
  const { tensor } = inspection.arrays[array];
  const before = changes.sent?.arrays[array]?.tensor.data;
  return (
    <NumberGrid
      caption={title}
      grid={gridOf(tensor, shownNumbers, wording)}
      array={array}
      isChanged={(index) => before !== undefined && !Object.is(before[index], tensor.data[index])}
      textOf={(index) => formatExact(tensor.data[index])}
      change={(index, value) => {
        const refused = changes.take(withNumber(changes.whatIf.value, array, index, value));
        return refused && wording.translate(refused);
      }}
    />
  );
}
