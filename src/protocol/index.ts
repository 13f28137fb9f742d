/** The door of the protocol: what host and webviews may say to each other, and how an Inspection travels and is kept. */

export { parseDecisions } from './decisionsCodec.ts';
export {
  decodeInspection,
  type EncodedInspection,
  encodeInspection,
  type KnowsQuantity,
  parsePosition,
} from './inspectionCodec.ts';
export {
  type EncodedToPanel,
  encodeToPanel,
  type FromPanel,
  type LightMessage,
  type NumberChange,
  type PageMessage,
  type PanelLanguage,
  parseFromPanel,
  parseToPanel,
  type SavedMediaType,
  type SaveRequest,
  type SentenceMessage,
  type ShowMessage,
  type ToPanel,
} from './messages.ts';
export { type PanelReference, parsePanelReference, referenceTo } from './panelReference.ts';
export { decodePins, type EncodedPin, encodePins, type PinnedArray, parseArrayKey } from './pinnedArray.ts';
export { decodeWhatIf, encodeWhatIf } from './whatIfCodec.ts';
