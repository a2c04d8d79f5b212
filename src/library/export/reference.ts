/** A reference to a capture. Every format says these same facts. */
import { cleanLine } from '../../render/render.ts';
import { dayIn } from '../facts.ts';
import type { LibraryCapture } from '../library.ts';
import { type Name, namesOf } from './names.ts';

export interface Reference {
  title: string;
  names: Name[];
  /** The publication. */
  site?: string | undefined;
  publisher?: string | undefined;
  /** Days as printed; never moved to another zone. `published` may be a year or a month alone. */
  published?: string | undefined;
  accessed?: string | undefined;
  /** An address of the web (http, https); a reference becomes a link. */
  url?: string | undefined;
  language?: string | undefined;
  section?: string | undefined;
  abstract?: string | undefined;
  tags: string[];
  /** Path of the capture, and the hash that names it whole. */
  path: string;
  sha256: string;
}

/** All texts on one line each: a line of a page never becomes a line of the format. */
export function referenceOf({ record, path, sha256 }: LibraryCapture): Reference {
  const { title, subtitle, site, publisher, published, retrieved, url, language, section, description, tags } = record;
  return {
    title: line(title ?? '') || line(url),
    names: namesOf(record),
    site: line(site),
    publisher: line(publisher),
    published: /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(published ?? '')?.[0],
    accessed: dayIn(retrieved),
    url: /^https?:\/\//i.test(url) ? line(url) : undefined,
    language: line(language),
    section: line(section),
    abstract: line(description ?? subtitle),
    tags: tags.map((tag) => line(tag) ?? '').filter(Boolean),
    path: line(path) ?? '',
    sha256,
  };
}

/** The text on one line; undefined for nothing. */
function line(text: string): string;
function line(text: string | undefined): string | undefined;
function line(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanLine(text) || undefined;
}

/** Words for the capture in a format that has no field for it. */
export function archiveNote({ path, sha256 }: Reference): string {
  return `Archived as ${path}; SHA-256 of its SHA256SUMS: ${sha256}`;
}
