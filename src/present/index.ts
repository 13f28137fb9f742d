/** The door of present: an Inspection, an expression or a number to what people read, in every script. */

export { type Message, message, showShape, type Tensor } from '../core/index.ts';
export {
  type ArrayRole,
  applyWhatIf,
  carriedOver,
  type Inspection,
  longestClassName,
  type QuantityOffer,
  quantitiesFor,
  rolesToOffer,
  type WhatIf,
  withClassName,
  withNumber,
  withOption,
  withQuantity,
  withRole,
} from '../inspect/index.ts';
export { type Agreement, agreementOf } from './agreement.ts';
export { type Arrangement, arrangementOf, rowCountOf } from './arrangement.ts';
export { callParts } from './call.ts';
export { classesAlong, classLabel, className } from './classNames.ts';
export { type Column, type ColumnKind, type RowDetail, rowDetail } from './columns.ts';
export {
  type FrameworkRow,
  type FrameworkTable,
  type FrameworkValue,
  frameworkTable,
} from './conventions.ts';
export { type Copied, type CopyForm, type CopyFormId, copyForms } from './copy/forms.ts';
export { copySteps, type StepForm, type StepFormId, stepForms } from './copy/steps.ts';
export { elidedIn, type TermsShown, termCounts, withTerms } from './expanding.ts';
export { findingText, fixTitle } from './finding.ts';
export { type Float32View, float32View } from './float32View.ts';
export { focusedResult } from './focus.ts';
export { derivationOf, formulaLine, inputsOf } from './formula.ts';
export { escapeMarkdown, type HoverDetail, type HoverOptions, type HoverPart, hoverParts } from './hover.ts';
export { type BarColours, barColours } from './hoverBars.ts';
export type { PrintedPiece } from './libraryPrint.ts';
export {
  defaultSignificantDigits,
  formatExact,
  formatNumber,
  isRounded,
  type NumberFormat,
  numberToTex,
} from './numbers.ts';
export { expectedOption, optionText, parseOption } from './options.ts';
export { outlineOf } from './outline.ts';
export { type LitNumber, matchPasted, type PastedMatch, readPasted } from './pasted.ts';
export { type BarSeries, type ClassBar, type ClassBars, classBarsOf, type Extent } from './pictures/classes.ts';
export { type CodeLengthRow, type CodeLengths, codeLengthsOf } from './pictures/codeLengths.ts';
export { type Contribution, type Contributions, contributionsOf } from './pictures/contributions.ts';
export { type Heatmap, heatmapOf } from './pictures/heatmap.ts';
export { isPictureId, type PictureId, type PictureKind, picturesOf } from './pictures/kinds.ts';
export { type LossCurve, type LossLens, lossLensOf, type SlopeBar } from './pictures/lossLens.ts';
export type { Mark, MarkPlace, PictureNumbers } from './pictures/marks.ts';
export {
  hasTemperature,
  type MachineClass,
  type SoftmaxMachine,
  softmaxMachineOf,
} from './pictures/softmaxMachine.ts';
export { placeSentence } from './place.ts';
export { quantityOf } from './quantity.ts';
export { relation } from './relation.ts';
export { reportOf } from './report.ts';
export { rewriting, type SourceText, type TextChange } from './rewriting.ts';
export { roleSentence, roleTitle } from './roles.ts';
export { type ArraySummary, arraySummaries, arrayTitle, type RowSummary, type Summary, summarize } from './summary.ts';
export { type CellPlace, columnHeading, type Heading, rowTable, type Table, type TableRow, table } from './table.ts';
export { stepToTex, type TexOptions, toTex } from './tex.ts';
export { type Translate, translator, type Wording } from './translate.ts';
export { parseNumber } from './typedNumber.ts';
export { stepToUnicode, toUnicode } from './unicode.ts';
export { type Base, type Information, information, informationText, shortInformationText, unitOf } from './units.ts';
export { copyText, type Grid, type GridCell, type GridLimits, gridOf } from './values.ts';
export { visibleText } from './visible.ts';
export { speak, speakNumber, speakStep } from './words.ts';
