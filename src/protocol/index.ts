/** The door of the protocol: what host and panel may say to each other, and how an Inspection travels. */

export { parseDecisions } from './decisionsCodec.ts';
export { decodeInspection, type EncodedInspection, encodeInspection, type KnowsQuantity } from './inspectionCodec.ts';
export {
  type EncodedToPanel,
  encodeToPanel,
  type FromPanel,
  type PanelLanguage,
  parseFromPanel,
  parseToPanel,
  type ShowMessage,
  type ToPanel,
} from './messages.ts';
