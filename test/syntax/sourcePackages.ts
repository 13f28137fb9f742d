/** Source packages of Debian: the files as their authors wrote them, by apt's own client, without a change to the system. */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { runProgram } from './fetching.ts';
import { Unavailable } from './truth.ts';

/**
 * A folder with the unpacked upstream source of a package.
 * @param part of it to unpack, as a pattern of tar
 */
export function debianSource(cache: string, name: string, part?: string): string {
  const folder = path.join(cache, 'source', name);
  const stamp = path.join(folder, 'complete.txt');
  if (fs.existsSync(stamp)) return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const options = sourceLists(path.join(cache, 'source-lists'));
  const quietly = ['--download-only', '--tar-only', '--only-source', '-o', 'APT::Sandbox::User=root'];
  runProgram('apt-get', [...options, 'source', ...quietly, name], { cwd: folder });
  const archives = fs.readdirSync(folder).filter((file) => /\.orig\.tar\.\w+$/.test(file));
  if (archives.length === 0) throw new Unavailable(`apt-get source ${name} brought no archive`);
  for (const archive of archives) {
    runProgram('tar', ['-xf', archive, ...(part === undefined ? [] : ['--wildcards', part])], { cwd: folder });
    fs.rmSync(path.join(folder, archive));
  }
  fs.writeFileSync(stamp, '');
  return folder;
}

/** What makes apt read lists of sources of its own: the packages' mirrors with `deb-src` in front. */
function sourceLists(folder: string): string[] {
  const list = path.join(folder, 'sources.list');
  const options = [
    ...['-o', `Dir::Etc::SourceList=${list}`, '-o', 'Dir::Etc::SourceParts=/dev/null'],
    ...['-o', `Dir::State::Lists=${path.join(folder, 'lists')}`],
  ];
  if (fs.existsSync(list)) return options;
  fs.mkdirSync(path.join(folder, 'lists', 'partial'), { recursive: true });
  const format = 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)';
  const lines = runProgram('apt-get', ['indextargets', '--format', format, 'Created-By: Packages', 'Origin: Debian']);
  const distinct = [...new Set(lines.trim().split('\n'))];
  const partial = `${list}.new`;
  fs.writeFileSync(partial, `${distinct.join('\n')}\n`);
  const fresh = options.map((option) => option.replace(list, partial));
  runProgram('apt-get', [...fresh, 'update']);
  fs.renameSync(partial, list);
  return options;
}
