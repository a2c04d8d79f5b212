/** The parts of a page that show others' work in frames and players, from films to posts, found by structure and address. */

import { titlesOf } from '../figures/image-objects.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import {
  ancestors,
  contains,
  type Element,
  elementBefore,
  httpUrl,
  isTag,
  type PageTree,
  scriptText,
} from '../page/page.ts';
import { collapse, visibleText } from '../page/text.ts';
import {
  type FoundEmbed,
  frameMarkup,
  fromMarkup,
  opened,
  parameterOf,
  readBox,
  readOwnElement,
  readStill,
} from './boxes.ts';
import { readFrame, readTemplate } from './frames.ts';
import { type EmbedKind, NO_EMBED } from './players.ts';
import { addressWithin, isPost, isSilentPost, postAddress, readLink, statesItsAddress } from './posts.ts';
import { brightcove, filmInSetup } from './providers.ts';

export interface Embed {
  kind: EmbedKind;
  /** The address that a person would open, else the file. */
  url: string;
  title?: string;
  /** The words under it; they are the title where nothing else is. */
  caption?: string;
  /** The frame or player. */
  element: Element;
  /** The caption's element, or the embed's own with text that is no part of the body. */
  captionElement?: Element;
  /** A post whose words are a quote in the text: its address alone is missing there. */
  isQuoted?: boolean;
  /** A post that stands whole in the text, with its address: nothing is to be added there. */
  isWhole?: boolean;
  /** Address of a still. */
  thumbnail?: string;
  /** The card of another text of the same site, as WordPress makes it of an address alone. */
  isOwnCard?: true;
}

/** Gives the embeds in document order. */
export function findEmbeds(page: PageTree, jsonLd: JsonLd): Embed[] {
  const embeds: Embed[] = [];
  const titles = titlesOf(page, jsonLd);
  for (const [name, elements] of page.byName) {
    const read = READERS[name] ?? (name.includes('-') ? readOwnElement : undefined);
    if (!read) continue;
    for (const element of elements) {
      const found = read(element, page);
      if (found && !isUnseen(element)) embeds.push(described(found, element, page, titles));
    }
  }
  embeds.sort((a, b) => a.element.order - b.element.order);
  return [...eachOnce(embeds.filter(({ isWhole }) => !isWhole)), ...eachOnce(embeds.filter(({ isWhole }) => isWhole))].sort(
    (a, b) => a.element.order - b.element.order,
  );
}

/** A player in a player, and a second one for the same film right behind it, are one. */
function eachOnce(embeds: Embed[]): Embed[] {
  return embeds.filter(({ element, url }, i) => {
    const last = embeds[i - 1];
    return !last || !(last.url === url || element.order <= last.element.last);
  });
}

type Reader = (element: Element, page: PageTree) => FoundEmbed | undefined;

const READERS: Record<string, Reader> = {
  iframe: readFrame,
  video: (element, page) => readFile(element, page, 'video'),
  'video-js': ({ attribs }, page) => brightcove(attribs) ?? filmInSetup(attribs, page),
  audio: (element, page) => readFile(element, page, 'audio'),
  object: (element, page) => opened(element.attribs.data ?? parameterOf(element, 'movie'), page, element.attribs.type),
  embed: ({ attribs }, page) => opened(attribs.src, page, attribs.type),
  // CKEditor's own element for what an address shows.
  oembed: ({ attribs }, page) => opened(attribs.url, page),
  blockquote: readPost,
  script: readScript,
  template: readTemplate,
  div: readBox,
  figure: readBox,
  a: readLink,
  img: readStill,
};

function readFile(element: Element, page: PageTree, kind: EmbedKind): FoundEmbed | undefined {
  const { attribs } = element;
  const hosted = brightcove(attribs);
  if (hosted) return hosted;
  const sources = element.children.filter((child): child is Element => isTag(child) && child.name === 'source');
  for (const source of [attribs.src, attribs['data-src'], ...sources.map((child) => child.attribs.src)]) {
    const url = source === undefined ? undefined : httpUrl(source, page.baseUrl);
    if (url) return isSpoken(element) ? undefined : { kind, url };
  }
  return filmInSetup(attribs, page);
}

/** The article read aloud by a machine is no part of it. */
function isSpoken(element: Element): boolean {
  const around = [element, ...ancestors(element)].slice(0, 4);
  return around.some(({ attribs }) =>
    SPOKEN.test(`${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs['aria-label'] ?? ''}`),
  );
}

const SPOKEN = /listen|read-?aloud|text-?to-?speech|(?:^|[\s_-])tts(?:$|[\s_-])|vorlese|écouter|escuchar|speech/i;

/** A post whose words stand in the page is a quote; only what a script fills leaves an address, and a quote without its own. */
function readPost(element: Element, page: PageTree): FoundEmbed | undefined {
  if (!isPost(element)) return undefined;
  const url = postAddress(element, page.baseUrl);
  const within = url ?? addressWithin(element, page.baseUrl);
  if (within === undefined) return undefined;
  if (isSilentPost(element)) return { kind: 'post', url: within, isText: true };
  const isWhole = url === undefined || statesItsAddress(element, url, page.baseUrl);
  return { kind: 'post', url: within, ...(isWhole ? { isWhole } : { isQuoted: true }) };
}

