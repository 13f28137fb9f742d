// @ts-check
/** What a .vsix weighs, read from the table at the end of the archive. */

import * as fs from 'node:fs';

/**
 * The most that a package may weigh, in bytes, its README's pictures left out: 600 kB for everything about arrays, 120 kB
 * for the grammars and the catalogue that calls are read by.
 */
export const largestPackage = 720_000;

const folderOfPictures = 'extension/media/readme/';

/**
 * @param {string} file a .vsix
 * @returns {{ bytes: number, pictures: number }} of the whole file; of the README's pictures in it
 */
export function packageSize(file) {
  const archive = fs.readFileSync(file);
  // The end record is as long as this where the archive has no comment, and vsce writes none.
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== 0x06054b50) throw new Error(`${file} does not end as an archive does`);
  let pictures = 0;
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(entry + 28);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    if (name.startsWith(folderOfPictures)) pictures += archive.readUInt32LE(entry + 20);
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  return { bytes: archive.length, pictures };
}
