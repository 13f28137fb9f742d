// @ts-check
/**
 * Stands in for native-watchdog in the downloaded VS Code server. The real one ends the extension host when its parent
 * dies; the host looks at its parent every second itself, and our launcher ends the whole process group.
 */

exports.start = () => {};

/** @param {number} code */
exports.exit = (code) => process.exit(code);
