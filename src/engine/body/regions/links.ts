/** The links of blocks: those in them, the last of them, and the pages that they lead to; and elements that say they are an article. */
import { isOtherPage, isOtherSite } from '../../addresses.ts';
import { hasLetter } from '../../page/letters.ts';
import { type ChildNode, closest, type Element, fact, HAS, httpUrl, isTag, type PageTree } from '../../page/page.ts';
import { lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { isAllStrong } from '../words.ts';
import { ASIDE, FOLLOW, NETWORK, NETWORKS, NEXT, NEXT_NAME, ON_COMMENTS, PITCHED, SUBSCRIBE } from './wording.ts';

/** The first link in or around the block that leads to another page of the same site; without its fragment. */
export function pageLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherPage);
}

/** The first link in or around the block that leads to another site; without its fragment. */
export function outwardLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherSite);
}

function linkOf({ element, nodes }: Block, page: PageTree, test: (address: URL, own: URL) => boolean): string | undefined {
  const own = ownAddress(page);
  if (!own) return undefined;
  const found: Element[] = [];
  for (let node: Element | null = element, level = 0; node && level < 4; level += 1) {
    if (node.name === 'a') found.push(node);
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  for (const link of linksIn(nodes, found)) {
    const address = httpUrl(link.attribs.href, page.baseUrl)?.split('#')[0];
    if (address !== undefined && test(new URL(address), own)) return address;
  }
  return undefined;
}

const ownAddress = fact((page) => (URL.canParse(page.url) ? new URL(page.url) : null));

/** Adds the links in document order to those found before. */
export function linksIn(nodes: Block['nodes'], found: Element[] = []): Element[] {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    if (node.name === 'a' && node.attribs.href !== undefined) found.push(node);
    linksIn(node.children, found);
  }
  return found;
}

/** Tells whether each link of a list leads to a document. */
export function leadsToFiles(list: Element): boolean {
  const links = linksIn(list.children);
  return links.length > 0 && links.every(({ attribs }) => FILE.test(attribs.href ?? ''));
}

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|epub)(?:[?#]|$)/i;

export function firstLink(nodes: Block['nodes']): Element | undefined {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    const link = node.name === 'a' && node.attribs.href !== undefined ? node : firstLink(node.children);
    if (link) return link;
  }
  return undefined;
}

export function lastLink(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i] as ChildNode;
    if (!isTag(node)) continue;
    const inner = lastLink(node.children);
    if (inner) return inner;
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
  }
  return undefined;
}

/** The link whose words are the last of a text; `a` elements alone. */
export function linkAtEnd(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (!node) continue;
    if (!isTag(node)) {
      if ('data' in node && hasLetter(node.data)) return undefined;
      continue;
    }
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
    const inner = linkAtEnd(node.children);
    if (inner || hasLetter(visibleText(node))) return inner;
  }
  return undefined;
}

/** The link at the end that is a sentence of its own, behind a whole one or alone. */
export function linkApart({ nodes, text }: Block): Element | undefined {
  const link = linkAtEnd(nodes);
  const label = link && visibleText(link).trim();
  if (!label) return undefined;
  const before = text.slice(0, text.lastIndexOf(label)).trimEnd();
  return before === '' || WHOLE_SENTENCE.test(before.slice(-2)) ? link : undefined;
}

