/** The claims that an article checks: schema.org's ClaimReview in JSON-LD. */
import type { ClaimReview } from '../article.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textValue, typesOf } from './json-ld-nodes.ts';

export interface SettledClaimReviews {
  value: ClaimReview[];
  source: string;
}

// A fact check looks at one claim, a round-up at some.
const MOST = 50;

export function settleClaimReviews(jsonLd: JsonLd): SettledClaimReviews | undefined {
  const nodes = jsonLd.nodes.filter((node) => typesOf(node).includes('ClaimReview'));
  const all = nodes.flatMap((node) => reviewOf(jsonLd, node));
  const value = [...new Map(all.map((review) => [`${review.claim} ${review.rating}`, review])).values()].slice(0, MOST);
  return value.length > 0 ? { value, source: 'json-ld:ClaimReview.claimReviewed' } : undefined;
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
