/**
 * Whether the parts of a capture say the same, which sums alone do not show, as they can be made anew: record.json states the
 * sums once more, the WARC holds the record once more and the page, the Markdown says what the record says.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ArticleRecord, RECORD_FIELD } from '../types.ts';
import { checkWarc, type WarcFindings } from '../warc/check.ts';
import { SUMS } from './find.ts';
import type { Problem } from './problem.ts';
import { parseStoredRecord, RECORD, readRecordFile } from './record-file.ts';
import { recordProblems } from './same-text.ts';

/** What of a capture can be compared. */
export interface Parts {
  folder: string;
  /** SHA-256 in hex by path from the folder, as SHA256SUMS states them. */
  stated: Map<string, string>;
  /** Paths of the files that have the sum which is stated. Only these are held against each other: others are named already. */
  intact: Set<string>;
  /** Also of a record.json that is not intact; undefined when it is none. */
  record: ArticleRecord | undefined;
  /** What was found in the intact WARC files, by path. */
  warcs: Map<string, WarcFindings>;
}

const WARC = 'capture.warc.gz';

/** `seen` is what the files have for sums, or why they have none. */
export async function readParts(folder: string, stated: Map<string, string>, seen: Map<string, unknown>): Promise<Parts> {
  const intact = new Set([...stated].flatMap(([path, sha256]) => (seen.get(path) === sha256 ? [path] : [])));
  const record = await readRecordFile(folder);
  const warcs = new Map<string, WarcFindings>();
  for (const path of intact) {
    if (path.endsWith('.warc.gz'))
      warcs.set(path, await checkWarc(join(folder, path), { pageSha256: record?.sha256, field: RECORD_FIELD }));
  }
  return { folder, stated, intact, record, warcs };
}

/** Whether a file whose sum is not the stated one is what the capture says elsewhere, so that the stated sum is wrong. */
export function isAsRecorded({ record, warcs }: Parts, path: string, sha256: string): boolean {
  if (record === undefined) return false;
  return path === RECORD ? saysTheSame(record, warcs.get(WARC)?.field) : filesOf(record)[path] === sha256;
}

/** The WARC was finished before the files had sums. */
function saysTheSame({ files: _, warc: __, ...record }: ArticleRecord, inWarc: string | undefined): boolean {
  return isDeepStrictEqual(record, parseStoredRecord(inWarc));
}

export async function disagreements(parts: Parts): Promise<Problem[]> {
  const { folder, stated, intact, record, warcs } = parts;
  const problems = (path: string, messages: string[]) =>
    messages.map((message): Problem => ({ file: join(folder, path), kind: 'contradicts', message }));
  const inWarcs = [...warcs].flatMap(([path, findings]) => problems(path, findings.problems));
  if (!stated.has(RECORD)) return [...problems(SUMS, [`does not name ${RECORD}`]), ...inWarcs];
  if (!intact.has(RECORD)) return inWarcs;
  if (record === undefined) return [...problems(RECORD, ['is no record of an article']), ...inWarcs];
  return [
    ...problems(SUMS, unnamed(record, stated)),
    ...problems(RECORD, wrongSums(parts, record)),
    ...problems(RECORD, otherThanInWarc(parts, record)),
    ...inWarcs,
    ...[...warcs].flatMap(([path, findings]) => problems(path, withoutPage(findings, record))),
    ...(await textProblems(parts, record)).flatMap(([path, messages]) => problems(path, messages)),
  ];
}

function unnamed(record: ArticleRecord, stated: Map<string, string>): string[] {
  const paths = Object.keys(filesOf(record)).filter((path) => !stated.has(path));
  return paths.map((path) => `does not name ${path}, which ${RECORD} names`);
}

/** Of the intact files: where both sums differ from the file, it is named already. */
function wrongSums({ folder, stated, intact }: Parts, record: ArticleRecord): string[] {
  const pictures = record.images
    .filter(({ file, sha256 }) => typeof file === 'string' && sha256 !== undefined)
    .map(({ file, sha256 }): [string, unknown] => [pathOf(`${file}`, folder), sha256]);
  const wrong = [...Object.entries(filesOf(record)), ...pictures].filter(
    ([path, sha256]) => intact.has(path) && stated.get(path) !== sha256,
  );
  return [...new Set(wrong.map(([path]) => `states another checksum of ${path} than ${SUMS}`))];
}

function filesOf({ files }: ArticleRecord): Record<string, unknown> {
  return typeof files === 'object' && files !== null ? files : {};
}

/** The record names pictures as seen from the Markdown file, SHA256SUMS as seen from the capture's folder. */
function pathOf(file: string, folder: string): string {
  const [parent, name] = file.split('/');
  return parent === basename(folder) && name !== undefined ? name : `../${file}`;
}

/** The WARC that `extract --write` read is another file: it holds the record of its own capture. */
function otherThanInWarc({ warcs }: Parts, record: ArticleRecord): string[] {
  const own = warcs.get(WARC);
  // A damaged file may lack what follows the damage.
  if (own === undefined || own.problems.length > 0 || saysTheSame(record, own.field)) return [];
  return [`says something else than the record in ${WARC}`];
}

function withoutPage({ problems, holdsPage }: WarcFindings, { sha256 }: ArticleRecord): string[] {
  if (holdsPage || problems.length > 0) return [];
  return [`holds no response whose body has the SHA-256 that the record states (${sha256})`];
}

async function textProblems({ folder, intact }: Parts, record: ArticleRecord): Promise<[path: string, string[]][]> {
  const texts = [...intact].filter((path) => path.startsWith('../') && path.endsWith('.md'));
  return Promise.all(
    texts.map(async (path): Promise<[string, string[]]> => {
      return [path, await recordProblems(await readFile(join(folder, path), 'utf8'), record)];
    }),
  );
}
