/** Frames: the address of what they show, where it waits for the reader's consent, too; and templates that hold one. */

import { type Element, isTag, isText, type PageTree } from '../page/page.ts';
import { type FoundEmbed, fromAddress, opened } from './boxes.ts';
import { addressesOfLinks, postAddress } from './posts.ts';

/** The names under which a frame's address waits for the reader; for consent each tool has one of its own. */
const FRAME_SOURCES = ['src', 'data-src', 'data-original', 'data-url'];

export function readFrame(element: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs } = element;
  for (const name of FRAME_SOURCES) {
    const found = opened(attribs.of(name), page);
    if (found)
      return found.url.startsWith(NUMBERED_SOUND) ? { ...found, url: pageOfSound(element, page) ?? found.url } : found;
  }
  for (const { name, value } of attribs.list) {
    const found = NAMES_ADDRESS.test(name) ? fromAddress(value, page) : undefined;
    if (found) return found;
  }
  return attribs.srcdoc === undefined ? undefined : linkedPlayer(attribs.srcdoc, page);
}

/** A still that leads to its player is the frame's whole page until the reader presses it. */
function linkedPlayer(markup: string, page: PageTree): FoundEmbed | undefined {
  const addresses = markup.slice(0, LONGEST_PAGE).match(/https?:\/\/[^\s"'<>]+/g) ?? [];
  return addresses.map((address) => opened(address, page)).find((found) => found?.known);
}

const LONGEST_PAGE = 8_000;

const NUMBERED_SOUND = 'https://api.soundcloud.com/';

/** The snippet links a sound's page right behind its player, last. */
function pageOfSound({ next }: Element, { baseUrl }: PageTree): string | undefined {
  const behind = next && isText(next) ? next.next : next;
  return behind && isTag(behind) ? addressesOfLinks(behind, baseUrl).findLast((link) => SOUND.test(link)) : undefined;
}

const SOUND = /^https:\/\/soundcloud\.com\/[\w-]+\/[\w-]+/;

const NAMES_ADDRESS = /src(?!doc|set)|lazy/;

/** A template that holds one player or post waits for consent. */
export function readTemplate({ children }: Element, page: PageTree): FoundEmbed | undefined {
  const [content] = children;
  if (content?.type !== 'root') return undefined;
  const inside = content.children.filter((child): child is Element => isTag(child));
  const [frame] = inside;
  if (!frame || inside.length > 1) return undefined;
  const post = frame.name === 'blockquote' ? postAddress(frame, page.baseUrl) : undefined;
  if (post !== undefined) return { kind: 'post', url: post, isText: true };
  return frame.name === 'iframe' ? withTitle(readFrame(frame, page), frame.attribs.title) : undefined;
}

function withTitle(found: FoundEmbed | undefined, title: string | undefined): FoundEmbed | undefined {
  return found && title ? { ...found, title } : found;
}
