/** The door of the ground floor: tensors, their errors, and the mathematics on them. */

export { InputError, type InputErrorCode, type InputErrorDetails } from './errors.ts';
export { fill, type Message, message } from './message.ts';
export {
  type AxisLayout,
  alongAxis,
  elementCount,
  sameShape,
  scalar,
  showShape,
  type Tensor,
  tensor,
} from './tensor.ts';
