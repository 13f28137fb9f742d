/** The project's own files, as the architecture tests read them. */

import * as fs from 'node:fs';
import * as path from 'node:path';

declare const PROJECT_ROOT: string;

/** A file by its path from the project's root, with forward slashes. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

export function readText(file: string): string {
  return fs.readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
}

export function readJson(file: string): unknown {
  return JSON.parse(readText(file));
}

export function exists(file: string): boolean {
  return fs.existsSync(path.join(PROJECT_ROOT, file));
}

/** Every TypeScript file below these folders. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true })
      .map((name) => path.posix.join(folder, String(name).replaceAll('\\', '/')))
      .filter((file) => /\.tsx?$/.test(file))
      .sort()
      .map((file) => ({ file, text: readText(file) })),
  );
}
