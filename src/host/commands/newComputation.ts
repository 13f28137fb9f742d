/**
 * New Computation…: type or paste the numbers, pick what to compute from them; no file is needed.
 */

import { message } from '../../core/index.ts';
import { inspectArray, inspectInputs } from '../../inspect/index.ts';
import { type QuantityDefinition, quantities } from '../../quantities/index.ts';
import { defaultOptions } from '../configuration.ts';
import { translate } from '../language.ts';
import type { Services } from '../services.ts';
import { pickOperands, pickQuantity, typeArray } from './quantityInputs.ts';
import { pickOptions } from './quantityOptions.ts';

export async function newComputation({ panel }: Services): Promise<void> {
  const title = translate(message('New computation'));
  const first = await typeArray(
    title,
    translate(message('Type or paste numbers in any notation: a list, a table, printed output.')),
  );
  if (!first) return;
  const fitting = quantities.get(inspectArray(first.array, []).quantity);
  const recommended: readonly QuantityDefinition[] = fitting ? [fitting] : [];
  const definition = await pickQuantity([...quantities.values()], recommended);
  if (!definition) return;
  let given: typeof first | undefined = first;
  const operands = await pickOperands(definition, async (input) => {
    // The numbers that were typed are the first input; only the others are asked for.
    const operand = given ?? (await typeArray(translate(definition.title), translate(input.title)));
    given = undefined;
    return operand;
  });
  if (!operands) return;
  const options = await pickOptions(definition, definition.loss ? { reduction: 'mean' } : {});
  if (!options) return;
  panel.show(inspectInputs(definition.id, operands, options, { defaults: defaultOptions() }));
}
