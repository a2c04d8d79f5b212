/** A new text beside an earlier capture, made from its evidence. The earlier capture and its checksums are not touched. */
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hasCode, TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import { parseSums, readRegularText, type Sum, sha256OfFile } from '../files/hash.ts';
import type { ArticleRecord } from '../types.ts';
import { SUMS } from './find.ts';
import { leaseName } from './lease.ts';
import { withSuffix } from './paths.ts';
import { RECORD, readRecordFile } from './record-file.ts';
import type { CapturePlan } from './stage.ts';
import { sharedPart, WARC, type WarcSource } from './stored-warc.ts';
import { MOST_SUMS } from './sums.ts';

/** A finished capture whose exchanges are as they were made. */
export interface Evidence {
  folder: string;
  /** The folder's name without `.files`. */
  name: string;
  record: ArticleRecord;
  /** The WARC with the exchanges: its own, or the part of one that captures share. */
  source: WarcSource;
  /** The file of the capture that the WARC is found by, as `extractedFrom` states it: the WARC, or the record that names a shared one. */
  file: string;
  sha256: string;
  /** Checksums of the capture's WARC, pictures and SHA256SUMS, paths as another capture beside it names them. */
  sums: Sum[];
}

/**
 * `path` is the `capture.warc.gz` of a capture, or the capture's folder. Throws `usage` when it is no capture's, and `not-verified` when
 * the capture is unfinished, keeps no WARC, or the WARC or a picture is not as it was made.
 */
export async function readEvidence(path: string): Promise<Evidence> {
  const folder = basename(path) === WARC ? dirname(path) : path;
  const name = basename(folder).replace(/\.files$/, '');
  if (name === basename(folder))
    throw new TearsheetError('usage', `--write takes the ${WARC} in a capture's folder: ${path}`);
  const stated = await readRegularText(join(folder, SUMS), MOST_SUMS);
  if (stated === undefined) throw notVerified(`${folder} is unfinished: there is no ${SUMS}`);
  const { lines } = parseSums(stated);
  const isShared = !lines.some(({ path }) => path === WARC);
  const listed = lines.filter(({ path }) => IS_EVIDENCE.test(path) || (isShared && path === RECORD));
  const sums: Sum[] = [];
  for (const { path, sha256 } of listed) {
    const found = await hashOf(join(folder, path));
    if (found !== sha256) throw notAsMade(join(folder, path));
    sums.push({ path: `../${basename(folder)}/${path}`, sha256 });
  }
  const record = await readRecord(folder);
  const file = isShared ? RECORD : WARC;
  const sha256 = listed.find(({ path }) => path === file)?.sha256;
  if (sha256 === undefined) throw notAsMade(join(folder, SUMS));
  sums.push({ path: `../${basename(folder)}/${SUMS}`, sha256: (await hashOf(join(folder, SUMS))) ?? '' });
  const source = isShared ? await sharedSource(folder, record) : { path: join(folder, WARC) };
  return { folder, name, record, source, file: `${basename(folder)}/${file}`, sha256, sums };
}

async function sharedSource(folder: string, record: ArticleRecord): Promise<WarcSource> {
  if (record.warc === undefined) throw notVerified(`${folder} keeps no WARC to read it from`);
  const { found, problem } = await sharedPart({ folder, warcs: [] }, record.warc);
  if (found === undefined) throw notVerified(`${problem?.file} ${problem?.message}`);
  return found;
}

const IS_EVIDENCE = /^(?:capture\.warc\.gz|\d+\.\w+)$/;

function notAsMade(path: string): TearsheetError {
  return notVerified(`${path} is not as it was made`);
}

function notVerified(what: string): TearsheetError {
  return new TearsheetError('not-verified', `${what}; tearsheet verify tells more`);
}

/** The hash of the file; undefined when the file is missing. */
async function hashOf(path: string): Promise<string | undefined> {
  try {
    return (await sha256OfFile(path)).sha256;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function readRecord(folder: string): Promise<ArticleRecord> {
  const record = await readRecordFile(folder);
  if (record === undefined) throw notAsMade(join(folder, RECORD));
  return record;
}

/** The capture, or the text that this version made of it before, that says what `record` says; undefined when none does. */
export async function sayingTheSame(evidence: Evidence, record: ArticleRecord): Promise<string | undefined> {
  if (saysTheSame(evidence.record, record)) return evidence.folder;
  const made = join(dirname(evidence.folder), `${versionName(evidence, record)}.files`);
  if (!(await exists(join(made, SUMS)))) return undefined;
  return saysTheSame(await readRecord(made), record) ? made : undefined;
}

function saysTheSame(one: ArticleRecord, other: ArticleRecord): boolean {
  return differingFields(one, other).length === 0;
}

/** Fields of two records of one page that differ; not what every record has of its own. */
export function differingFields(one: ArticleRecord, other: ArticleRecord): string[] {
  const [said, saidToo] = [one, other].map(
    ({ tearsheet: _, files: __, capture: ___, warc: ____, extractedFrom: _____, ...rest }) =>
      JSON.parse(JSON.stringify(rest)) as Record<string, unknown>,
  );
  const names = new Set([...Object.keys(said ?? {}), ...Object.keys(saidToo ?? {})]);
  return [...names].filter((name) => !isDeepStrictEqual(said?.[name], saidToo?.[name]));
}

/** Locks a name such as `NAME-v1.2.0`; one that is taken gets a number. */
export async function planBeside(evidence: Evidence, record: ArticleRecord): Promise<CapturePlan> {
  const lock = await leaseName({
    dir: dirname(evidence.folder),
    stem: versionName(evidence, record),
    extensions: ['.md'],
    urls: [record.requestedUrl ?? record.url],
    ifExists: 'new',
    exact: false,
  });
  if ('exists' in lock) throw new Error(`${lock.exists} was not to be looked for`);
  const path = lock.texts[0] ?? lock.folder;
  const { folder } = lock;
  return { skip: false, path, folder, folderName: basename(folder), images: [], warnings: [], formats: ['md'], lock };
}

function versionName({ name }: Evidence, { tearsheet }: ArticleRecord): string {
  return withSuffix(name, `-v${tearsheet}`);
}
