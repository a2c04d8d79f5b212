/** Input and output of a reader of one form of saved page. */
import type { StoredPicture } from '../../types.ts';

export type { StoredPicture } from '../../types.ts';

export type SavedForm = 'mhtml' | 'complete' | 'single-file' | 'http' | 'html';

/** The bytes of a saved page, and what decides how they are read. */
export interface SavedBytes {
  bytes: Uint8Array;
  /** The source's name for messages: the path, or `standard input`. */
  where: string;
  /** The folder that a browser wrote beside the file, if there is one. */
  folder?: PictureFolder;
  /** The encoding that comes with the bytes, as a `Content-Type` states it. */
  charset?: string;
}

/** Names of what may be read of a folder; nothing else of it can be asked for. */
export interface PictureFolder {
  /** The folder's path; undefined for a folder that lies in a capture. */
  path?: string;
  /** The folder's name as the page writes it. */
  name: string;
  /** Whether a regular file of this name is there. */
  has(name: string): boolean;
}

/** A page out of a saved file. */
export interface SavedPage {
  form: SavedForm;
  /** Media type of the file's bytes, for the WARC. */
  type: string;
  html: string;
  /** WHATWG name, lower case. */
  charset: string;
  /** The address that the file states, http(s) and without credentials. */
  url?: string;
  /** ISO 8601 with the offset that the file states. */
  savedAt?: string;
  /** The pictures that the page refers to and that are there. */
  pictures: StoredPicture[];
  /** Whether all pictures come from the file: then none is ever asked for. */
  holdsPictures: boolean;
}

/** One row of the table of forms. */
export interface FormReader {
  form: SavedForm;
  /** Whether the bytes are of this form; `head` is their beginning, one character a byte. */
  is(head: string, saved: SavedBytes): boolean;
  read(saved: SavedBytes): Promise<SavedPage>;
}
