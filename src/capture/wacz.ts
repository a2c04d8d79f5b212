/** WACZ 1.1.1: WARC files with an index and a list of pages in one ZIP, for replay in a browser (ReplayWeb.page). */
import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { makeFolder, unwritable, withNewFile } from '../files/durable.ts';
import { newOwner } from '../files/owner.ts';
import { VERSION } from '../version.ts';
import { indexWarc, type Page } from '../warc/wacz-index.ts';
import { hashOfPart, type Part, zipOf } from '../warc/zip.ts';
import { findCaptures } from './find.ts';
import { exists } from './place.ts';

/**
 * Packs captures, folders of captures and WARC files (one gzip member a record) into a new file. Throws `usage` when there is
 * no WARC, `bad-record` for a damaged one, `unwritable` when the file exists or cannot be written; then nothing is written.
 * `force64` is for tests of what packages beyond 4 GiB look like.
 */
export async function writeWacz(output: string, paths: string[], { force64 = false } = {}): Promise<void> {
  if (await exists(output)) throw new TearsheetError('unwritable', `cannot write ${output}: it exists already`);
  const warcs = await findWarcs(paths);
  const index: string[] = [];
  const pages: Page[] = [];
  for (const { file, name } of warcs) {
    const indexed = await indexWarc(file, name);
    // One by one: as arguments of one call a million lines would not fit on the stack.
    for (const line of indexed.lines) index.push(line);
    for (const page of indexed.pages) pages.push(page);
  }
  const parts: Part[] = [
    ...warcs.map(({ file, name }) => ({ path: `archive/${name}`, source: { file } })),
    { path: 'indexes/index.cdx', source: { lines: index.sort() } },
    { path: 'pages/pages.jsonl', source: { lines: pageList(pages) } },
  ];
  await writeWhole(output, [...parts, ...(await description(parts, pages))], force64);
}

/** Each under a name of its own in the package. */
async function findWarcs(paths: string[]): Promise<{ file: string; name: string }[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (/\.warc\.gz$/i.test(path)) files.push(path);
    else for await (const folder of findCaptures(path)) files.push(join(folder, 'capture.warc.gz'));
  }
  const present: { file: string; name: string }[] = [];
  const names = new Set<string>();
  for (const file of files) {
    if (!(await exists(file))) continue;
    const own =
      basename(file) === 'capture.warc.gz' ? basename(dirname(file)).replace(/\.files$/, '.warc.gz') : basename(file);
    present.push({ file, name: freeName(own, names) });
  }
  if (present.length > 0) return present;
  throw new TearsheetError('usage', `no WARC in ${paths.join(', ')}; one that captures share is named by its own path`);
}

/** The name, or the first free number and the name. */
function freeName(own: string, taken: Set<string>): string {
  let name = own;
  for (let number = 2; taken.has(name); number++) name = `${number}-${own}`;
  taken.add(name);
  return name;
}

function pageList(pages: Page[]): string[] {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'Pages' },
    ...pages.map((page, id) => ({ id: `${id + 1}`, ...page })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`);
}

/** `datapackage.json`, with the hash of each part, and the file with its own hash. */
async function description(parts: Part[], [main]: Page[]): Promise<Part[]> {
  const names = new Set<string>();
  const resources = [];
  for (const part of parts) {
    const { sha256, bytes } = await hashOfPart(part);
    // A Data Package wants its names so, and no two alike.
    const name = freeName(
      basename(part.path)
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, '-'),
      names,
    );
    resources.push({ name, path: part.path, hash: `sha256:${sha256}`, bytes });
  }
  const described = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: main?.title ?? 'Captures',
    software: `tearsheet ${VERSION}`,
    created: new Date().toISOString(),
    ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
    resources,
  };
  const text = JSON.stringify(described, null, 2);
  const digest = { path: 'datapackage.json', hash: `sha256:${createHash('sha256').update(text).digest('hex')}` };
  return [
    { path: 'datapackage.json', source: { lines: [text] } },
    { path: 'datapackage-digest.json', source: { lines: [JSON.stringify(digest, null, 2)] } },
  ];
}

/** Whole, or not there. */
async function writeWhole(output: string, parts: Part[], force64: boolean): Promise<void> {
  const temporary = join(dirname(output), `.${basename(output)}.${newOwner()}.writing`);
  try {
    await makeFolder(dirname(output));
  } catch (error) {
    throw unwritable(output, error);
  }
  try {
    await withNewFile(temporary, async (file) => {
      for await (const chunk of zipOf(parts, force64)) await file.writeFile(chunk);
    });
    await rename(temporary, output);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(output, error);
  }
}
