/**
 * A page to read and print: headline, byline, days, pictures with captions and credits. It is what `-f html` writes, and each
 * capture's page of a site. Nothing runs in it, and nothing loads but its own pictures.
 */
import { createHash } from 'node:crypto';
import type { ArticleRecord } from '../types.ts';
import { cleanLine, escapeHtml } from './escape.ts';
import { bodyHtml, figureHtml, type PictureAddress } from './markdown-html.ts';
import { READING_STYLE } from './reading-style.ts';

export interface ReadingPage {
  /** The record with its Markdown. */
  record: ArticleRecord;
  picture: PictureAddress;
  /** The place that pictures may come from, as a source of the content security policy: `data:` or `'self'`. */
  pictureSource: string;
  /** Site, source and time of saving beside the byline and the days of publication. */
  withSource: boolean;
  /** HTML before the article, and after it. */
  before?: string;
  after?: string;
}

export function readingPage({ record, picture, pictureSource, withSource, before = '', after = '' }: ReadingPage): string {
  const title = escapeHtml(cleanLine(record.title || record.url));
  const body = bodyHtml(record, picture).trim();
  const dek = escapeHtml(cleanLine(record.subtitle ?? ''));
  const lines = [
    '<!doctype html>',
    `<html${languageOf(record)}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(`style-src '${hashOf(READING_STYLE)}'; img-src ${pictureSource}`)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    ...(/^https?:/i.test(record.url) ? [`<link rel="canonical" href="${escapeHtml(record.url)}">`] : []),
    `<style>${READING_STYLE}</style>`,
    '</head>',
    '<body>',
    ...(before === '' ? [] : [before]),
    '<main>',
    '<article>',
    '<header>',
    ...(record.kicker ? [`<p class="kicker">${escapeHtml(cleanLine(record.kicker))}</p>`] : []),
    `<h1>${title}</h1>`,
    // As in the Markdown, a dek that the text begins with is not told twice.
    ...(dek && !textOf(body).includes(dek) ? [`<p class="dek">${dek}</p>`] : []),
    ...sourceLines(record, withSource),
    '</header>',
    ...leadFigure(record, picture),
    body,
    '</article>',
    ...(after === '' ? [] : [after]),
    '</main>',
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The text of our own HTML, escaped as there. */
function textOf(html: string): string {
  return html.replace(/<[^<>]*>/g, '').replace(/\s+/g, ' ');
}

/** `rest` says what more may be loaded: by itself a page loads, runs and sends nothing. */
export function policy(rest: string): string {
  return `default-src 'none'; ${rest}; base-uri 'none'; form-action 'none'`;
}

/** The hash by which a content security policy names an inline style. */
export function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

export function languageOf({ language, direction }: Pick<ArticleRecord, 'language' | 'direction'>): string {
  const isTag = language !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(language);
  return ` lang="${isTag ? language : 'und'}"${direction ? ` dir="${direction}"` : ''}`;
}

/** The lines of who, where and when; our own words are English whatever the article's language is. */
function sourceLines(record: ArticleRecord, whole: boolean): string[] {
  const { authors, site, published, modified, retrieved, url } = record;
  const who = authors.map((name) => `<span class="author">${escapeHtml(cleanLine(name))}</span>`).join(', ');
  const where = escapeHtml(cleanLine(site || (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '')));
  const byline = [who, whole && where && `<cite>${where}</cite>`].filter(Boolean).join(' · ');
  const times = [
    timeHtml('Published', published),
    timeHtml('Updated', modified),
    whole && timeHtml('Saved', retrieved),
  ].filter(Boolean);
  const source =
    whole && /^https?:/i.test(url) ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">Original page</a>` : '';
  const days = [...times, source].filter(Boolean).join(' · ');
  return [
    ...(byline === '' ? [] : [`<p class="byline">${byline}</p>`]),
    ...(days === '' ? [] : [`<p class="days" lang="en" dir="ltr">${days}</p>`]),
  ];
}

/** The lead picture where the text does not show it. */
function leadFigure({ images, markdown = '' }: ArticleRecord, picture: PictureAddress): string[] {
  const lead = images.find((image) => image.lead && image.file !== undefined);
  const address = lead && picture(lead);
  if (!lead || address === undefined) return [];
  const isShown = [lead.file, lead.url].some((name) => name !== undefined && markdown.includes(name.replaceAll(' ', '%20')));
  return isShown ? [] : [figureHtml(lead, '', address).trim()];
}

function timeHtml(label: string, iso: string | undefined): string {
  const shown = iso === undefined ? '' : spokenTime(iso);
  return shown === '' ? '' : `${label} <time datetime="${escapeHtml(iso ?? '')}">${escapeHtml(shown)}</time>`;
}

/** The words that a page has beside those of its record. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The words that a page has beside those of its record. */
export const READING_LABELS = [...'Published Updated Saved Original page Picture not saved UTC'.split(' '), ...MONTHS];

/** `3 October 2020, 10:00 (+02:00)`, with the day and the offset as stated. */
export function spokenTime(iso: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?/.exec(iso);
  if (parts === null) return '';
  const [, year, month, day, clock, offset] = parts;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  const date = [day === undefined ? undefined : String(Number(day)), name, year].filter(Boolean).join(' ');
  const zone = offset === undefined ? '' : offset === 'Z' ? ' UTC' : ` (${offset})`;
  return clock === undefined ? date : `${date}, ${clock}${zone}`;
}
