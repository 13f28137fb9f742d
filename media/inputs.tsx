/**
 * The arrays that went in: name, shape, what each was taken for and why, and its numbers, which can be changed, as can what
 * they are taken for and what their classes are called.
 */

import { useId } from 'preact/hooks';
import {
  type ArrayRole,
  arraySummaries,
  classesAlong,
  classLabel,
  formatExact,
  type GridLimits,
  gridOf,
  type Inspection,
  message,
  rolesToOffer,
  roleTitle,
  withClassName,
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
  readonly changes: Changes;
  /** as much of an array as there is room for */
  readonly shown: GridLimits;
}

export function InputsView({ inspection, host, hasSource, changes, shown }: InputsProps) {
  const wording = useWording();
  const { translate } = wording;
  return (
    <section class="inputs-section" aria-labelledby="inputs-title">
      <h2 id="inputs-title">{translate(message('Inputs'))}</h2>
      {arraySummaries(inspection, wording).map(({ title, shape, sentence }, array) => (
        <article class="input" key={array}>
          <div class="section-head">
            <h3>
              <span class="name">{title}</span> <span class="shape">{translate(message('shape {0}', shape))}</span>
            </h3>
            <RoleField inspection={inspection} changes={changes} array={array} title={title} />
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
          <Numbers inspection={inspection} changes={changes} array={array} title={title} shown={shown} />
        </article>
      ))}
      <p class="more">
        {translate(
          inspection.arrays.some((_, array) => classesAlong(inspection, array) !== undefined)
            ? message('Enter or a double click changes a number or the name of a class here; the file stays as it is.')
            : message('Enter or a double click changes a number here; the file stays as it is.'),
        )}
      </p>
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

function Numbers({ inspection, changes, array, title, shown }: ArrayProps & Pick<InputsProps, 'shown'>) {
  const wording = useWording();
  const { tensor } = inspection.arrays[array];
  const before = changes.sent?.arrays[array]?.tensor.data;
  const along = classesAlong(inspection, array);
  return (
    <NumberGrid
      caption={title}
      grid={gridOf(tensor, shown, wording)}
      array={array}
      classes={
        along && {
          along,
          labelOf: (place) => classLabel(place, inspection),
          nameOf: (place) => inspection.classNames?.[place] ?? '',
          rename: (place, name) => {
            const refused = changes.take(withClassName(changes.whatIf.value, place, name));
            return refused && wording.translate(refused);
          },
        }
      }
      isChanged={(index) => before !== undefined && !Object.is(before[index], tensor.data[index])}
      textOf={(index) => formatExact(tensor.data[index])}
      change={(index, value) => {
        const refused = changes.take(withNumber(changes.whatIf.value, array, index, value));
        return refused && wording.translate(refused);
      }}
    />
  );
}
