/**
 * The derivation, line by line: what each line says, why it follows, and that both of its sides agree. Steps open and
 * close, the important ones are open at first; a closed one costs no formula. Whole in the panel; in a side bar its
 * outline for one row.
 */

import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { derivationOf, type Inspection, message, outlineOf } from '../src/present/index.ts';
import type { Step } from '../src/quantities/index.ts';
import { CopySteps } from './copySteps.tsx';
import type { PanelHost } from './host.ts';
import { type OpenSteps, StepView } from './step.tsx';
import { useWording } from './wording.ts';

/** As many rows of a batch, and as much of a long sum, as a page can explain, and as a side bar can. */
const limits = { whole: { maxTerms: 12, maxRows: 1 }, outline: { maxTerms: 4, maxRows: 1 } };

interface DerivationProps {
  readonly inspection: Inspection;
  /** the row that is explained */
  readonly row: number;
  readonly host: PanelHost;
  /** which steps somebody opened or closed, by id; kept here where nobody else keeps it */
  readonly openSteps?: Signal<OpenSteps>;
}

/** Every step of the derivation of a row. */
export function DerivationView({ inspection, row, host, openSteps }: DerivationProps) {
  const { translate } = useWording();
  const own = useSignal<OpenSteps>({});
  const opened = openSteps ?? own;
  const steps = useMemo(() => derivationOf(inspection, { ...limits.whole, firstRow: row })?.steps, [inspection, row]);
  return (
    <section class="derivation-section" aria-labelledby="derivation-title">
      <div class="section-head">
        <h2 id="derivation-title">{translate(message('Derivation'))}</h2>
        {steps && <Tools steps={steps} host={host} opened={opened} />}
      </div>
      <StepList steps={steps} inspection={inspection} host={host} opened={opened} />
    </section>
  );
}

interface ToolsProps {
  readonly steps: readonly Step[];
  readonly host: PanelHost;
  readonly opened: Signal<OpenSteps>;
}

/** Everything at once: opened, closed, copied. */
function Tools({ steps, host, opened }: ToolsProps) {
  const { translate } = useWording();
  const setAll = (isOpen: boolean): void => {
    opened.value = { ...opened.value, ...Object.fromEntries(steps.map(({ id }) => [id, isOpen])) };
  };
  return (
    <div class="tools">
      <button type="button" class="link" onClick={() => setAll(true)}>
        {translate(message('Expand all'))}
      </button>
      <button type="button" class="link" onClick={() => setAll(false)}>
        {translate(message('Collapse all'))}
      </button>
      <CopySteps label={translate(message('Copy the whole derivation'))} steps={steps} host={host} />
    </div>
  );
}

interface OutlineProps {
  readonly inspection: Inspection;
  readonly row: number;
  readonly host: PanelHost;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** The few steps that matter most, of one row. */
export function OutlineView({ inspection, row, host, isOpen, setOpen }: OutlineProps) {
  const { translate } = useWording();
  const opened = useSignal<OpenSteps>({});
  const steps = useMemo(() => {
    const derivation = isOpen ? derivationOf(inspection, { ...limits.outline, firstRow: row }) : undefined;
    return derivation && outlineOf(derivation);
  }, [inspection, row, isOpen]);
  return (
    <section aria-labelledby="derivation-title">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="derivation-title">{translate(message('Derivation'))}</h2>
        </summary>
        {isOpen && <StepList steps={steps} inspection={inspection} host={host} opened={opened} />}
      </details>
    </section>
  );
}

interface StepListProps {
  readonly steps: readonly Step[] | undefined;
  readonly inspection: Inspection;
  readonly host: PanelHost;
  readonly opened: Signal<OpenSteps>;
}

function StepList({ steps, inspection, host, opened }: StepListProps) {
  const { translate } = useWording();
  if (!steps) return <p>{translate(message('The arrays are too large for a derivation that could be read.'))}</p>;
  const important = new Set(outlineOf({ steps }));
  return (
    <ol class="steps">
      {steps.map((step) => (
        <StepView
          key={step.id}
          step={step}
          inspection={inspection}
          host={host}
          isOpen={opened.value[step.id] ?? important.has(step)}
          setOpen={(isOpen) => {
            opened.value = { ...opened.value, [step.id]: isOpen };
          }}
        />
      ))}
    </ol>
  );
}