function readScript(script: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs } = script;
  if (WAITS.test(attribs.type ?? '')) return fromMarkup(frameMarkup(scriptText(script).trim()), page);
  const post = attribs['data-telegram-post'];
  if (post !== undefined && /^\w+\/\d+$/.test(post)) return { kind: 'post', url: `https://t.me/${post}` };
  const source = attribs.src;
  if (source === undefined || !source.includes('.js')) return undefined;
  const podcast = PODIGEE.exec(attribs['data-configuration'] ?? '')?.[0];
  if (podcast !== undefined) return { kind: 'audio', url: podcast };
  const film = attribs['data-video'];
  if (film !== undefined && /^\w+$/.test(film) && DAILYMOTION.test(source))
    return { kind: 'video', url: `https://www.dailymotion.com/video/${film}` };
  for (const { script, kind, address } of SCRIPTS) {
    const found = script.exec(source)?.[1];
    if (found !== undefined) return { kind, url: address(found) };
  }
  return undefined;
}

const PODIGEE = /^https:\/\/[\w-]+\.podigee\.io\/[\w-]+(?=\/embed)/;
/** The script of a player, which states the film in an attribute. */
const DAILYMOTION = /^(?:https?:)?\/\/geo\.dailymotion\.com\/player\b/;

/** Types that no browser runs, of markup that waits for consent. */
const WAITS = /^text\/(?:plain|template|html)$/i;

/** Scripts that write a player, a chart or a text in their own place. */
const SCRIPTS: { script: RegExp; kind: EmbedKind; address(found: string): string }[] = [
  {
    script: /^https:\/\/gist\.github\.com\/([\w./-]+)\.js/,
    kind: 'embed',
    address: (path) => `https://gist.github.com/${path}`,
  },
  {
    script: /^(?:https?:)?\/\/(?:cdn\.jwplayer\.com|content\.jwplatform\.com)\/players\/(\w+-\w+)\.js/,
    kind: 'video',
    address: (id) => `https://cdn.jwplayer.com/players/${id}.html`,
  },
  {
    script: /^(?:https?:)?\/\/datawrapper\.dwcdn\.net\/(\w+)\/embed\.js/,
    kind: 'chart',
    address: (id) => `https://datawrapper.dwcdn.net/${id}/`,
  },
];

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

const TINY = /^\s*[0-3](?:px)?\s*$/;

function described(found: FoundEmbed, element: Element, page: PageTree, titles: ReadonlyMap<string, string>): Embed {
  const { attribs } = element;
  const thumbnail = httpUrl(attribs.poster ?? attribs['data-poster'], page.baseUrl);
  const { kind, url } = found;
  const printed = [
    attribs.title,
    attribs['aria-label'],
    attribs.playlabel,
    attribs.videotitle,
    attribs['data-title'],
    attribs['data-alt'],
    found.title,
    titles.get(url),
  ];
  const title = printed
    .map((text) =>
      collapse(text ?? '')
        .replace(OF_FILE, '$1')
        .replace(OF_PLAYER, ''),
    )
    .find((text) => text !== '' && !GENERIC.test(text));
  const captionElement = found.isText ? element : captionOf(element);
  const isOfOurs = captionElement?.name === 'blockquote' && url.startsWith(new URL('/', page.url).href);
  const caption = captionElement && !found.isText && !isOfOurs ? visibleText(captionElement) : '';
  return {
    kind,
    url,
    ...(found.isQuoted && { isQuoted: true }),
    ...(found.isWhole && { isWhole: true }),
    ...(thumbnail && { thumbnail }),
    ...((title ?? caption) && { title: title ?? caption }),
    ...(title !== undefined && caption && caption !== title && { caption }),
    element,
    ...(captionElement && { captionElement }),
    ...(isOfOurs && { isOwnCard: true }),
  };
}

/** `Embed of REPORT.`, as WordPress names the frame of a file. */
const OF_FILE = /^Embed of (.+?)\.?$/;
/** `Spotify Embed: THE EPISODE`, as the player's own snippet names its frame. */
const OF_PLAYER = /^spotify embed:\s*/i;

/** Titles by which players call themselves, that say nothing of what is embedded. */
const GENERIC =
  /^(?:(?:youtube|vimeo|dailymotion|twitter|facebook|instagram|tiktok|spotify|soundcloud|google|x)?\s*(?!\s)(?:-\s*(?!\s))?(?:video|audio|embed(?:ded)?|iframe|map|maps|player|post|tweet|content|document|pdf)?\s*(?:player|embed(?:ded content)?|content|iframe|viewer|document|post)?|spotify embed|download|embedded .*|video-?player|external content|(?:video |youtube |image )?(?:placeholder|thumbnail)|play(?: video)?|3rd party ad content|play|watch|(?:deezer|mixcloud|acast)-widget)$/i;

function captionOf(element: Element): Element | undefined {
  const before = elementBefore(element);
  // WordPress sets a link in place of the frame until that is loaded.
  if (before?.name === 'blockquote' && /(?:^|\s)wp-embedded-content(?:\s|$)/.test(before.attribs.class ?? '')) return before;
  let level = 0;
  for (const around of ancestors(element)) {
    const titled = around.children.find(
      (child): child is Element => isTag(child) && PLAYER_TITLE.test(child.attribs.class ?? ''),
    );
    if (titled && level < 2) return titled;
    if (around.name === 'figure')
      return around.children.find((child): child is Element => isTag(child) && child.name === 'figcaption');
    level += 1;
    if (level > 4) return undefined;
  }
  return undefined;
}

/** The title or caption that a card prints beside its player. */
const PLAYER_TITLE =
  /(?:audio|video|player|podcast|track|episode|media)(?:[-_]{1,2}[a-z]+)?[-_]{1,2}(?:title|caption)(?:$|[\s_-])/i;

/** The captions' elements: their text is no part of the body. */
export const captionsOf = (embeds: Embed[]): Element[] => embeds.flatMap(({ captionElement }) => captionElement ?? []);

/** Pictures that are a film's still: the player itself, or in one box with it. */
export function isStill(picture: Element, box: Element, embeds: Embed[]): boolean {
  return embeds.some(({ element }) => element === picture || contains(box, element) || contains(element, picture));
}
