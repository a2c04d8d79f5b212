/** A new text beside an earlier capture, made from its evidence. The earlier capture and its checksums are not touched. */
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import { hasCode } from '../files/file-errors.ts';
import { parseSums, readRegularText, type Sum, sha256OfFile } from '../files/hash.ts';
import type { ArticleRecord } from '../types.ts';
import { SUMS } from './find.ts';
import { leaseName } from './lease.ts';
import { withSuffix } from './paths.ts';
import { RECORD, readRecordFile } from './record-file.ts';
import type { CapturePlan } from './stage.ts';
import { MOST_SUMS } from './sums.ts';

/** A finished capture whose WARC is as it was made. */
export interface Evidence {
  folder: string;
  /** The folder's name without `.files`. */
  name: string;
  record: ArticleRecord;
  warcSha256: string;
  /** Checksums of the capture's WARC, pictures and SHA256SUMS, paths as another capture beside it names them. */
  sums: Sum[];
}

/** Throws `usage` when the WARC is no capture's own, and `not-verified` when it or a picture is not as it was made. */
export async function readEvidence(warc: string): Promise<Evidence> {
  const folder = dirname(warc);
  const name = basename(folder).replace(/\.files$/, '');
  if (basename(warc) !== WARC || name === basename(folder) || !(await exists(join(folder, SUMS)))) {
    throw new TearsheetError('usage', `--write takes the ${WARC} in a capture's folder: ${warc}`);
  }
  const listed = parseSums((await readRegularText(join(folder, SUMS), MOST_SUMS)) ?? '').lines.filter(({ path }) =>
    IS_EVIDENCE.test(path),
  );
  const sums: Sum[] = [];
  for (const { path, sha256 } of listed) {
    const found = await hashOf(join(folder, path));
    if (found !== sha256) throw notAsMade(join(folder, path));
    sums.push({ path: `../${basename(folder)}/${path}`, sha256 });
  }
  const warcSha256 = listed.find(({ path }) => path === WARC)?.sha256;
  if (warcSha256 === undefined) throw notAsMade(join(folder, SUMS));
  sums.push({ path: `../${basename(folder)}/${SUMS}`, sha256: (await hashOf(join(folder, SUMS))) ?? '' });
  return { folder, name, record: await readRecord(folder), warcSha256, sums };
}

const WARC = 'capture.warc.gz';
const IS_EVIDENCE = /^(?:capture\.warc\.gz|\d+\.\w+)$/;

function notAsMade(path: string): TearsheetError {
  return new TearsheetError('not-verified', `${path} is not as it was made; tearsheet verify tells more`);
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
