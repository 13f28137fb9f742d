// @ts-check
/**
 * The floors of the house (see the README): which folder may import from which. The linter's configuration is generated
 * from this table (write-biome.mjs), and a test reads every import against it (test/architecture/floors.test.ts).
 *
 * From one folder into another goes only through that folder's door, its index.ts.
 */

/**
 * @typedef {object} Floor
 * @property {string} folder
 * @property {number} floor imports only go down
 * @property {readonly string[]} may folders it may import from
 * @property {readonly string[]} [mayTypes] folders it may only `import type` from
 * @property {readonly string[]} [packages] npm packages it may import; a name ending in / stands for all that begin so
 * @property {true} [typesOnly] whoever imports from this folder may only `import type`; the folder is loaded lazily
 */

const core = 'src/core';
const finder = 'src/finder';
const quantities = 'src/quantities';
const frameworks = 'src/frameworks';
const calls = 'src/calls';
const inspect = 'src/inspect';
const present = 'src/present';
const protocol = 'src/protocol';
const host = 'src/host';
const media = 'media';

/** @type {readonly Floor[]} */
export const floors = [
  { folder: core, floor: 0, may: [] },
  { folder: finder, floor: 1, may: [core] },
  { folder: quantities, floor: 1, may: [core] },
  { folder: frameworks, floor: 2, may: [core, quantities] },
  {
    folder: calls,
    floor: 3,
    may: [core, finder, quantities, frameworks],
    packages: ['@lezer/'],
    typesOnly: true,
  },
  { folder: inspect, floor: 4, may: [core, finder, quantities, frameworks, calls] },
  { folder: present, floor: 5, may: [core, finder, quantities, frameworks, calls, inspect] },
  {
    folder: protocol,
    floor: 5,
    may: [],
    mayTypes: [core, finder, quantities, frameworks, calls, inspect],
  },
  {
    folder: host,
    floor: 6,
    may: [core, finder, quantities, frameworks, calls, inspect, present, protocol],
    packages: ['vscode'],
  },
  {
    folder: media,
    floor: 6,
    may: [quantities, present, protocol],
    // What the doors above speak of in their types.
    mayTypes: [core, finder, inspect],
    packages: ['preact', 'preact/', '@preact/', 'katex', 'd3-array', 'd3-scale', '@vscode-elements/elements-lite/'],
  },
];
