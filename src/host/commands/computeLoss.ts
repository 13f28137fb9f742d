/**
 * Compute Loss…: pick the loss, the arrays for its inputs, and its options; the result opens in the panel.
 */

import * as vscode from 'vscode';
import { inspectInputs } from '../../inspect/index.ts';
import { quantities } from '../../quantities/index.ts';
import { defaultOptions } from '../configuration.ts';
import type { Services } from '../services.ts';
import { pickArray, pickOperands, pickQuantity } from './quantityInputs.ts';
import { pickOptions } from './quantityOptions.ts';

export async function computeLoss({ arrays, panel }: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const losses = [...quantities.values()].filter(({ loss }) => loss);
  const definition = await pickQuantity(losses);
  if (!definition) return;
  // Asked for after the first pick: the document may have changed while the list was open.
  const candidates = (document && (await arrays.all(document))) ?? [];
  const operands = await pickOperands(definition, (input) => pickArray(definition, input, candidates));
  if (!operands) return;
  const options = await pickOptions(definition, { reduction: 'mean' });
  if (!options) return;
  panel.show(
    inspectInputs(definition.id, operands, options, { defaults: defaultOptions(document) }),
    document?.uri,
    true,
  );
}
