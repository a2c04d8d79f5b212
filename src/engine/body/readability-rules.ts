/**
 * The rules by which Readability (0.6) takes an element out before it reads its text. They are restated here so that such
 * elements need not be built; the words and lists are Mozilla's (Apache-2.0).
 */

import { ancestors, type ChildNode, type Element, isTag, isText } from '../page/tree.ts';

const UNLIKELY =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|yom-remote/i;
const MAYBE = /and|article|body|column|content|main|shadow/i;
const BYLINE = /byline|author|dateline|writtenby|p-author/i;
const SHARE = /(\b|_)(share|sharedaddy)(\b|_)/i;
const POSITIVE = /article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story/i;
const NEGATIVE =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget/i;
const ROLES = new Set(['menu', 'menubar', 'complementary', 'navigation', 'alert', 'alertdialog', 'dialog']);

/** What it takes out first of all, and what holds no text for it. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template']);

/** Removed in every attempt: hidden by attribute or style, or a dialog over the page. */
export function isHiddenFromReadability({ attribs }: Element): boolean {
  if (attribs.hidden !== undefined) return true;
  if (attribs['aria-hidden'] === 'true' && !attribs.class?.includes('fallback-image')) return true;
  if (attribs['aria-modal'] === 'true' && attribs.role === 'dialog') return true;
  return attribs.style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(attribs.style);
}

/** Removed in the first attempt, for a word in class or id, or for its role. */
export function isUnlikely(element: Element): boolean {
  const { attribs, name } = element;
  if (attribs.role !== undefined && ROLES.has(attribs.role)) return true;
  const names = namesOf(element);
  if (names === '' || !UNLIKELY.test(names) || MAYBE.test(names) || name === 'body' || name === 'a') return false;
  return !isInTableOrCode(element);
}

/** Whether Readability takes it for the byline when it has none yet, and removes it. */
export function looksLikeByline(element: Element): boolean {
  if (!mayBeByline(element)) return false;
  const { length } = textOf(element).trim();
  return length > 0 && length < MAX_BYLINE;
}

const MAX_BYLINE = 100;

/** Whether its names or attributes are those of a byline. */
function mayBeByline(element: Element): boolean {
  const { rel, itemprop } = element.attribs;
  return rel === 'author' || itemprop?.includes('author') === true || BYLINE.test(namesOf(element));
}

/** Whether any rule could single the element out by its attributes. */
export function isTelling(element: Element): boolean {
  const { attribs } = element;
  if (attribs.role !== undefined && ROLES.has(attribs.role)) return true;
  if (mayBeByline(element) || isHiddenFromReadability(element)) return true;
  const names = namesOf(element);
  return names !== '' && (SHARE.test(names) || (UNLIKELY.test(names) && !MAYBE.test(names) && element.name !== 'a'));
}

/** Whether any rule looks at such an id. */
export function tellingId(id: string): boolean {
  return POSITIVE.test(id) || NEGATIVE.test(id) || UNLIKELY.test(id) || MAYBE.test(id) || BYLINE.test(id) || SHARE.test(id);
}

function textOf(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) && !UNREAD.has(node.name) ? node.children.map(textOf).join('') : '';
}

function namesOf({ attribs }: Element): string {
  if (attribs.class === undefined && attribs.id === undefined) return '';
  return `${attribs.class ?? ''} ${attribs.id ?? ''}`;
}

/** As far up as Readability looks for one. */
const ANCESTORS_ASKED = 4;

function isInTableOrCode(element: Element): boolean {
  let level = 0;
  for (const { name } of ancestors(element)) {
    if (name === 'table' || name === 'code') return true;
    level += 1;
    if (level >= ANCESTORS_ASKED) return false;
  }
  return false;
}
