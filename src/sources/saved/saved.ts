/** A file that somebody saved -> the page in it. The form is told by the bytes, never by the name. */
import { TearsheetError } from '../../errors.ts';
import { complete } from './complete.ts';
import type { FormReader, PictureFolder, SavedPage } from './form.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { plainHtml } from './html.ts';
import { httpAnswer } from './http.ts';
import { mhtml } from './mhtml.ts';
import { singleFile } from './single-file.ts';

export type { PictureFolder, SavedForm, SavedPage, StoredPicture } from './form.ts';

/** The first that recognises the bytes reads them; plain HTML recognises all. */
const FORMS: FormReader[] = [httpAnswer, mhtml, singleFile, complete, plainHtml];

/** Bytes of a saved file, pictures and all, also after unzipping. */
export const SAVED_BYTES = 200 * 1024 * 1024;
/** A head longer than this is none. */
const HEAD_BYTES = 64 * 1024;

export interface SavedOptions {
  /** The source's name for messages: the path, or `standard input`. */
  where: string;
  /** Largest page without its pictures, in bytes. */
  maxBytes: number;
  /** The folder beside the page, asked for once the bytes are unzipped. */
  folder?: (page: Uint8Array) => PictureFolder | undefined;
  /** The encoding that comes with the bytes. */
  charset?: string;
}

/**
 * Throws `empty-page`, `unsupported-type` for what holds no page, `truncated-body` for what is cut or damaged, `too-large` and
 * `too-complex` beyond the limits.
 */
export async function readSaved(source: Uint8Array, options: SavedOptions): Promise<SavedPage> {
  const { where, maxBytes } = options;
  const bytes = isGzip(source) ? await gunzipped(source, where, SAVED_BYTES) : source;
  if (bytes.length === 0) throw new TearsheetError('empty-page', `${where} is empty`);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const folder = options.folder?.(bytes);
  const { charset } = options;
  const saved = { bytes, where, ...(folder && { folder }), ...(charset && { charset }) };
  const form = FORMS.find((one) => one.is(head, saved)) ?? plainHtml;
  const page = await form.read(saved);
  if (page.html.length > maxBytes)
    throw new TearsheetError('too-large', `the page in ${where} has more than ${maxBytes} bytes; --max-size sets the limit`);
  return bytes === source ? page : { ...page, type: 'application/gzip' };
}
