/** The claims that an article checks: schema.org's ClaimReview in JSON-LD, else in microdata or RDFa. */
import type { ClaimReview } from '../article.ts';
import { collapse, visibleText } from '../page/text.ts';
import { type Element, httpUrl, type PageTree } from '../page/tree.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textValue, typesOf } from './json-ld-nodes.ts';

export interface SettledClaimReviews {
  value: ClaimReview[];
  source: string;
}

// A fact check looks at one claim, a round-up at some.
const MOST = 50;

export function settleClaimReviews(page: PageTree, jsonLd: JsonLd): SettledClaimReviews | undefined {
  const nodes = jsonLd.nodes.filter((node) => typesOf(node).includes('ClaimReview'));
  const stated = eachOnce(nodes.flatMap((node) => reviewOf(jsonLd, node)));
  if (stated.length > 0) return { value: stated, source: 'json-ld:ClaimReview.claimReviewed' };
  const marked = eachOnce(page.elements.filter(isReview).flatMap((item) => markedReview(page, item)));
  return marked.length > 0 ? { value: marked, source: 'microdata:claimReviewed' } : undefined;
}

function eachOnce(reviews: ClaimReview[]): ClaimReview[] {
  return [...new Map(reviews.map((review) => [`${review.claim} ${review.rating}`, review])).values()].slice(0, MOST);
}

function reviewOf(jsonLd: JsonLd, node: JsonLdNode): ClaimReview[] {
  const reviewed = resolve(jsonLd, node.itemReviewed);
  const claim = textValue(node.claimReviewed) ?? textValue(reviewed?.text) ?? textValue(reviewed?.name);
  const rated = resolve(jsonLd, node.reviewRating);
  const rating =
    textValue(rated?.alternateName) ??
    textValue(rated?.name) ??
    textValue(rated?.ratingValue) ??
    textValue(node.reviewRating);
  if (!claim || !rating) return [];
  const claimant =
    nameOf(jsonLd, reviewed?.author) ??
    nameOf(jsonLd, resolve(jsonLd, reviewed?.itemReviewed)?.author) ??
    nameOf(jsonLd, reviewed?.creator);
  const url =
    textValue(node.url) ?? textValue(isNode(listOf(node.url)[0]) ? (listOf(node.url)[0] as JsonLdNode)['@id'] : undefined);
  const address = url && /^https?:/.test(url) ? url : undefined;
  return [{ claim, ...(claimant && { claimant }), rating, ...(address && { url: address }) }];
}

function nameOf(jsonLd: JsonLd, value: unknown): string | undefined {
  return textValue(resolve(jsonLd, value)?.name) ?? textValue(value);
}

function isReview({ attribs }: Element): boolean {
  const type = attribs.itemtype ?? attribs.typeof;
  return type !== undefined && /(?:^|[/:#\s])ClaimReview\s*$/.test(type);
}

// An item holds a claim, a rating and the names of both; a whole page that is one item holds more.
const MOST_INSIDE = 300;

/** The same of an item in the page's markup. */
function markedReview(page: PageTree, item: Element): ClaimReview[] {
  const end = Math.min(item.last, item.order + MOST_INSIDE);
  const inner = page.elements.slice(item.order + 1, end + 1);
  const marked = (element: Element, name: string) =>
    (element.attribs.itemprop ?? element.attribs.property ?? '').split(/[\s:]+/).includes(name);
  const within = (name: string, box: Element | undefined = item) => {
    const found = inner.find((element) => marked(element, name) && box.order < element.order && element.order <= box.last);
    return found && { element: found, text: markedValue(found) };
  };
  const claim = within('claimReviewed')?.text;
  const rated = within('reviewRating');
  const rating = rated && (within('alternateName', rated.element) ?? within('ratingValue', rated.element) ?? rated).text;
  if (!claim || !rating) return [];
  const reviewed = within('itemReviewed')?.element;
  const author = reviewed && within('author', reviewed);
  const claimant = author && (within('name', author.element) ?? author).text;
  const address = inner.find((element) => marked(element, 'url') && element.parent === item)?.attribs;
  const url = httpUrl(address?.content ?? address?.href, page.baseUrl);
  return [{ claim, ...(claimant && { claimant }), rating, ...(url && { url }) }];
}

function markedValue(element: Element): string {
  return collapse(element.attribs.content ?? visibleText(element));
}
