/** HTML and components written in it, with their scripts, as data. */

import type { Dialect } from './dialect.ts';
import { prose } from './text.ts';

const close = '</script';

export const html: Dialect = {
  ...prose,
  blockComments: [{ open: '<!--', close: '-->' }],
  embeddings: [
    { open: '<script\\b(?=[^>]{0,500}?\\blang=["\']?tsx?\\b)[^>]{0,1000}>', close, first: '<', language: 'typescript' },
    { open: '<script\\b(?=[^>]{0,500}?json)[^>]{0,1000}>', close, first: '<', language: 'json' },
    { open: '<script\\b[^>]{0,1000}>', close, first: '<', language: 'javascript' },
  ],
};
