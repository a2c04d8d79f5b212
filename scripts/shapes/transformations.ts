/** Changes of real pages that leave the answer as it is, or add to it what was put in. */
import { createHash } from 'node:crypto';
import type { Truth } from '../bench-sets.ts';
import { BOXES } from './boxes.ts';
import { escaped, namer } from './made-page.ts';
import { PHRASES } from './phrases.ts';
import { Random } from './random.ts';
import { Prose, type Texts } from './texts.ts';

/** Another page of the set, whose text is put in. */
export interface Donor {
  title: string;
  paragraphs: string[];
}

export function donorOf(truth: Truth): Donor {
  return { title: truth.title ?? 'Another story of the day', paragraphs: paragraphsOf(truth).filter(Boolean) };
}

export function paragraphsOf({ body, paragraphs }: Truth): string[] {
  return paragraphs ?? String(body ?? '').split(/\n+/);
}

export interface Changed {
  html: string;
  /** Paragraphs that the text has now beside its own. */
  added: string[];
}

export type Transformation = (html: string, own: string[], donors: Donor[], texts: Texts) => Changed | undefined;

const same = (html: string): Changed => ({ html, added: [] });

export const TRANSFORMATIONS: Record<string, Transformation> = {
  'names hashed': (html) =>
    same(
      html.replace(
        /\s(class|id)\s*=\s*(["'])(.*?)\2/gis,
        (_, name, quote, value) => ` ${name}=${quote}${hashed(value)}${quote}`,
      ),
    ),
  'no metadata': (html) =>
    same(
      html
        .replace(/<meta\b(?:[^>=]|=\s*(?:"[^"]*"|'[^']*'|))*>/gi, (tag) => (/charset/i.test(tag) ? tag : ''))
        .replace(/<script\b[^>]*ld\+json[^>]*>.*?<\/script>/gis, '')
        .replace(/\sitem(?:prop|scope|type)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/gi, ''),
    ),
  'white space squeezed': (html) => (/<(?:pre|textarea)\b/i.test(html) ? undefined : same(html.replace(/[ \t\r\n]+/g, ' '))),
  'comments appended': (html, _, __, texts) => same(beforeEnd(html, comments(texts))),
  'second article appended': (html, _, [donor]) => {
    if (!donor) return undefined;
    const text = donor.paragraphs.map((part) => `<p>${escaped(part)}</p>`).join('');
    return same(
      beforeEnd(
        html,
        `<article><h1>${escaped(donor.title)}</h1><p class="byline">By Helen Ross</p><time datetime="2024-03-13">13 March 2024</time><div>${text}</div></article>`,
      ),
    );
  },
  'consent first': (html) =>
    same(
      afterStart(
        html,
        `<div><h2>Your privacy</h2>${PHRASES.en.cookie.map((part) => `<p>${part}</p>`).join('')}<button>Accept</button></div>`,
      ),
    ),
  'wrappers nested': (html) => same(beforeEnd(afterStart(html, '<div>'.repeat(8)), '</div>'.repeat(8))),
  'ten times as long': (html, own, donors) => longer(html, own, donors),
};

/** Hashes each word of a class by itself, so that what is alike stays alike. */
function hashed(value: string): string {
  return value
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `x${createHash('sha1').update(word).digest('hex').slice(0, 6)}`)
    .join(' ');
}

function beforeEnd(html: string, more: string): string {
  const end = html.search(/<\/body\s*>(?![\s\S]*<\/body\s*>)/i);
  return end < 0 ? html + more : html.slice(0, end) + more + html.slice(end);
}

function afterStart(html: string, more: string): string {
  return html.replace(/<body\b[^>]*>/i, (tag) => tag + more);
}

function comments(texts: Texts): string {
  const random = new Random(1);
  const kit = { random, prose: new Prose(random, texts, 'en'), phrases: PHRASES.en, language: 'en' as const };
  return (BOXES.comments as NonNullable<(typeof BOXES)['comments']>)({
    ...kit,
    named: namer('hashed', random),
    link: () => '/user/1',
  });
}

/** Paragraphs of other pages behind the last own one that stands in a `<p>` by itself. */
function longer(html: string, own: string[], donors: Donor[]): Changed | undefined {
  const last = own.findLast((part) => part.length > 60 && placeOf(html, `>${part}</p>`) >= 0);
  if (last === undefined) return undefined;
  const added = donors.flatMap(({ paragraphs }) => paragraphs.filter(({ length }) => length > 60)).slice(0, own.length * 9);
  const at = placeOf(html, `>${last}</p>`) + last.length + 5;
  const tag = html.slice(html.lastIndexOf('<p', at), html.indexOf('>', html.lastIndexOf('<p', at)) + 1);
  return { html: html.slice(0, at) + added.map((part) => `${tag}${escaped(part)}</p>`).join('\n') + html.slice(at), added };
}

/** Gives the first place of the markup outside of scripts, which may hold the page's text once more; -1 for none. */
export function placeOf(html: string, markup: string): number {
  let at = html.indexOf(markup);
  while (at >= 0 && html.lastIndexOf('<script', at) > html.lastIndexOf('</script', at)) at = html.indexOf(markup, at + 1);
  return at;
}
