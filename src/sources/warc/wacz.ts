/** WACZ: a ZIP with WARC files in `archive/` and a list of pages. The records are read where they stand in it. */
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { TearsheetError } from '../../errors.ts';
import { webAddress } from '../saved/web-address.ts';
import type { ArchivePart } from './archive-index.ts';

/** A ZIP file with more files is no WACZ that anybody made. */
const MOST_ENTRIES = 100_000;
/** Bytes of the lists of pages that are read. */
const MOST_LIST = 64 * 1024 * 1024;
const WARC = /^archive\/[^/]+\.warc(?:\.gz)?$/i;
const PAGES = /^pages\/[^/]+\.jsonl$/i;

/** The place of the records in a WACZ, and the pages that it lists. Plain data. */
export interface Wacz {
  form: 'wacz';
  path: string;
  parts: ArchivePart[];
  /** Addresses of its pages, without fragments; absent where it lists none. */
  listed?: Set<string>;
}

/** Throws `unsupported-type` for another ZIP, `truncated-body` for a damaged one, `too-complex` and `too-large` beyond the limits. */
export async function readWacz(path: string): Promise<Wacz> {
  const { openPromise } = await import('yauzl');
  try {
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    try {
      return await readEntries(path, zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    const what = error instanceof Error ? error.message : String(error);
    throw new TearsheetError('truncated-body', `${path} is a cut or damaged ZIP: ${what}`, { cause: error });
  }
}

async function readEntries(path: string, zip: ZipFile): Promise<Wacz> {
  const parts: ArchivePart[] = [];
  const listed = new Set<string>();
  if (zip.entryCount > MOST_ENTRIES)
    throw new TearsheetError('too-complex', `${path} has more than ${MOST_ENTRIES} files in it`);
  for await (const entry of zip.eachEntry()) {
    if (WARC.test(entry.fileName)) parts.push(await partOf(path, zip, entry));
    else if (PAGES.test(entry.fileName)) for (const url of await pagesOf(path, zip, entry)) listed.add(url);
  }
  if (parts.length === 0) throw new TearsheetError('unsupported-type', `${path} is a ZIP, and no WACZ`);
  return { form: 'wacz', path, parts, ...(listed.size > 0 && { listed }) };
}

/** The standard has WARC files stored and not deflated, so that single records can be read out of them. */
async function partOf(path: string, zip: ZipFile, entry: Entry): Promise<ArchivePart> {
  if (entry.compressionMethod !== 0 || entry.isEncrypted())
    throw new TearsheetError('unsupported-type', `${path} has its WARC deflated or encrypted, which a WACZ may not have`);
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry);
  return { path, part: { offset: fileDataStart, length: entry.uncompressedSize } };
}

/** Reads one page a line, after a line about the list itself. A line that names no page is passed over. */
async function pagesOf(path: string, zip: ZipFile, entry: Entry): Promise<string[]> {
  if (entry.uncompressedSize > MOST_LIST)
    throw new TearsheetError('too-large', `the list of pages in ${path} has more than ${MOST_LIST} bytes`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as Readable) chunks.push(chunk as Uint8Array);
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const url = webAddress(urlIn(line));
    return url === undefined ? [] : [url.replace(/#.*/s, '')];
  });
}

function urlIn(line: string): string | undefined {
  try {
    const { url } = JSON.parse(line) as { url?: unknown };
    return typeof url === 'string' ? url : undefined;
  } catch {
    // A line that is no JSON lists no page.
    return undefined;
  }
}
