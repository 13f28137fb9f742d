/** Made by scripts/bundleTests.mjs: imports every test file of this folder that is for the host in question. */
declare module 'surprisal:host-tests';

declare module 'mocha/mocha.js';
