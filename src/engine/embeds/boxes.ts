/** Boxes that a script fills with a player, a chart or a document: what the snippets of those who host them state of it. */

import { type Element, HAS, httpUrl, isTag, type PageTree } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import { type EmbedKind, type Opened, openedAddress } from './players.ts';
import { brightcove } from './providers.ts';

export interface FoundEmbed {
  kind: EmbedKind;
  url: string;
  title?: string;
  /** The element's text is the address, or words of the network, and no part of the body. */
  isText?: boolean;
  /** The words stand in the page and are a quote; the address does not. */
  isQuoted?: boolean;
  /** Words and address stand in the page. */
  isWhole?: boolean;
}

export function opened(source: string | undefined, page: PageTree, type = ''): (FoundEmbed & Opened) | undefined {
  const address = source === undefined ? undefined : shownIn(httpUrl(source, page.baseUrl));
  if (address === undefined || address === page.url) return undefined;
  return openedAddress(address, type);
}

/** A site's own frame around what another service shows: `/media/oembed?url=https%3A//...`. */
function shownIn(address: string | undefined): string | undefined {
  const shown = address && /\/oembed\/?\?/.test(address) ? new URL(address).searchParams.get('url') : undefined;
  return shown && /^https?:\/\//.test(shown) && URL.canParse(shown) ? shown : address;
}

const ADDRESSES = [
  'data-oembed-url',
  'data-embed-url',
  'data-embed',
  'data-iframe-src',
  'data-iframe',
  'data-html',
  'data-code',
];
const WAITING = ['data-src', 'data-href'];
const YOUTUBE_NUMBERS = ['data-youtube-id', 'data-youtubeid', 'data-yt-id'];
const NUMBERS = ['data-video-id', 'data-videoid', 'videoid', 'data-plyr-embed-id'];

/**
 * Reads a box that stands for a player: by an address, a film's number or a frame's markup in an attribute, by what the snippet's
 * class says, or by an address as text.
 */
export function readBox(element: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs } = element;
  if (attribs.list.length === 0) return undefined;
  const classes = element.has & HAS.class ? (attribs.class ?? '') : '';
  const stated = statesAddress(attribs);
  // Most of a page's boxes are plain: two questions put them aside.
  if (!stated && (classes === '' || !TELLING.test(classes))) return undefined;
  if (FILE_BOX.test(classes)) return fileIn(element, page);
  const snippet = SNIPPETS.find(({ named }) => named.test(classes));
  const film = numberedFilm(attribs, classes);
  if (!stated && !snippet && !film && !EMBED_BOX.test(classes)) return undefined;
  if (holdsPlayer(element)) return undefined;
  return film ?? playerIn(element, page, snippet);
}

/** WordPress' card of a file: its name is a link, and so is the button behind that. */
const FILE_BOX = /(?:^|\s)wp-block-file(?:\s|$)/;

function fileIn({ children }: Element, page: PageTree): FoundEmbed | undefined {
  const link = children.find((child): child is Element => isTag(child) && child.name === 'a');
  const found = link && opened(link.attribs.href, page);
  const kind = found?.kind === 'embed' ? 'document' : found?.kind;
  return found && kind && { kind, url: found.url, title: visibleText(link), isText: true };
}

function playerIn(element: Element, page: PageTree, snippet: Snippet | undefined): FoundEmbed | undefined {
  const { attribs } = element;
  if (snippet) return fromSnippet(snippet, element);
  if (/(?:^|\s)fb-(?:post|video)(?:\s|$)/.test(attribs.class ?? '')) return opened(attribs['data-href'], page);
  const address = ADDRESSES.map((name) => attribs.of(name)).find((value) => value !== undefined);
  const markup = attribs.list.find(({ value }) => holdsFrame(value))?.value;
  if (markup !== undefined) return asText(fromMarkup(frameMarkup(markup), page));
  if (address !== undefined) return fromAddress(address, page);
  return attribs['data-src'] === undefined ? fromText(element, page) : waiting(attribs['data-src'], page);
}

const STATING = new Set([...ADDRESSES, ...WAITING, ...YOUTUBE_NUMBERS, 'data-plyr-provider']);

/** A film by its number, where the box is named after the host: by its class or what its script asks for. */
function numberedFilm(attribs: Element['attribs'], classes: string): FoundEmbed | undefined {
  const firstOf = (names: string[]) => names.map((name) => attribs.of(name)).find((value) => value !== undefined);
  const youtube = firstOf(YOUTUBE_NUMBERS);
  const host = youtube === undefined ? HOST.exec(attribs['data-plyr-provider'] ?? classes)?.[0].toLowerCase() : 'youtube';
  if (host === undefined) return undefined;
  const number = youtube ?? (host === 'youtube' ? attribs['data-id'] : undefined) ?? firstOf(NUMBERS);
  const film = FILMS[host];
  return film && number !== undefined && film.number.test(number)
    ? { kind: 'video', url: `${film.address}${number}` }
    : undefined;
}

