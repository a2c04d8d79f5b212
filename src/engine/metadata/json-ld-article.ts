/** The choice of the JSON-LD node that describes this page's article, among those of related articles, lists and the site. */
import { collapse, visibleText } from '../page/text.ts';
import { elementsNamed, type PageTree } from '../page/tree.ts';
import { addressKey } from './addresses.ts';
import { isNode, type JsonLd, type JsonLdNode, textValue, typesOf } from './json-ld-nodes.ts';

/** Types by how much they say that the page is an article; the first that fits counts. */
const TYPE_WEIGHT: [RegExp, number][] = [
  [/^LiveBlogPosting$/, 6],
  [/Article$|^BlogPosting$|^Report$|^SocialMediaPosting$|^DiscussionForumPosting$/, 6],
  [/^(?:Recipe|Review|CriticReview|ClaimReview|HowTo|Interview|ImageGallery|MediaGallery|Photograph|PodcastEpisode)$/, 4],
  [/^(?:CreativeWork|VideoObject|AudioObject|LearningResource|Course|Event|Guide|QAPage|FAQPage)$/, 2],
];

const SAME_ADDRESS = 6;
const SAME_HEADLINE = 5;
const OTHER_ADDRESS = -5;
const LISTED = -5;
// A node with fewer points than this tells of something else: a listed teaser, an article at another address.
const MINIMUM = 2;

/** The best node by type, address and headline, or undefined when none is this page's. Ties: the first on the page. */
export function articleNode(page: PageTree, jsonLd: JsonLd): JsonLdNode | undefined {
  const addresses = pageAddresses(page);
  const headlines = pageHeadlines(page);
  let best: { node: JsonLdNode; score: number } | undefined;
  for (const node of jsonLd.nodes) {
    const weight = typesOf(node).map((type) => TYPE_WEIGHT.find(([pattern]) => pattern.test(type))?.[1] ?? 0);
    const type = Math.max(0, ...weight);
    if (type === 0) continue;
    const headline = comparable(textValue(node.headline) ?? textValue(node.name) ?? '');
    const known = nodeAddresses(node, page.url);
    const sameHeadline = headline.length > 0 && headlines.some((other) => alikeHeadline(headline, other));
    const sameAddress = known.some((address) => addresses.has(address));
    let score = type;
    if (sameHeadline) score += SAME_HEADLINE;
    if (sameAddress) score += SAME_ADDRESS;
    // A home page's address is what careless sites give for each article.
    else if (known.some((address) => address.includes('/')) && !sameHeadline) score += OTHER_ADDRESS;
    if (jsonLd.listed.has(node)) score += LISTED;
    if (score >= MINIMUM && (!best || score > best.score)) best = { node, score };
  }
  return best?.node;
}

function pageAddresses(page: PageTree): Set<string> {
  const addresses = new Set([addressKey(page.url, page.url)]);
  for (const { attribs } of elementsNamed(page, 'link')) {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? '')) addresses.add(addressKey(attribs.href ?? '', page.url));
  }
  for (const { attribs } of elementsNamed(page, 'meta')) {
    if (attribs.property === 'og:url') addresses.add(addressKey(attribs.content ?? '', page.url));
  }
  addresses.delete('');
  return addresses;
}

function nodeAddresses(node: JsonLdNode, base: string): string[] {
  const values = [node.url, node['@id'], node.mainEntityOfPage].flatMap((value) =>
    isNode(value) ? [value['@id'], value.url] : [value],
  );
  return values
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => addressKey(value as string, base))
    .filter((key) => key !== '');
}

function pageHeadlines(page: PageTree): string[] {
  const headlines: string[] = [];
  for (const { attribs } of elementsNamed(page, 'meta')) {
    const name = attribs.property ?? attribs.name;
    if (name === 'og:title' || name === 'twitter:title') headlines.push(attribs.content ?? '');
  }
  for (const heading of elementsNamed(page, 'h1')) headlines.push(visibleText(heading));
  for (const { children } of elementsNamed(page, 'title')) {
    headlines.push(children.map((child) => ('data' in child ? child.data : '')).join(''));
  }
  return headlines.map(comparable).filter((headline) => headline.length > 0);
}

function comparable(text: string): string {
  return collapse(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

// Shorter headlines ("News", "Home") begin many others by chance.
const MIN_PREFIX = 15;

/** Tells whether two headlines are equal, or one the beginning of the other: titles carry the site's name behind. */
function alikeHeadline(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= MIN_PREFIX && long.startsWith(short);
}
