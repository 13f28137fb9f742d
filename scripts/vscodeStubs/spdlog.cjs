// @ts-check
/**
 * Stands in for @vscode/spdlog in the downloaded VS Code server: the same interface, writing log files with plain
 * JavaScript, so that no native module has to be compiled.
 */

const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  /** @param {string} file */
  constructor(file) {
    /** @type {string | undefined} */
    this.file = file;
    this.level = levels.indexOf('info');
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level < this.level || this.file === undefined) return;
    const line = this.plain ? message : `${new Date().toISOString()} [${levels[level]}] ${message}`;
    try {
      fs.appendFileSync(this.file, `${line}\n`);
    } catch {
      // The data folder is removed at the end of a test run, when the server may still have a last word.
    }
  }

  /** @param {string} message */
  trace(message) {
    this.write(0, message);
  }

  /** @param {string} message */
  debug(message) {
    this.write(1, message);
  }

  /** @param {string} message */
  info(message) {
    this.write(2, message);
  }

  /** @param {string} message */
  warn(message) {
    this.write(3, message);
  }

  /** @param {string} message */
  error(message) {
    this.write(4, message);
  }

  /** @param {string} message */
  critical(message) {
    this.write(5, message);
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  getLevel() {
    return this.level;
  }

  clearFormatters() {
    this.plain = true;
  }

  drop() {
    this.file = undefined;
  }

  setPattern() {}
  flush() {}
}

/** @param {string} _name @param {string} file */
const createLogger = async (_name, file) => new Logger(file);

// One by one, since the server imports these by name and Node finds the names of a CommonJS module by reading its text.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
