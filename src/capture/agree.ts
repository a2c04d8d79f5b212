/**
 * Whether the parts of a capture say the same, which sums alone do not show, as they can be made anew: record.json states the
 * sums once more, the WARC holds the record once more and the page.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ArticleRecord } from '../types.ts';
import type { StoredBody, WarcFindings } from '../warc/check.ts';
import { SUMS } from './find.ts';
import { picturePath } from './pictures.ts';
import { parseStoredRecord, RECORD } from './record-file.ts';
import { WARC } from './stored-warc.ts';

/** Whether a file whose sum is not the stated one is what the capture says elsewhere, so that the stated sum is wrong. */
export function isAsRecorded(
  record: ArticleRecord | undefined,
  findings: WarcFindings | undefined,
  path: string,
  sha256: string,
): boolean {
  if (record === undefined) return false;
  return path === RECORD ? saysTheSame(record, findings?.fields.at(-1)) : filesOf(record)[path] === sha256;
}

/** The WARC was finished before the files had sums. */
function saysTheSame({ files: _, warc: __, ...record }: ArticleRecord, inWarc: string | undefined): boolean {
  return isDeepStrictEqual(record, parseStoredRecord(inWarc));
}

/** Paths that the record states sums of and SHA256SUMS does not. */
export function unnamed(record: ArticleRecord, sums: ReadonlyMap<string, string>): string[] {
  const paths = Object.keys(filesOf(record)).filter((path) => !sums.has(path));
  return paths.map((path) => `does not name ${path}, which ${RECORD} names`);
}

/** Wrong checksums of the intact files alone: where both sums differ from the file, the file is named already. */
export function wrongSums(
  folder: string,
  record: ArticleRecord,
  sums: ReadonlyMap<string, string>,
  intact: ReadonlySet<string>,
): string[] {
  const pictures = record.images.flatMap(({ file, sha256 }): [string, unknown][] =>
    file === undefined || sha256 === undefined ? [] : [[picturePath(file, folder), sha256]],
  );
  const wrong = [...Object.entries(filesOf(record)), ...pictures].filter(
    ([path, sha256]) => intact.has(path) && sums.get(path) !== sha256,
  );
  return [...new Set(wrong.map(([path]) => `states another checksum of ${path} than ${SUMS}`))];
}

function filesOf({ files }: ArticleRecord): Record<string, string> {
  return files ?? {};
}

/** The WARC that `extract --write` read is another capture's: it holds that one's record. A damaged one may lack what follows. */
export function otherThanInWarc(record: ArticleRecord, { fields, problems }: WarcFindings): string[] {
  if (record.extractedFrom !== undefined || problems.length > 0 || saysTheSame(record, fields.at(-1))) return [];
  return [`says something else than the record in ${record.warc === undefined ? WARC : record.warc.file}`];
}

export function withoutPage(record: ArticleRecord, { problems }: WarcFindings, bodies: StoredBody[]): string[] {
  if (problems.length > 0 || bodies.some(({ sha256 }) => sha256 === record.sha256)) return [];
  return [`holds no response whose body has the SHA-256 that the record states (${record.sha256})`];
}
