/**
 * Asking for a quantity and for the arrays of its inputs. Everything is built from the quantity's own description, so a
 * new quantity needs nothing here. `undefined` means that the user went away.
 */

import * as vscode from 'vscode';
import { message, showShape } from '../../core/index.ts';
import { type NumericArray, readNumbers } from '../../finder/index.ts';
import type { Operand } from '../../inspect/index.ts';
import type { InputDescription, InputRole, QuantityDefinition } from '../../quantities/index.ts';
import { translate } from '../language.ts';
import { withoutLinks } from '../plainText.ts';
import { arrayItems, isArrayItem } from './arrayItems.ts';

/** Picks one of the quantities; `recommended` come first. */
export async function pickQuantity(
  among: readonly QuantityDefinition[],
  recommended: readonly QuantityDefinition[] = [],
): Promise<QuantityDefinition | undefined> {
  const ordered = [...recommended, ...among.filter((definition) => !recommended.includes(definition))];
  const items = ordered.map((definition) => ({
    label: translate(definition.title),
    detail: translate(definition.summary),
    ...(recommended.includes(definition) && { description: translate(message('fits these numbers')) }),
    definition,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: translate(message('Pick what to compute')),
    matchOnDetail: true,
  });
  return picked?.definition;
}

/** The inputs to ask for: of alternatives (probabilities or logits) the user names the one at hand. */
export async function pickInputs(definition: QuantityDefinition): Promise<readonly InputDescription[] | undefined> {
  const asked: InputDescription[] = [];
  const settled = new Set<string>();
  for (const input of definition.inputs) {
    if (input.optional) continue;
    if (input.alternative === undefined) {
      asked.push(input);
      continue;
    }
    if (settled.has(input.alternative)) continue;
    settled.add(input.alternative);
    const items = definition.inputs
      .filter(({ alternative }) => alternative === input.alternative)
      .map((description) => ({
        label: translate(description.title),
        description: description.symbol,
        input: description,
      }));
    const picked = await vscode.window.showQuickPick(items, {
      title: translate(definition.title),
      placeHolder: translate(message('Which of these do you have?')),
    });
    if (!picked) return undefined;
    asked.push(picked.input);
  }
  return asked;
}

/** Picks an array of the document for an input, or lets the user type one. */
export async function pickArray(
  definition: QuantityDefinition,
  input: InputDescription,
  candidates: readonly NumericArray[],
): Promise<Operand | undefined> {
  const title = translate(definition.title);
  const placeHolder = translate(message('Pick the array for: {0}', translate(input.title)));
  return await pickOrType(arrayItems(candidates), { title, placeHolder }, translate(input.title));
}

/** Picks one of the arrays that are listed, or lets the user type one, which `prompt` asks for. */
export async function pickOrType(
  items: readonly vscode.QuickPickItem[],
  words: { readonly title: string; readonly placeHolder: string },
  prompt: string,
): Promise<Operand | undefined> {
  const typing: vscode.QuickPickItem = { label: `$(edit) ${translate(message('Type or paste the numbers…'))}` };
  const picked = await vscode.window.showQuickPick([...items, typing], { ...words, matchOnDescription: true });
  if (!picked) return undefined;
  return isArrayItem(picked) ? { array: picked.array, typed: false } : await typeArray(words.title, prompt);
}

/** Lets the user type or paste the numbers of an array; what cannot be read is said while they type. */
export async function typeArray(title: string, prompt: string): Promise<Operand | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    placeHolder: '[[0.8, 0.2], [0.4, 0.6]]',
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '') return undefined;
      const result = readNumbers(value);
      if ('problem' in result)
        return { message: translate(result.problem), severity: vscode.InputBoxValidationSeverity.Error };
      const shape = translate(message('{0} numbers, shape {1}', result.data.length, showShape(result.shape)));
      return { message: shape, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  if (text === undefined) return undefined;
  const result = readNumbers(text);
  if ('problem' in result) {
    void vscode.window.showErrorMessage(withoutLinks(translate(result.problem)));
    return undefined;
  }
  return { array: result, typed: true };
}

/** The inputs of a quantity, each asked for in turn. */
export async function pickOperands(
  definition: QuantityDefinition,
  ask: (input: InputDescription) => Promise<Operand | undefined>,
): Promise<Readonly<Partial<Record<InputRole, Operand>>> | undefined> {
  const asked = await pickInputs(definition);
  if (!asked) return undefined;
  const operands: Partial<Record<InputRole, Operand>> = {};
  for (const input of asked) {
    const operand = await ask(input);
    if (!operand) return undefined;
    operands[input.role] = operand;
  }
  return operands;
}
