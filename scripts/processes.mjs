// @ts-check
/** Runs other programs: with their output kept or passed on, never with our standard input, and never left behind. */

import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd } from './endings.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; ours when absent
 * @property {number} [timeout] in milliseconds: the program is ended then, and has failed
 */

/**
 * @typedef {object} RunResult
 * @property {number} code the exit code; 128 where a signal ended it or it could not be started
 * @property {string} output stdout and stderr as they came
 */

/** How long a program may take to end once it was told to. */
const patience = 4_000;

/**
 * Runs a program to its end. A program that fails or is missing is a result, not an exception.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env = process.env, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    /** @type {Promise<number>} */
    const closed = new Promise((close) => {
      child.once('error', (error) => {
        output += `${error.message}\n`;
        close(128);
      });
      child.once('close', (code) => close(code ?? 128));
    });
    const stop = async () => {
      child.kill('SIGTERM');
      await Promise.race([closed, sleep(patience)]);
      child.kill('SIGKILL');
    };
    const forget = atEnd({ gracefully: stop, finally: () => void child.kill('SIGKILL') });
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nstopped: it took more than ${timeout / 1000} s\n`;
            void stop();
          }, timeout);
    void closed.then((code) => {
      clearTimeout(timer);
      forget();
      resolve({ code, output });
    });
  });
}

/**
 * npm's own command line: the npm that runs this script where there is one, else the one on the PATH.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  const isNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  return isNpm ? run(process.execPath, [npm, ...args], options) : run('npm', args, options);
}

/**
 * The first of these programs that is on the PATH.
 * @param {readonly string[]} names
 * @returns {string | undefined} its full path
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (fs.existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** npm's lines about an error that only say its code. */
const npmPreamble = /^npm error(?: (?:code|syscall|errno|path|[A-Z_]+)\b.*)?$/;

/**
 * The line of a program's output that tells why it failed: npm says it first, after some codes, others say it last.
 * @param {string} output
 */
export function lastWords(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const ofNpm = lines.find((line) => line.startsWith('npm error') && !npmPreamble.test(line));
  const telling = ofNpm?.replace(/^npm error (?:\w+ (?=[A-Z]))?/, '') ?? lines.at(-1) ?? 'it said nothing';
  return telling.replace(/\.$/, '');
}
