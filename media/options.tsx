/**
 * The options of a quantity as controls, made from the quantity's own description: a new option or quantity needs nothing
 * here. What makes no sense is refused at its field, and the last good result stays.
 */

import { useEffect, useId, useState } from 'preact/hooks';
import { expectedOption, message, optionText, parseOption, quantityOf, withOption } from '../src/present/index.ts';
import type { OptionDescription, OptionName, QuantityOptions } from '../src/quantities/index.ts';
import type { LayoutProps } from './layout.ts';
import { type Scale, scaleOf } from './sliderScale.ts';
import { useWording } from './wording.ts';

/** Changes one option; undefined leaves it to its default. Gives the reason where it is refused. */
type SetOption = (name: OptionName, value: unknown, isDragged: boolean) => string | undefined;

interface FieldProps<Kind extends OptionDescription['kind']> {
  readonly option: Extract<OptionDescription, { readonly kind: Kind }>;
  readonly options: QuantityOptions;
  readonly set: SetOption;
  readonly endDrag: () => void;
}

export function OptionsView({ inspection, changes }: Pick<LayoutProps, 'inspection' | 'changes'>) {
  const { translate } = useWording();
  const definition = quantityOf(inspection);
  const { sent } = changes;
  if (!definition || !sent || Object.keys(inspection.inputs).length === 0) return null;
  const set: SetOption = (name, value, isDragged) => {
    const refused = changes.take(
      withOption(sent, changes.whatIf.value, name, value),
      isDragged ? `option ${name}` : undefined,
    );
    return refused && translate(refused);
  };
  const props = { options: inspection.options, set, endDrag: () => changes.endGesture() };
  return (
    <section class="options-section" aria-labelledby="options-title">
      <h2 id="options-title">{translate(message('Options'))}</h2>
      <div class="fields">
        {definition.options.map((option) => (
          <OptionField key={option.name} option={option} {...props} />
        ))}
      </div>
    </section>
  );
}

function OptionField(props: FieldProps<OptionDescription['kind']>) {
  const { option } = props;
  switch (option.kind) {
    case 'choice':
      return <ChoiceField {...props} option={option} />;
    case 'flag':
      return <FlagField {...props} option={option} />;
    default:
      return <TypedField {...props} option={option} />;
  }
}

function FlagField({ option, options, set }: FieldProps<'flag'>) {
  const { translate } = useWording();
  const id = useId();
  const value = options[option.name] ?? option.default;
  return (
    <p class="field">
      <span class="flag">
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={(event) => set(option.name, event.currentTarget.checked, false)}
        />
        <label for={id}>{translate(option.title)}</label>
      </span>
    </p>
  );
}

/** What stands for a choice that the list does not hold. */
const other = 'other';

function ChoiceField({ option, options, set, endDrag }: FieldProps<'choice'>) {
  const { translate } = useWording();
  const id = useId();
  const value = options[option.name];
  const place =
    typeof value === 'object' || typeof value === 'boolean' || value === undefined ? -1 : option.choices.indexOf(value);
  const [asksOther, setAsksOther] = useState(false);
  const isOther = option.otherNumbers !== undefined && (asksOther || (value !== undefined && place < 0));
  const choose = (picked: string): void => {
    setAsksOther(picked === other);
    if (picked !== other) set(option.name, picked === '' ? undefined : option.choices[Number(picked)], false);
  };
  return (
    <div class="field">
      <label for={id}>{translate(option.title)}</label>
      <select
        id={id}
        class="control"
        value={isOther ? other : place < 0 ? '' : String(place)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{translate(message('default'))}</option>
        {option.choices.map((choice, order) => (
          <option key={choice} value={String(order)}>
            {choice}
          </option>
        ))}
        {option.otherNumbers && <option value={other}>{translate(message('Another number…'))}</option>}
      </select>
      {isOther && (
        <TextInput option={option} options={options} set={set} endDrag={endDrag} label={translate(option.title)} />
      )}
    </div>
  );
}

function TypedField(props: FieldProps<'number' | 'numbers'>) {
  const { option, options, set, endDrag } = props;
  const { translate } = useWording();
  const id = useId();
  const scale = option.kind === 'number' ? scaleOf(option) : undefined;
  return (
    <div class="field">
      <label for={id}>{translate(option.title)}</label>
      <TextInput {...props} id={id} />
      {scale && option.kind === 'number' && (
        <Slider
          scale={scale}
          value={Number(options[option.name] ?? option.default ?? scale.valueAt(0))}
          label={translate(option.title)}
          drag={(value) => set(option.name, value, true)}
          release={endDrag}
        />
      )}
    </div>
  );
}

interface SliderProps {
  readonly scale: Scale;
  readonly value: number;
  readonly label: string;
  readonly drag: (value: number) => void;
  readonly release: () => void;
}

function Slider({ scale, value, label, drag, release }: SliderProps) {
  return (
    <input
      type="range"
      class="slider"
      min={0}
      max={scale.steps}
      step={1}
      value={scale.stepOf(value)}
      aria-label={label}
      aria-valuetext={String(value)}
      onInput={(event) => drag(scale.valueAt(event.currentTarget.valueAsNumber))}
      onChange={release}
    />
  );
}

interface TextInputProps extends FieldProps<OptionDescription['kind']> {
  readonly id?: string;
  readonly label?: string;
}

/** A field whose text becomes the value when Enter is pressed or the field is left. */
function TextInput({ option, options, set, id, label }: TextInputProps) {
  const { translate } = useWording();
  const errorId = useId();
  const present = optionText(options[option.name]);
  const [text, setText] = useState(present);
  const [refusal, setRefusal] = useState<string>();
  useEffect(() => {
    setText(present);
    setRefusal(undefined);
  }, [present]);
  const commit = (): void => {
    if (text === present) setRefusal(undefined);
    else if (text.trim() === '') setRefusal(set(option.name, undefined, false));
    else {
      const value = parseOption(option, text);
      const expected = translate(expectedOption(option));
      const misfit = translate(message('“{0}” does not fit: {1}', text, expected));
      setRefusal(value === undefined ? misfit : set(option.name, value, false));
    }
  };
  return (
    <>
      <input
        id={id}
        type="text"
        class="control"
        aria-label={label}
        placeholder={option.kind === 'number' ? optionText(option.default) : translate(message('default'))}
        value={text}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal === undefined ? undefined : errorId}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') {
            setText(present);
            setRefusal(undefined);
          }
        }}
      />
      {refusal !== undefined && (
        <span id={errorId} class="refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}
