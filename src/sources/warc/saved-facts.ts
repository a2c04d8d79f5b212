/** Facts that a capture of our own tells in its WARC's `metadata` record and the bytes received do not. */
import type { Warning } from '../../errors.ts';
import { type ArticleRecord, type ListedFacts, RECORD_FIELD } from '../../types.ts';
import { readField } from '../../warc/metadata.ts';
import type { WarcEntry } from '../../warc/read.ts';

/** The way in which a page was asked for, and what became of it. */
export interface SavedFacts {
  /** The address as typed, without credentials; a fragment is in no WARC field. */
  requestedUrl?: string;
  finalUrl?: string;
  /** The warnings of the fetch. Those that the page itself gives cause to are found anew. */
  warnings: Warning[];
  /** Addresses of the pages that make the article, when there are several. */
  pages: string[];
  /** The names, relative to the Markdown file, under which the images were saved, by their URLs. */
  images: Map<string, { file: string; sha256: string }>;
  /** `--images none` */
  withoutImages: boolean;
  /** `--force` */
  force: boolean;
  /** `--engine`, where it was not the default. */
  engine?: 'readability';
  /** The page came from a web archive. */
  isSnapshot: boolean;
  /** The folder beside the file that the page was saved in before, and which of its pictures the page has. */
  folder?: { name: string; pictures: string[] };
  /** The time at which that file was written. */
  modified?: string;
  /** The archive (WARC, WACZ) that the page was in before, and which of its pictures the page names. */
  archive?: { form: string; pictures: string[] };
  /** The facts that the list told which named the page. */
  listed?: ListedFacts;
}

/** The facts in a `metadata` record; undefined for that of other programs. */
export async function readSavedFacts(entry: WarcEntry): Promise<SavedFacts | undefined> {
  const json = await readField(entry, RECORD_FIELD);
  if (json === undefined) return undefined;
  try {
    const record: unknown = JSON.parse(json);
    return typeof record === 'object' && record !== null ? factsOf(record) : undefined;
  } catch (error) {
    // A field that is no JSON is no record of ours, whoever wrote it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Anyone can write a WARC: only what has the right shape is taken. */
function factsOf(record: Partial<ArticleRecord>): SavedFacts {
  const { requestedUrl, finalUrl, pages, images, capture, snapshot } = record;
  const { images: wanted, force, engine } = capture?.options ?? {};
  return {
    ...(isAddress(requestedUrl) && { requestedUrl }),
    ...(isAddress(finalUrl) && { finalUrl }),
    warnings: list(capture?.fetchWarnings).flatMap(({ code, message }) =>
      typeof code === 'string' && typeof message === 'string' ? [{ code, message }] : [],
    ),
    pages: Array.isArray(pages) ? pages.filter(isAddress) : [],
    images: new Map(
      list(images).flatMap(({ url, file, sha256 }) =>
        typeof url === 'string' && isName(file) && typeof sha256 === 'string' ? [[url, { file, sha256 }] as const] : [],
      ),
    ),
    withoutImages: wanted === 'none',
    force: force === true,
    ...(engine === 'readability' && { engine }),
    isSnapshot: typeof snapshot === 'object' && snapshot !== null,
    ...fileFacts(capture?.file),
    ...listedFacts(record),
  };
}

function listedFacts({ id, columns }: Partial<ArticleRecord>): Pick<SavedFacts, 'listed'> {
  const isId = typeof id === 'string' || typeof id === 'number';
  const isTable = typeof columns === 'object' && columns !== null && !Array.isArray(columns);
  return isId || isTable ? { listed: { ...(isId && { id }), ...(isTable && { columns }) } } : {};
}

function fileFacts(file: unknown): Pick<SavedFacts, 'folder' | 'modified' | 'archive'> {
  const { form, modified, folder, pictures: named } = (file ?? {}) as Record<string, unknown>;
  const { name, pictures } = (folder ?? {}) as Record<string, unknown>;
  const isFolder = typeof name === 'string' && Array.isArray(pictures);
  return {
    ...(typeof modified === 'string' && { modified }),
    ...(typeof form === 'string' && Array.isArray(named) && { archive: { form, pictures: named.filter(isAddress) } }),
    ...(isFolder && { folder: { name, pictures: pictures.filter((picture) => typeof picture === 'string') } }),
  };
}

function isAddress(url: unknown): url is string {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).href === url;
}

/** A file in a capture's folder, and nothing else on the disk. */
function isName(file: unknown): file is string {
  return typeof file === 'string' && /^[^/\\\p{C}]+\.files\/\d+\.\w+$/u.test(file);
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}
