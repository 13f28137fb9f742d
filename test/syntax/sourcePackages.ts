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
  const options = lists(path.join(cache, 'source-lists'), 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)');
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

/**
 * The root of a file system into which packages of an older release were unpacked; nothing is installed.
 * @param release its name
 */
export function olderPackages(cache: string, release: string, packages: readonly string[]): string {
  const folder = path.join(cache, release);
  const root = path.join(folder, 'root');
  if (fs.existsSync(root)) return root;
  fs.mkdirSync(folder, { recursive: true });
  const options = lists(path.join(cache, `lists-${release}`), `deb $(REPO_URI) ${release} $(COMPONENT)`, [
    'Label: Debian',
  ]);
  runProgram('apt-get', [...options, 'download', '-o', 'APT::Sandbox::User=root', ...packages], { cwd: folder });
  const unpacked = `${root}.new`;
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    runProgram('dpkg', ['-x', path.join(folder, file), unpacked]);
    fs.rmSync(path.join(folder, file));
  }
  fs.renameSync(unpacked, root);
  return root;
}

/**
 * What makes apt read lists of its own, made of the machine's.
 * @param line that each of the machine's lists becomes, in apt's form
 */
function lists(folder: string, line: string, kind: readonly string[] = []): string[] {
  const list = path.join(folder, 'sources.list');
  const options = [
    ...['-o', `Dir::Etc::SourceList=${list}`, '-o', 'Dir::Etc::SourceParts=/dev/null'],
    ...['-o', `Dir::State::Lists=${path.join(folder, 'lists')}`],
  ];
  if (fs.existsSync(list)) return options;
  fs.mkdirSync(path.join(folder, 'lists', 'partial'), { recursive: true });
  const filters = ['Created-By: Packages', 'Origin: Debian', ...kind];
  const lines = runProgram('apt-get', ['indextargets', '--format', line, ...filters]);
  const distinct = [...new Set(lines.trim().split('\n'))];
  const partial = `${list}.new`;
  fs.writeFileSync(partial, `${distinct.join('\n')}\n`);
  const fresh = options.map((option) => option.replace(list, partial));
  runProgram('apt-get', [...fresh, 'update']);
  fs.renameSync(partial, list);
  return options;
}
