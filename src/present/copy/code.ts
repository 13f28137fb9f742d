/** A result as the program that computes it in a framework. */

import { type FrameworkId, snippet } from '../../frameworks/index.ts';
import type { InputRole } from '../../quantities/index.ts';
import { inputsOf } from '../formula.ts';
import type { Writer } from './forms.ts';

/** The form for a framework: its arrays are called as the document calls them, where that is a plain name. */
export function codeForm(id: FrameworkId): Writer {
  return (inspection, { value }) => {
    const { quantity, options, arrays, inputs } = inspection;
    const names: Partial<Record<InputRole, string>> = {};
    for (const [role, index] of Object.entries(inputs) as [InputRole, number][]) {
      const { name } = arrays[index];
      if (name !== undefined) names[role] = name;
    }
    const made = snippet(id, { quantity, inputs: inputsOf(inspection), options, names, value });
    return made.kind === 'code' ? { kind: 'text', text: made.text } : made;
  };
}
