/** The line under a headline that tells a reader who wrote it, where and when it was published, and when it was saved. */
import type { ArticleRecord } from '../types.ts';
import { cleanLine, escapeInline, linkDestination } from './escape.ts';
import { spokenTime } from './reading-page.ts';

/** The line as Markdown; empty when nothing is known. Our own words are English. */
export function sourceLine({ authors, site, url, published, retrieved }: ArticleRecord): string {
  const who = authors.map(cleanLine).filter(Boolean).join(', ');
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const where = escapeInline(cleanLine(site || host));
  const target = linkDestination(url);
  const times = [time('published', published), time('saved', retrieved)];
  const parts = [escapeInline(who), target && where ? `[${where}](${target})` : where, ...times];
  return parts.filter(Boolean).join(' · ');
}

function time(label: string, iso: string | undefined): string {
  const shown = iso === undefined ? '' : spokenTime(iso);
  return shown && `${label} ${shown}`;
}
