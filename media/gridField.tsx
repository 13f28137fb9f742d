/** The field that takes the place of a cell while somebody types in it: Enter takes what was typed, Escape leaves it. */

import { useRef } from 'preact/hooks';

interface GridFieldProps {
  readonly text: string;
  readonly label: string;
  /** why what was typed is not taken, as an element of the page says it */
  readonly refusalId?: string | undefined;
  /** it begins with the key that was pressed, and not with what stood in the cell */
  readonly isTyped?: boolean | undefined;
  readonly mostCharacters?: number;
  readonly type: (text: string) => void;
  /** takes what was typed, and says whether it did */
  readonly finish: () => boolean;
  readonly leave: () => void;
}

export function GridField(props: GridFieldProps) {
  const { text, label, refusalId, isTyped, mostCharacters, type, finish, leave } = props;
  const isLeaving = useRef(false);
  return (
    <input
      type="text"
      class="control"
      aria-label={label}
      aria-invalid={refusalId !== undefined}
      aria-describedby={refusalId}
      maxLength={mostCharacters}
      value={text}
      // The field stands there because somebody began to type.
      ref={(field) => {
        if (!field || document.activeElement === field) return;
        field.focus();
        if (!isTyped) field.select();
      }}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        if (!isLeaving.current) finish();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        // A field that goes loses the focus as well, which must not take its text a second time.
        isLeaving.current = event.key === 'Escape' || finish();
        if (event.key === 'Escape') leave();
      }}
    />
  );
}
