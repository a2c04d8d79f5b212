/** The share of what a page's truth knows that is right, by field, as the sets' scorer reckons it. */
import type { Article, Metadata } from '../../src/engine/article.ts';
import type { Truth } from '../bench-sets.ts';

export interface PictureTruth {
  urls: string[];
  caption?: string;
  credits: string[];
  cover?: boolean;
}

/** Values from 0 to 1; a field that the truth does not know is not there. */
export type Right = Record<string, number>;

/** `headings` are the texts of the page's main headings, squeezed: a title that equals one is as printed. */
export function rightOfMetadata(truth: Truth, metadata: Metadata, headings: string[]): Right {
  const { title, authors, published } = truth;
  const instant = published && published.length > 10 ? Date.parse(published.replace(' ', 'T')) : undefined;
  return {
    ...(title && { title: Number(isTitle(squeeze(metadata.title), squeeze(title), headings)) }),
    ...(authors?.length && { authors: f1(new Set(authors.map(nameOf)), new Set(metadata.authors.map(nameOf))) }),
    ...(published && { day: Number(daysOf(published).some((day) => daysOf(metadata.published).includes(day))) }),
    ...(instant && { instant: Number(Math.abs(Date.parse(metadata.published ?? '') - instant) < 60_000) }),
  };
}

export function rightOfFigures(images: PictureTruth[], { figures }: Article): Right {
  const shown = images.filter(({ urls }) => !urls.every((url) => /placeholder|^data:/i.test(url)));
  const cover = shown.find((image) => image.cover);
  const captions = images.filter(({ caption }) => caption);
  const credited = captions.filter(({ credits }) => credits.length > 0);
  const isCaption = (image: PictureTruth) => {
    const { caption = '', credits } = image;
    return figures.some(
      (own) =>
        own.caption &&
        (alike(own.caption, caption) >= 0.85 ||
          alike(`${own.caption} ${own.credit ?? ''}`, `${caption} ${credits.join(' ')}`) >= 0.85),
    );
  };
  const isCredit = ({ caption = '', credits }: PictureTruth) =>
    figures.some(
      (own) =>
        alike(`${own.caption ?? ''} ${own.credit ?? ''}`, `${caption} ${credits.join(' ')}`) >= 0.8 &&
        credits.every((credit) => squeeze(own.credit).includes(squeeze(credit))),
    );
  const found = shown.filter(({ urls }) => figures.some(({ url }) => isFile(url, urls))).length;
  const printed = figures.filter(({ caption }) => caption).length;
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  const mean = (a: number, b: number) => (a + b > 0 ? (2 * a * b) / (a + b) : 0);
  return {
    ...(shown.length && { pictures: mean(share(found, shown.length), share(found, figures.length)) }),
    ...(cover && { lead: Number(figures.some(({ lead, url }) => lead && isFile(url, cover.urls))) }),
    ...(captions.length && {
      captions: mean(
        share(captions.filter(isCaption).length, captions.length),
        share(captions.filter(isCaption).length, printed),
      ),
    }),
    ...(credited.length && { credits: share(credited.filter(isCredit).length, credited.length) }),
  };
}

export function squeeze(text = ''): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‛′`´“”„«»″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function isTitle(own: string, wanted: string, headings: string[]): boolean {
  const bare = (text: string) => text.replace(/\s/g, '');
  return own === wanted || (alike(own, wanted) >= 0.3 && headings.some((heading) => bare(heading) === bare(own)));
}

function nameOf(author: string): string {
  return squeeze(author).replace(/[.,]/g, '');
}

/** The day as written, and in UTC. */
function daysOf(value = ''): string[] {
  if (!/^\d{4}-\d\d-\d\d/.test(value)) return [];
  const at = Date.parse(value.replace(' ', 'T'));
  return [value.slice(0, 10), ...(value.length > 10 && !Number.isNaN(at) ? [new Date(at).toISOString().slice(0, 10)] : [])];
}

function f1(wanted: Set<string>, own: Set<string>): number {
  const hits = [...wanted].filter((name) => own.has(name)).length;
  return hits === 0 ? 0 : (2 * hits) / (wanted.size + own.size);
}

/** F1 of two bags of words. */
function alike(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits += 1;
    left.set(word, count - 1);
  }
  return (2 * hits) / (one.length + other.length);
}

function wordsOf(text: string): string[] {
  return squeeze(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function isFile(url: string, urls: string[]): boolean {
  return urls.some((other) => other === url || fileName(other) === fileName(url));
}

/** The file's name without its size and kind. */
function fileName(url: string): string {
  const path = url.replace(/^.*https?:\/\//, '').replace(/[?#].*/, '');
  const name = path.split('/').filter(Boolean).at(-1) ?? path;
  return name
    .toLowerCase()
    .replace(/\.(?:jpe?g|png|webp|avif|gif)$/, '')
    .replace(/[-_]?\d{2,4}x\d{2,4}/, '');
}
