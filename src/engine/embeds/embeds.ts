/** What a page shows of others in frames and players: films, recordings, maps, documents, posts. Found by structure and address. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { collapse, visibleText } from '../page/text.ts';
import { ancestors, contains, type Element, httpUrl, isTag, type PageTree } from '../page/tree.ts';
import { type EmbedKind, NO_EMBED, openedAddress } from './players.ts';
import { postAddress } from './posts.ts';
import { titlesOf } from './video-objects.ts';

export interface Embed {
  kind: EmbedKind;
  /** What a person would open, else the file. */
  url: string;
  title?: string;
  /** The words under it; they are the title where nothing else is. */
  caption?: string;
  /** The frame or player. */
  element: Element;
  /** The caption's element, which is no part of the text. */
  captionElement?: Element;
}

/** In document order. */
export function findEmbeds(page: PageTree, jsonLd: JsonLd): Embed[] {
  const embeds: Embed[] = [];
  const titles = titlesOf(page, jsonLd);
  for (const [name, elements] of page.byName) {
    const read = READERS[name] ?? (name.includes('-') ? readOwnElement : undefined);
    if (!read) continue;
    for (const element of elements) {
      const found = isUnseen(element) ? undefined : read(element, page);
      if (found) embeds.push(described(found, element, titles));
    }
  }
  embeds.sort((a, b) => a.element.order - b.element.order);
  return embeds.filter(({ element, url }, i) => {
    const last = embeds[i - 1];
    return !last || !(last.url === url || element.order <= last.element.last);
  });
}

type Found = { kind: EmbedKind; url: string };
type Reader = (element: Element, page: PageTree) => Found | undefined;

const READERS: Record<string, Reader> = {
  iframe: readFrame,
  video: (element, page) => readFile(element, page, 'video'),
  audio: (element, page) => readFile(element, page, 'audio'),
  object: ({ attribs }, page) => opened(attribs.data, page, attribs.type),
  embed: ({ attribs }, page) => opened(attribs.src, page, attribs.type),
  blockquote: readPost,
  script: readScript,
  div: readBox,
  figure: readBox,
};

/** Frames wait for consent, or for the reader, under other names. */
const FRAME_SOURCES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-cmp-src',
  'data-cookieblock-src',
  'data-consent-src',
  'data-original',
  'data-url',
  'data-iframe-src',
];

function readFrame({ attribs }: Element, page: PageTree): Found | undefined {
  for (const name of FRAME_SOURCES) {
    const found = opened(attribs[name], page);
    if (found) return found;
  }
  return undefined;
}

function opened(source: string | undefined, page: PageTree, type = ''): Found | undefined {
  const address = source === undefined ? undefined : httpUrl(source, page.baseUrl);
  if (address === undefined || address === page.url) return undefined;
  return openedAddress(address, type);
}

function readFile(element: Element, page: PageTree, kind: EmbedKind): Found | undefined {
  const { attribs } = element;
  const sources = element.children.filter((child): child is Element => isTag(child) && child.name === 'source');
  for (const source of [attribs.src, attribs['data-src'], ...sources.map((child) => child.attribs.src)]) {
    const url = source === undefined ? undefined : httpUrl(source, page.baseUrl);
    if (url) return isSpoken(element) ? undefined : { kind, url };
  }
  return undefined;
}

/** The article read aloud by a machine is no part of it. */
function isSpoken(element: Element): boolean {
  const around = [element, ...ancestors(element)].slice(0, 4);
  return around.some(({ attribs }) =>
    SPOKEN.test(`${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs['aria-label'] ?? ''}`),
  );
}

const SPOKEN = /listen|read-?aloud|text-?to-?speech|(?:^|[\s_-])tts(?:$|[\s_-])|vorlese|écouter|escuchar|speech/i;

/** A post whose words stand in the page is a quote; only what a script fills leaves an address. */
function readPost(element: Element, page: PageTree): Found | undefined {
  const url = postAddress(element, page.baseUrl);
  return url && visibleText(element) === '' ? { kind: 'post', url } : undefined;
}

function readScript({ attribs }: Element, page: PageTree): Found | undefined {
  const post = attribs['data-telegram-post'];
  if (post !== undefined && /^\w+\/\d+$/.test(post)) return { kind: 'post', url: `https://t.me/${post}` };
  const source = attribs.src;
  if (source === undefined || !GIST.test(source)) return undefined;
  const url = httpUrl(source.replace(/\.js(?:\?.*)?$/, ''), page.baseUrl);
  return url ? { kind: 'embed', url } : undefined;
}

const GIST = /^https:\/\/gist\.github\.com\/.+\.js/;

/** A box that scripts fill with a player, by an address or a film's number that it states. */
function readBox(element: Element, page: PageTree): Found | undefined {
  const { attribs } = element;
  const address =
    attribs['data-oembed-url'] ?? attribs['data-embed-url'] ?? attribs['data-embed'] ?? attribs['data-iframe-src'];
  const youtube = attribs['data-youtube-id'] ?? attribs['data-youtubeid'] ?? attribs['data-yt-id'];
  if (
    address === undefined &&
    youtube === undefined &&
    attribs['data-src'] === undefined &&
    attribs['data-href'] === undefined
  )
    return undefined;
  if (holdsPlayer(element)) return undefined;
  if (youtube !== undefined && YOUTUBE.test(youtube)) return youtubeVideo(youtube);
  if (/(?:^|\s)fb-(?:post|video)(?:\s|$)/.test(attribs.class ?? '')) return opened(attribs['data-href'], page);
  if (address !== undefined) return opened(address, page);
  const source = opened(attribs['data-src'], page);
  // Pictures wait there, too.
  return source && source.kind !== 'embed' && source.kind !== 'document' ? source : undefined;
}