const WHOLE_SENTENCE = /[.!?…:。！？：؟][»”"’)]?$/u;

/** Tells whether a link leads to where a program is fetched, or a house is followed. */
export function isPitched({ attribs: { href = '' } }: Element): boolean {
  return PITCHED.test(href);
}

/** Tells whether a link stays on the site, on another of its hosts too. */
export function isOwnSite({ attribs: { href = '' } }: Element, page: PageTree): boolean {
  const [own, address] = [ownAddress(page), httpUrl(href, page.baseUrl)];
  return own !== null && address !== undefined && !isOtherSite(new URL(address), own);
}

/** An address or a type of an article's own. */
export function statesOwn({ attribs }: Element): boolean {
  const { itemtype } = attribs;
  if (itemtype !== undefined && /(?:Article|BlogPosting|Report)$/.test(itemtype)) return true;
  return attribs.list.some(({ name }) => OWN_ADDRESS.test(name));
}

const OWN_ADDRESS = /^data-(?:.*-)?(?:url|permalink|canonical|href|post-?id|article-?id)$/;

export function holdsArticle(piece: Element): boolean {
  return WHOLES.has(piece.name) || piece.children.filter(isTag).some(({ name }) => WHOLES.has(name));
}

/** Elements that hold one text with its headline. */
export const WHOLES = new Set(['article', 'main']);

// Lines that stand beside the text by what their links are.

const LISTED = /^(?:li|td|th|dd|dt|h[1-6])$/;
/** Characters; a short headline in Chinese has the least, a question to readers the most. */
const [LONGEST_LEAD, LEAST_HEADLINE, LONGEST_CALL] = [250, 10, 60];
/** A label before a link: at most five words, with a colon or a bar; links are what a text leads to. */
const LABEL = /^(?!links?\b)\W{0,3}((?:[^\s:：|]+\s+){0,4}[^\s:：|]+\s?[:：|])/iu;
/** Characters; links to the shops of several systems. */
const [MOST_BESIDE, MOST_PITCHED] = [5, 4];
const [FEED, BUTTON] = [/\/(?:feed|trackback)\/?$|#respond$/, /(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])/i];
/** The joint between two names is a comma, "and", "or on". */
const [MOST_OF_LINE, LONGEST_NETWORK, LONGEST_BUTTON, LONGEST_NEXT, LONGEST_JOINT] = [0.7, 24, 30, 30, 7];
/** Characters of a line, of a note, and of one on who may comment. */
const [LONGEST_LINE, LONGEST_NOTE, LONGEST_RULES] = [120, 450, 1_500];

/** The reason why a line with links, or on comments, stands beside the text, if it does. */
export function reasonOfLinks(block: Block, page: PageTree): string | undefined {
  if (asksToLogIn(block)) return 'comments';
  if (block.text.length <= LONGEST_LEAD && ASIDE.test(block.text)) return 'call';
  if (block.links === 0) return undefined;
  if (leadsOn(block, page)) return 'read-also';
  if (isHeadlineAlone(block, page)) return LONE_LINK;
  if (onlyActs(block) || isFiled(block)) return 'buttons';
  if (asksForStories(block)) return 'call';
  return listsNetworks(block) || callsToNetwork(block) || pitches(block) ? 'follow' : reasonOfButton(block);
}

/** A sentence that readers must log in to comment, alone or with more on how. */
function asksToLogIn({ text }: Block): boolean {
  if (text.length > LONGEST_RULES || !ON_COMMENTS.test(text)) return false;
  const first = lowerCase(text.split(/[.!?。](?:\s|$)/, 1)[0] as string);
  return first.length < LONGEST_LEAD && [ON_COMMENTS, LOG_IN, MUST].every((pattern) => pattern.test(first));
}

const LOG_IN =
  /log(?:ged)?[ -]?in\b|sign(?:ed)? in\b|regist[er]|einloggen|eingeloggt|anmelden|angemeldet|connect(?:er|ée?|ez)|identifi|inscri|sesi[óo]n|sessão|conectado|acced|ingelogd|logga|innlogget|kirjaud|zalog|přihl|prihl|войти|войдите|авториз|ログイン|登录|登入|로그인/;
const MUST =
  /must|need|have to|please|bitte|müssen|doi[st]|devez|veuillez|deb[ea]|deve|moet|måste|skal|należy|musi|необходимо|нужно|чтобы|пожалуйста|请|請|ください|하려면/;

/** A line that asks readers for their stories, leads to more news, or ends in a link that writes to a person. */
function asksForStories({ element, nodes, text }: Block): boolean {
  if (text.length > LONGEST_LEAD) return false;
  if (MORE_NEWS.test(lowerCase(text.slice(0, LONGEST_CALL)))) return true;
  if (LISTED.test(element.name)) return false;
  if (WRITES.test(linkAtEnd(nodes)?.attribs.href ?? '')) return true;
  const [first = ''] = text.split(/[?？:,]/, 1);
  return first.length < LONGEST_CALL && STORIES.test(lowerCase(first));
}

const WRITES = /^(?:https?:\/\/(?:signal\.me|wa\.me|threema\.id)\/|sgnl:)/;
const MORE_NEWS =
  /^\P{L}{0,4}(?:(?:for |read |see |find |view |get )(?:more|all|the latest) (?:\p{L}+ )?(?:news|stories|headlines)|(?:track|get|read|catch|follow) (?:all )?(?:the )?(?:latest|breaking|live) (?:\p{L}+ )?(?:news|updates)|stay (?:updated|informed|up to date) with|(?:mehr|weitere|alle|aktuelle) (?:aktuelle )?(?:nachrichten|news|meldungen|artikel) (?:aus|zum?|über|rund|finden|lesen|gibt)|(?:retrouvez|suivez|lire|consultez|découvrez) (?:toute |toutes )?(?:l[’']|les )?(?:actualités?|actus?|infos?)\b|(?:(?:ver|le[ea]r?|vea|mira|consulta|encuentra) )?(?:más|todas las|otras) noticias (?:de|sobre|en)\b|(?:leggi|vai a|segui) (?:tutte )?(?:le )?(?:altre )?(?:notizie|news)|(?:veja|leia|confira) (?:mais|outras|todas as|as últimas) notícias|(?:lees )?(?:meer|al het|alle) nieuws (?:uit|over|van)|więcej .{0,40}(?:przeczyta|znajdzie)(?:sz|cie)|(?:citește|vezi) (?:mai multe|toate|cele mai noi|ultimele) știri|(?:δείτε|διαβάστε) (?:όλες )?τις (?:τελευταίες )?ειδήσεις|(?:больше|другие|все) (?:\p{L}+ )?новост(?:ей|и) (?:на|в|о|по)\s|(?:більше|усі|інші) новин\p{L}* (?:на|в|про)\s|(?:още|всички) новини|(?:více|další) (?:zpráv|článk)|további híre|(?:daha fazla|tüm) (?:\p{L}+ )?haber|(?:simak|baca|dapatkan) (?:berita|artikel|update)|(?:xem|đọc) (?:thêm|tất cả) (?:tin|bài)|(?:لل?مزيد من) (?:ال)?أخبار|更多.{0,12}(?:新闻|资讯|新聞|資訊|报道|報導)|더 많은 .{0,10}(?:뉴스|기사))/u;
const STORIES =
  /^\W{0,3}(?:(?:(?:do )?you )?(?:have|got) (?:a |an |any )?(?:(?:news )?(?:story|tip)(?: or (?:news )?(?:story|tip))?)(?: (?:for us|to share|you[’']d like to share))?|for more stories like this|more stories like this|(?:haben sie|hast du) (?:hinweise|einen tipp|eine geschichte)(?: für uns)?|(?:vous avez|avez-vous) une (?:info(?:rmation)?|histoire)(?: à (?:nous )?partager)?|(?:tienes|tiene) una (?:historia|pista)(?: para (?:nosotros|contar))?)\s*$/u;

/** The reason of a short line that is one link: paid for, as the link states, or by its class a button, which leads to no file. */
function reasonOfButton({ element, linkChars, links, nodes, text }: Block): string | undefined {
  if (links !== 1 || linkChars < text.length || text.length > LONGEST_BUTTON || LISTED.test(element.name)) return undefined;
  const { attribs: { class: named = '', href = '', rel = '' } = {} } = firstLink(nodes) ?? {};
  if (closest(element, 'td')) return undefined;
  if (/\bsponsored\b/i.test(rel)) return 'advertisement';
  return BUTTON.test(named) && !FILE.test(href) ? 'buttons' : undefined;
}

/** `Label: <a>Headline</a>`, `Label | <a>Headline</a>`: nothing but a short label, and a link to another page of the site. */
function leadsOn(block: Block, page: PageTree): boolean {
  const { element, linkChars, links, nodes, text } = block;
  if (links !== 1 || LISTED.test(element.name) || text.length > LONGEST_LEAD || linkChars < LEAST_HEADLINE) return false;
  const label = LABEL.exec(text)?.[1];
  if (label === undefined || label.length + linkChars < text.length - MOST_BESIDE) return false;
  return linkAtEnd(nodes) !== undefined && pageLink(block, page) !== undefined;
}

/** A paragraph that is nothing but a link to another page of the site, in bold or behind a sign that points to it, as long as a headline and no sentence. */
function isHeadlineAlone(block: Block, page: PageTree): boolean {
  const { element, linkChars, links, nodes, text } = block;
  if (links !== 1 || element.name !== 'p' || linkChars < text.length - MOST_BESIDE || text.length > LONGEST_LEAD)
    return false;
  if (linkChars < LEAST_HEADLINE || /[.:：。]["”’»)]?$/.test(text) || /^https?:/.test(text)) return false;
  const inner = nodes.length === 1 && nodes[0] && isTag(nodes[0]) ? nodes[0].children : [];
  const isBold = linkChars >= Math.max(text.length - 1, 3 * LEAST_HEADLINE) && (isAllStrong(nodes) || isAllStrong(inner));
  return (isBold || POINTS.test(text)) && !leadsToFiles(element) && pageLink(block, page) !== undefined;
}

const POINTS = /^(?:[■►▶➤➜→☞👉🔗📌]|>>|»\s)/u;
export const LONE_LINK = 'lone-link';

/** A short paragraph that ends in links to fetch a program or to follow a channel: a sentence of their own, or after such words. */
function pitches(block: Block): boolean {
  const { element, links, nodes, text } = block;
  if (links === 0 || links > MOST_PITCHED || text.length > LONGEST_LEAD || LISTED.test(element.name)) return false;
  const all = linksIn(nodes);
  if (all.length === 0) return false;
  if (all.every(({ attribs }) => OWN_NEWS.test(attribs.href ?? ''))) return true;
  if (all.every(({ attribs }) => PROFILE.test(attribs.href ?? '')) && asksToJoin(text)) return true;
  const link = linkAtEnd(nodes);
  if (link === undefined || !all.every(isPitched)) return false;
  return links > 1 || linkApart(block) === link || asksToJoin(text);
}

/** Whether one of the sentences begins with a call to follow. */
function asksToJoin(text: string): boolean {
  return text.split(/(?<=[.!?…。।])\s+/).some((sentence) => FOLLOW.test(lowerCase(sentence)));
}

/** Addresses of the news of one paper in a service, and of accounts of networks, or of channels. */
const OWN_NEWS = /^https?:\/\/(?:news\.google\.com\/publications|(?:www\.)?whatsapp\.com\/channel\/)/i;
const PROFILE =
  /^https?:\/\/(?:(?:www|m)\.)?(?:(?:facebook|instagram|twitter|x|youtube|tiktok|linkedin|threads|vk)\.(?:com|net)\/(?:(?:company|channel|c)\/)?|(?:t|telegram)\.me\/|ok\.ru\/|zalo\.me\/)[^/?#]+\/?(?:[?#]|$)/i;

/** One sentence that ends in links whose words are names of networks: a call to follow. */
function listsNetworks({ element, links, nodes, text }: Block): boolean {
  if (links < 2 || text.length > LONGEST_LEAD || LISTED.test(element.name)) return false;
  const names = linksIn(nodes).map((link) => visibleText(link).trim());
  const isNetwork = (name: string) => name.length <= LONGEST_NETWORK && NETWORKS.test(lowerCase(name));
  if (names.length < 2 || !names.every(isNetwork)) return false;
  const behind = text.slice(text.indexOf(names[0] as string));
  const between = names.reduce((rest, name) => rest.replace(name, ''), behind);
  return between.length <= names.length * LONGEST_JOINT;
}

/** A paragraph that is one link, and calls to follow the site on a network that it names. */
function callsToNetwork({ element, linkChars, links, text }: Block): boolean {
  if (links !== 1 || text.length > LONGEST_LEAD || linkChars < text.length - MOST_BESIDE || LISTED.test(element.name))
    return false;
  return FOLLOW.test(lowerCase(text)) && NETWORK.test(text);
}

/** A line on where a post is filed, with links to its feed and to leave an answer. */
function isFiled({ links, nodes, text }: Block): boolean {
  if (links <= 1 || text.length > LONGEST_NOTE) return false;
  return linksIn(nodes).filter(({ attribs }) => FEED.test(attribs.href ?? '')).length > 1;
}

/** A line of links that scripts alone answer, to print, to close the window, or of subjects behind their signs. */
function onlyActs({ element, linkChars, links, nodes, text }: Block): boolean {
  if (links < 2 || text.length > LONGEST_LINE || linkChars < text.length * MOST_OF_LINE) return false;
  if (LISTED.test(element.name)) return false;
  const all = linksIn(nodes);
  if (text.startsWith('#')) return !closest(element, 'blockquote') && all.every((link) => visibleText(link).startsWith('#'));
  return all.every(({ attribs }) => /^\s*javascript:/i.test(attribs.href ?? ''));
}

/** A line all in bold or italics, set apart from the text, with links to subscribe or give and to nothing else. */
export function isMarkedOffer({ element, links, nodes, text }: Block): boolean {
  if (links > 2 || text.length > LONGEST_OFFER || LISTED.test(element.name)) return false;
  const [mark, ...more] = nodes.filter((node) => isTag(node) || /\S/.test('data' in node ? node.data : ''));
  if (more.length > 0 || mark === undefined || !isTag(mark) || !MARKS.test(mark.name)) return false;
  // The rest of an address may tell where the reader comes from.
  const addresses = linksIn(nodes).map(({ attribs: { href = '' } }) => href.split(/[?#]/, 1)[0] ?? '');
  const others = addresses.filter((address) => !SUBSCRIBE.test(address));
  return others.length < addresses.length && others.every((address) => MEMBERS.test(address));
}
const MEMBERS = /^https?:\/\/(?:www\.)?(?:patreon|steadyhq|ko-fi|buymeacoffee|liberapay|tipeee)\.com\//i;
const [LONGEST_OFFER, MARKS] = [250, /^(?:em|i|strong|b)$/];

/** Whether a piece is called the next article, by a line over its heading or by the name of its box. */
export function isCalledNext(blocks: Block[], { from, heading }: { from: number; heading: number }, box: Element): boolean {
  if (box.has & HAS.class && NEXT_NAME.test(box.attribs.class ?? '')) return true;
  return blocks
    .slice(Math.max(0, from - 1), heading)
    .some(({ text }) => text.length <= LONGEST_NEXT && NEXT.test(lowerCase(text)));
}

/** The blocks of an item; a single one is parted at its line breaks, and a link at its end is a line too. */
export function linesOf(blocks: Block[]): Block[] {
  const [only] = blocks;
  if (blocks.length !== 1 || !only?.lines.includes('\n')) return blocks;
  const link = linkAtEnd(only.nodes);
  const lines = [...only.lines.split('\n'), ...(link ? [visibleText(link)] : [])];
  return lines.map((line) => ({ ...only, text: line.trim() }));
}
