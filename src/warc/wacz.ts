/** WACZ 1.1.1: WARC files with an index and a list of pages in one ZIP, for replay in a browser (ReplayWeb.page). */
import { createHash } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TearsheetError, unwritable } from '../errors.ts';
import { exists, makeFolder, newOwner, withNewFile } from '../files/durable.ts';
import { type DescribePage, indexWarc, type WaczPage } from './wacz-index.ts';
import { hashOfPart, type ZipPart, zipOf } from './zip.ts';

/** A WARC file (one gzip member a record), and the name that it should have in the package. */
export interface PackedWarc {
  file: string;
  name: string;
}

export interface WaczOptions {
  /** `NAME VERSION` of the program. */
  software: string;
  /** Tells a page's title from its `metadata` record. */
  describe: DescribePage;
  /** Writes the form that packages beyond 4 GiB have, for tests of it. */
  force64?: boolean;
}

/**
 * Packs WARC files into a new file. Throws `bad-record` for a damaged one, `unwritable` when the file exists or cannot be
 * written; then nothing is written.
 */
export async function packWarcs(output: string, files: PackedWarc[], options: WaczOptions): Promise<void> {
  if (await exists(output)) throw new TearsheetError('unwritable', `cannot write ${output}: it exists already`);
  const names = new Set<string>();
  const warcs = files.map(({ file, name }) => ({ file, name: freeName(name, names) }));
  const index: string[] = [];
  const pages: WaczPage[] = [];
  for (const { file, name } of warcs) {
    const indexed = await indexWarc(file, name, options.describe);
    // Lines are pushed one by one: as arguments of one call a million lines would not fit on the stack.
    for (const line of indexed.lines) index.push(line);
    for (const page of indexed.pages) pages.push(page);
  }
  const parts: ZipPart[] = [
    ...warcs.map(({ file, name }) => ({ path: `archive/${name}`, source: { file } })),
    { path: 'indexes/index.cdx', source: { lines: index.sort() } },
    { path: 'pages/pages.jsonl', source: { lines: pageList(pages) } },
  ];
  await writeWhole(output, [...parts, ...(await description(parts, pages, options.software))], options.force64 === true);
}

/** The name, or the first free number and the name. */
function freeName(own: string, taken: Set<string>): string {
  let name = own;
  for (let number = 2; taken.has(name); number++) name = `${number}-${own}`;
  taken.add(name);
  return name;
}

function pageList(pages: WaczPage[]): string[] {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'Pages' },
    ...pages.map((page, id) => ({ id: `${id + 1}`, ...page })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`);
}

/** `datapackage.json`, with the hash of each part, and the file with its own hash. */
async function description(parts: ZipPart[], [main]: WaczPage[], software: string): Promise<ZipPart[]> {
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
    software,
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

/** Writes a package that is whole, or not there. */
async function writeWhole(output: string, parts: ZipPart[], force64: boolean): Promise<void> {
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