function holdsPlayer(element: Element): boolean {
  return element.children.some(
    (child) => isTag(child) && (child.name === 'iframe' || child.name === 'blockquote' || holdsPlayer(child)),
  );
}

const YOUTUBE = /^[\w-]{11}$/;

function youtubeVideo(id: string): Found {
  return { kind: 'video', url: `https://www.youtube.com/watch?v=${id}` };
}

/** `<lite-youtube videoid>`, and what AMP has for each network. */
function readOwnElement({ attribs, name }: Element, page: PageTree): Found | undefined {
  const id = attribs.videoid ?? attribs['data-videoid'] ?? attribs['video-id'];
  if (name.includes('youtube') && id !== undefined && YOUTUBE.test(id)) return youtubeVideo(id);
  const own = OWN[name];
  if (own) {
    const value = own.names
      .map((attribute) => attribs[attribute])
      .find((found) => found !== undefined && /^[\w-]+$/.test(found));
    if (value !== undefined) return { kind: own.kind, url: own.address(value) };
  }
  if (name === 'amp-iframe') return opened(attribs.src, page);
  if (name === 'amp-video' || name === 'amp-audio')
    return (
      opened(attribs.src, page) && {
        kind: name === 'amp-video' ? 'video' : 'audio',
        url: httpUrl(attribs.src, page.baseUrl) as string,
      }
    );
  if (name === 'amp-facebook') return opened(attribs['data-href'], page);
  return undefined;
}

const OWN: Record<string, { kind: EmbedKind; names: string[]; address(id: string): string }> = {
  'amp-vimeo': { kind: 'video', names: ['data-videoid'], address: (id) => `https://vimeo.com/${id}` },
  'lite-vimeo': { kind: 'video', names: ['videoid'], address: (id) => `https://vimeo.com/${id}` },
  'amp-dailymotion': { kind: 'video', names: ['data-videoid'], address: (id) => `https://www.dailymotion.com/video/${id}` },
  'amp-twitter': { kind: 'post', names: ['data-tweetid'], address: (id) => `https://twitter.com/i/status/${id}` },
  'amp-instagram': { kind: 'post', names: ['data-shortcode'], address: (id) => `https://www.instagram.com/p/${id}/` },
  'amp-soundcloud': { kind: 'audio', names: ['data-trackid'], address: (id) => `https://api.soundcloud.com/tracks/${id}` },
};

/** Counters, and what the page hides. */
function isUnseen({ attribs, name }: Element): boolean {
  const { height, hidden, style, width } = attribs;
  if (hidden !== undefined || (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)))
    return true;
  if (name !== 'iframe') return false;
  return (
    TINY.test(width ?? '') ||
    TINY.test(height ?? '') ||
    NO_EMBED.test(`${attribs.title ?? ''} ${attribs.id ?? ''} ${attribs.name ?? ''}`)
  );
}

const TINY = /^\s*[01](?:px)?\s*$/;

function described({ kind, url }: Found, element: Element, titles: ReadonlyMap<string, string>): Embed {
  const { attribs } = element;
  const printed = [attribs.title, attribs['aria-label'], attribs.playlabel, attribs['data-title'], titles.get(url)];
  const title = printed.map((text) => collapse(text ?? '')).find((text) => text !== '' && !GENERIC.test(text));
  const captionElement = captionOf(element);
  const caption = captionElement ? visibleText(captionElement) : '';
  return {
    kind,
    url,
    ...((title ?? caption) && { title: title ?? caption }),
    ...(title !== undefined && caption && caption !== title && { caption }),
    element,
    ...(captionElement && { captionElement }),
  };
}

/** What players call themselves. */
const GENERIC =
  /^(?:(?:youtube|vimeo|dailymotion|twitter|facebook|instagram|tiktok|spotify|soundcloud|google|x)?\s*-?\s*(?:video|audio|embed(?:ded)?|iframe|map|maps|player|post|tweet|content|document|pdf)?\s*(?:player|embed(?:ded content)?|content|iframe|viewer|document|post)?|spotify embed.*|embedded .*|video-?player|external content|play(?: video)?|3rd party ad content)$/i;

function captionOf(element: Element): Element | undefined {
  let level = 0;
  for (const around of ancestors(element)) {
    if (around.name === 'figure')
      return around.children.find((child): child is Element => isTag(child) && child.name === 'figcaption');
    level += 1;
    if (level > 4) return undefined;
  }
  return undefined;
}

/** The captions' elements: their text is no part of the body. */
export function captionsOf(embeds: Embed[]): Element[] {
  return embeds.flatMap(({ captionElement }) => (captionElement ? [captionElement] : []));
}

/** Pictures that are a film's still: the player itself, or in one box with it. */
export function isStill(picture: Element, box: Element, embeds: Embed[]): boolean {
  return embeds.some(({ element }) => element === picture || contains(box, element) || contains(element, picture));
}
