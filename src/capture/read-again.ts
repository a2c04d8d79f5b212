/**
 * Whether a capture says what is read again from its stored bytes. The reading itself is passed in: this folder does not know how
 * an article is found on a page.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { TearsheetError } from '../errors.ts';
import { readRegular } from '../files/hash.ts';
import type { ArticleRecord, CaptureProvenance, Format, Rendered } from '../types.ts';
import { VERSION } from '../version.ts';
import type { StoredBody } from '../warc/check.ts';
import { MOST_TEXT } from './formats.ts';
import { inlinePictures } from './inline-pictures.ts';
import type { Problem } from './problem.ts';
import { RECORD } from './record-file.ts';
import type { WarcSource } from './stored-warc.ts';

/** The article that the stored bytes of a capture give when they are read now. */
export interface Reading {
  /** The record with Markdown and text; without what only a capture on disk has. */
  record: ArticleRecord;
  rendered: Rendered[];
  /** The way in which the article was found. */
  made: Pick<CaptureProvenance, 'charset' | 'candidate' | 'removals' | 'file'>;
  /** Pictures that the stored page holds itself, as a saved file does. */
  pictures: StoredBody[];
  /** Addresses of all answers that the page and its further pages came in. */
  addresses: string[];
  /** Warnings that the stored answers themselves give cause to. */
  warnings: ArticleRecord['warnings'];
  /** The address at which the article goes on after its last page. */
  nextPage?: string;
  /** Further pages in the WARC that are no part of the article. */
  others: number;
}

/** Reads the article of a capture again. `options` are those that the capture was made with. Throws coded errors. */
export type ReadAgain = (
  warc: WarcSource,
  wanted: { formats: Format[]; options: Record<string, unknown> },
) => Promise<Reading>;

/** The saved parts of a capture that are compared. */
export interface Saved {
  folder: string;
  record: ArticleRecord;
  /** Formats by the paths of the intact files, as SHA256SUMS names them. */
  formats: ReadonlyMap<string, Format>;
  bodies: StoredBody[];
  /** Addresses of the saved pictures, redirects included. */
  pictures: ReadonlySet<string>;
}

/** Names each thing that differs from what is read now, as one line. */
export async function compareReading(saved: Saved, reading: Reading): Promise<Problem[]> {
  const { folder, record } = saved;
  const versions = record.tearsheet === VERSION ? '' : ` (made by ${record.tearsheet}, read by ${VERSION})`;
  const problem = (path: string, message: string): Problem => ({
    file: join(folder, path),
    kind: 'contradicts',
    message: `${message}${versions}`,
  });
  const fields = differingFields(record, reading).map((name) =>
    problem(RECORD, `says otherwise than the stored page about ${name}`),
  );
  const texts: Problem[] = [];
  for (const [path, format] of saved.formats) {
    const text = reading.rendered.find((one) => one.format === format)?.text;
    const stored = await readRegular(join(folder, path), MOST_TEXT);
    const whole = text !== undefined && format === 'html' ? await inlinePictures(text, folder, pictureIn(folder)) : text;
    if (whole !== undefined && !stored.equals(Buffer.from(whole))) {
      texts.push(problem(path, 'says otherwise than the stored page, read again'));
    }
  }
  return [...fields, ...texts, ...unused(saved, reading).map((message) => problem(RECORD, message))];
}

/** Reads a picture in the folder; undefined for one that is missing, which is named already. */
function pictureIn(folder: string): (name: string) => Promise<Uint8Array | undefined> {
  return async (name) => {
    try {
      return await readRegular(join(folder, name), MOST_TEXT);
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  };
}

/** The problem of a capture that says that there is an article, where the article cannot be read again. */
export function unreadAgain(source: WarcSource, error: unknown): Problem {
  if (!(error instanceof TearsheetError)) throw error;
  return { file: source.path, kind: 'contradicts', message: `its article cannot be read again: ${error.message}` };
}

function differingFields(record: ArticleRecord, { record: again, made, warnings }: Reading): string[] {
  const { files: _, warc: __, capture, extractedFrom: ___, tearsheet: ____, ...said } = record;
  const { tearsheet: _____, ...read } = JSON.parse(JSON.stringify(again)) as ArticleRecord;
  const names = new Set([...Object.keys(said), ...Object.keys(read)]);
  const differs = (name: string) =>
    !isDeepStrictEqual((said as Record<string, unknown>)[name], (read as Record<string, unknown>)[name]);
  const fields = [...names].filter(differs);
  const found = JSON.parse(JSON.stringify(made)) as Record<string, unknown>;
  const how = Object.keys(found).filter((name) => !isDeepStrictEqual(capture?.[name as keyof typeof made], found[name]));
  const lacking = warnings.filter(({ code }) => !record.warnings.some((warning) => warning.code === code));
  return [...fields, ...how.map((name) => `capture.${name}`), ...lacking.map(({ code }) => `the warning ${code}`)];
}

/** Tells of answers in the WARC that the article does not use: a part was taken out of the record, or put into the WARC. */
function unused({ record, bodies, pictures }: Saved, { addresses, nextPage, others }: Reading): string[] {
  const stored = new Set(bodies.filter(({ type }) => type === 'response').map(({ url }) => url));
  const problems = others > 0 ? ['is of one article, and the WARC holds others'] : [];
  if (nextPage !== undefined && stored.has(nextPage)) problems.push(`leaves out a page that the WARC holds (${nextPage})`);
  // A browser keeps whatever the page asked for.
  if ((record.capture as { browser?: unknown } | undefined)?.browser !== undefined) return problems;
  const used = new Set([...addresses, ...pictures]);
  const left = [...stored].filter((url) => !used.has(url));
  return [...problems, ...left.map((url) => `leaves out an answer that the WARC holds (${url.slice(0, 300)})`)];
}
