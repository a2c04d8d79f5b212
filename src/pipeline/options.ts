/** Options for archiving one source. */
import type { IfExists, SharedWarc } from '../capture/capture.ts';
import type { TextStyle } from '../render/render.ts';
import type { FetchOptions } from '../sources/sources.ts';
import type { Format, ListedFacts } from '../types.ts';
import type { ConvertOptions } from './convert.ts';
import type { Converter } from './converter.ts';

/** Options of archiving. Every field has a default. */
export interface ArchiveOptions extends ConvertOptions, TextStyle {
  fetch?: FetchOptions;
  /** Target folder; default the working folder. */
  dir?: string;
  /** Exact path of the main file, instead of a name made from the article. */
  output?: string;
  /** Template of names. */
  name?: string;
  /** The first is the main file; default Markdown alone. */
  formats?: Format[];
  ifExists?: IfExists;
  /** `save` (default) downloads the article's images, `link` leaves them where they are, `none` drops them. */
  images?: 'save' | 'link' | 'none';
  /** `true` (default) writes a WARC into the capture; a `SharedWarc` gets its records instead. */
  warc?: boolean | SharedWarc;
  /** Fetches and reads, and writes nothing. */
  dryRun?: boolean;
  keepSecrets?: boolean;
  /** Facts that the list tells in which the source stands. */
  listed?: ListedFacts;
  /** Takes the newest archived copy of a page that answers 404, 410 or not at all; off by default. */
  fallback?: 'wayback';
  /** Another archive that speaks the Wayback Machine's API, such as an institution's own. */
  wayback?: string;
  /** URL of a time stamp authority (RFC 3161) that is asked to stamp the capture. */
  timestamp?: string;
  /** Keeps the lock on the name until `commit` is called, for a batch that reports it durably first. */
  keepLock?: boolean;
  /** Extracts and renders; default here, or in a thread of its own for a page that is heavy. */
  converter?: Pick<Converter, 'article' | 'rendered'>;
}
