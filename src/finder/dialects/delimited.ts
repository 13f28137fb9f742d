/** Tables as text: CSV, TSV and their kin, as data. */

import type { Dialect } from './dialect.ts';
import { text } from './text.ts';

/** Any of the usual separators. */
export const csv: Dialect = { ...text, separators: '\t;,|' };

export const tsv: Dialect = { ...text, separators: '\t' };

export const semicolonSeparated: Dialect = { ...text, separators: ';' };

export const pipeSeparated: Dialect = { ...text, separators: '|' };