const HOST = /youtube|vimeo|dailymotion/i;
const YOUTUBE = /^[\w-]{11}$/;
const FILMS: Record<string, { number: RegExp; address: string }> = {
  youtube: { number: YOUTUBE, address: 'https://www.youtube.com/watch?v=' },
  vimeo: { number: /^\d{5,12}$/, address: 'https://vimeo.com/' },
  dailymotion: { number: /^[a-z\d]{5,10}$/i, address: 'https://www.dailymotion.com/video/' },
};

/** Most boxes have an attribute or two, which are fewer than the names to ask for. */
function statesAddress(attribs: Element['attribs']): boolean {
  return attribs.list.some(({ name, value }) => STATING.has(name) || holdsFrame(value));
}

/** Tells whether a value is markup with a frame, which waits for consent: as it is, as in an address, or in Base64. */
function holdsFrame(value: string): boolean {
  if (value.length < SHORTEST_FRAME || !BEGINS_MARKUP.test(value)) return false;
  return value.startsWith('PG') ? BASE64.test(value) : /<iframe|%3Ciframe/i.test(value);
}

/** The length of the shortest frame. */
const SHORTEST_FRAME = 40;
const BEGINS_MARKUP = /^(?:\s*<|%3C|PG)/i;
const BASE64 = /^[\w+/]+={0,2}$/;

/** The markup that a value holds in any of these forms. */
export function frameMarkup(value: string): string {
  // Other text is read as some bytes too, with no frame among them.
  if (value.startsWith('PG')) return Buffer.from(value, 'base64').toString('utf8');
  try {
    return value.startsWith('%') ? decodeURIComponent(value) : value;
  } catch {
    return value;
  }
}

/** A part of each class word that is asked for below. */
const TELLING = /wp-block-file|embed|youtube|vimeo|dailymotion|tableauPlaceholder|DV-container|widget-video/i;

interface Snippet {
  named: RegExp;
  kind: EmbedKind;
  /** The address that a person would open. */
  address(element: Element): string | undefined;
}

const SNIPPETS: Snippet[] = [
  {
    named: /(?:^|\s)flourish-embed(?:\s|$)/,
    kind: 'chart',
    address: ({ attribs }) =>
      inPath('https://public.flourish.studio/', /^((?:visualisation|story)\/\d+)/, attribs['data-src']),
  },
  {
    named: /(?:^|\s)infogram-embed(?:\s|$)/,
    kind: 'chart',
    address: ({ attribs }) => inPath('https://infogram.com/', /^([\w/-]+)$/, attribs['data-id']),
  },
  {
    named: /(?:^|\s)tableauPlaceholder(?:\s|$)/,
    kind: 'chart',
    address: (element) => inPath('https://public.tableau.com/views/', /^([\w/-]+)$/, parameterOf(element, 'name')),
  },
  {
    named: /(?:^|\s)(?:DC-embed|DV-container)(?:\s|$)/,
    kind: 'document',
    address: ({ attribs }) => inPath('https://www.documentcloud.org/documents/', /^DV-viewer-([\w-]+)$/, attribs.id),
  },
  {
    named: /(?:^|\s)elementor-widget-video(?:\s|$)/,
    kind: 'video',
    address: ({ attribs }) => settledVideo(attribs['data-settings'] ?? ''),
  },
  {
    named: /(?:^|\s)wistia_embed(?:\s|$)/,
    kind: 'video',
    address: ({ attribs }) => inPath('https://fast.wistia.net/embed/iframe/', /wistia_async_(\w+)/, attribs.class),
  },
];

function fromSnippet({ kind, address }: Snippet, element: Element): FoundEmbed | undefined {
  const url = address(element);
  return url === undefined ? undefined : { kind, url };
}

/** `{"video_type":"vimeo","vimeo_url":"https:\/\/…"}`, which Elementor's script makes a player of; YouTube's type goes unsaid. */
function settledVideo(settings: string): string | undefined {
  const type = /"video_type":"(\w+)"/.exec(settings)?.[1] ?? 'youtube';
  const address = new RegExp(`"${type}_url":"(https:[^"]+)"`).exec(settings)?.[1]?.replaceAll('\\/', '/');
  return address !== undefined && URL.canParse(address) ? new URL(address).href : undefined;
}

function inPath(start: string, part: RegExp, value = ''): string | undefined {
  const found = part.exec(value)?.[1];
  return found === undefined ? undefined : `${start}${found}`;
}

