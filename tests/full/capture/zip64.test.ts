/** Packages beyond the numbers of the first ZIP, read by a program that is not ours. They take a minute. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipOf } from '../../../src/warc/zip.ts';
import { temporaryFolder } from '../../capture/sample.ts';

/** The findings of Python's zipfile: the number of files, the last of them, and those that are damaged. */
function readZip(path: string, check: boolean): string {
  const program = `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
last = z.infolist()[-1]
print(len(z.namelist()), last.header_offset, z.read(last), z.testzip() if ${check ? 'True' : 'False'} else '')`;
  return execFileSync('python3', ['-c', program, path], { encoding: 'utf8' }).trim();
}

test('a package of more than 65,535 files is ZIP64, which Python reads', async (t) => {
  const path = join(await temporaryFolder(t), 'all.zip');
  const parts = Array.from({ length: 66_000 }, (_, number) => ({
    path: `archive/${number}.warc.gz`,
    source: { lines: [`${number}`] },
  }));
  await writeFile(path, zipOf(parts));
  assert.match(readZip(path, true), /^66000 \d+ b'65999' None$/);
});

test('a package of more than 4 GiB is ZIP64, which Python reads', async (t) => {
  const dir = await temporaryFolder(t);
  const [big, path] = [join(dir, 'big'), join(dir, 'all.zip')];
  // Holes take no room on the disk, neither in what is packed nor in the package.
  await writeFile(big, '');
  await truncate(big, 2 ** 32 + 1);
  const file = await open(path, 'w');
  const hole = Buffer.alloc(1 << 20);
  let size = 0;
  const parts = [
    { path: 'archive/big.warc.gz', source: { file: big } },
    { path: 'pages/pages.jsonl', source: { lines: ['last'] } },
  ];
  for await (const chunk of zipOf(parts)) {
    if (!hole.subarray(0, chunk.length).equals(chunk)) await file.write(chunk, 0, chunk.length, size);
    size += chunk.length;
  }
  await file.close();
  const [, at = 0] = /^2 (\d+) b'last'$/.exec(readZip(path, false)) ?? [];
  assert.ok(Number(at) > 2 ** 32, readZip(path, false));
});