/** `<param name="name" value="…">` within. */
export function parameterOf(element: Element, name: string): string | undefined {
  for (const child of element.children) {
    if (!isTag(child)) continue;
    if (child.name === 'param' && child.attribs.name === name) return child.attribs.value;
    const found = parameterOf(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words in the box ask for consent. */
function asText(found: FoundEmbed | undefined): FoundEmbed | undefined {
  return found && { ...found, isText: true };
}

/** Attributes of such names also hold a word for the kind of box. */
export function fromAddress(address: string, page: PageTree): FoundEmbed | undefined {
  return /^\s*(?:(?:https?:)?\/\/|\/)[^{]*$/i.test(address) ? opened(address, page) : undefined;
}

/** A frame written out in an attribute or a script, which waits for consent. */
export function fromMarkup(markup: string, page: PageTree): FoundEmbed | undefined {
  const frame = /<iframe\s[^>]{0,2000}>/i.exec(markup)?.[0] ?? '';
  const found = fromAddress(/\s(?:data-)?src=["']([^"']+)/i.exec(frame)?.[1]?.replaceAll('&amp;', '&') ?? '', page);
  const title = /\stitle=["']([^"']+)/i.exec(frame)?.[1];
  return found && { ...found, ...(title && { title }) };
}

/** Pictures wait there, too. */
function waiting(source: string, page: PageTree): FoundEmbed | undefined {
  const found = opened(source, page);
  return found && found.kind !== 'embed' && found.kind !== 'document' ? found : undefined;
}

/** Systems whose box for embeds holds the bare address until a service has told them the markup. */
const EMBED_BOX = /(?:^|\s)(?:wp-block-embed(?:__wrapper)?|embed-(?:wrapper|container|responsive)|oembed)(?:\s|$)/;

function fromText(element: Element, page: PageTree): FoundEmbed | undefined {
  const text = visibleText(element);
  if (!/^https?:\/\/\S+$/.test(text)) return undefined;
  const found = opened(text, page);
  return found && found.kind !== 'embed' ? { ...found, isText: true } : undefined;
}

function holdsPlayer(element: Element): boolean {
  return element.children.some(
    (child) => isTag(child) && (child.name === 'iframe' || child.name === 'blockquote' || holdsPlayer(child)),
  );
}

export function youtubeVideo(id: string): FoundEmbed {
  return { kind: 'video', url: `https://www.youtube.com/watch?v=${id}` };
}

/** The still of a film stands for the player that a click would put in its place. */
export function readStill({ attribs }: Element): FoundEmbed | undefined {
  const source = attribs.src?.startsWith('data:') ? attribs['data-src'] : (attribs.src ?? attribs['data-src']);
  const id =
    source && /^(?:https?:)?\/\/(?:i\d?\.ytimg\.com|img\.youtube\.com)\/vi(?:_webp)?\/([\w-]{11})\//.exec(source)?.[1];
  return id ? { ...youtubeVideo(id), ...(attribs.alt && { title: attribs.alt }) } : undefined;
}

/** `<lite-youtube videoid>`, and what AMP has for each network. */
export function readOwnElement({ attribs, name }: Element, page: PageTree): FoundEmbed | undefined {
  const id = attribs.videoid ?? attribs['data-videoid'] ?? attribs['video-id'];
  if (name.includes('youtube') && id !== undefined && YOUTUBE.test(id)) return youtubeVideo(id);
  const own = OWN[name];
  if (own) {
    const value = own.names
      .map((attribute) => attribs.of(attribute))
      .find((found) => found !== undefined && /^[\w-]+$/.test(found));
    if (value !== undefined) return { kind: own.kind, url: own.address(value) };
  }
  if (name === 'amp-brightcove') return brightcove(attribs);
  if (name === 'amp-iframe') return opened(attribs.src, page);
  if (name === 'amp-video' || name === 'amp-audio')
    return (
      opened(attribs.src, page) && {
        kind: name === 'amp-video' ? 'video' : 'audio',
        url: httpUrl(attribs.src, page.baseUrl) as string,
      }
    );
  return name === 'amp-facebook' ? opened(attribs['data-href'], page) : undefined;
}

const OWN: Record<string, { kind: EmbedKind; names: string[]; address(id: string): string }> = {
  'amp-vimeo': { kind: 'video', names: ['data-videoid'], address: (id) => `https://vimeo.com/${id}` },
  'lite-vimeo': { kind: 'video', names: ['videoid'], address: (id) => `https://vimeo.com/${id}` },
  'amp-dailymotion': { kind: 'video', names: ['data-videoid'], address: (id) => `https://www.dailymotion.com/video/${id}` },
  'amp-twitter': { kind: 'post', names: ['data-tweetid'], address: (id) => `https://twitter.com/i/status/${id}` },
  'twitter-widget': { kind: 'post', names: ['data-tweet-id'], address: (id) => `https://twitter.com/i/status/${id}` },
  'amp-instagram': { kind: 'post', names: ['data-shortcode'], address: (id) => `https://www.instagram.com/p/${id}/` },
  'amp-soundcloud': { kind: 'audio', names: ['data-trackid'], address: (id) => `https://api.soundcloud.com/tracks/${id}` },
};
