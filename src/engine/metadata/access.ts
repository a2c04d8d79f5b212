/** Whether the page gives the whole article to everybody. */
import type { Access } from '../article.ts';
import type { PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits, someFit } from './class-words.ts';
import { isNode, type JsonLd, list } from './json-ld-nodes.ts';
import { textOf } from './page-text.ts';

export interface SettledAccess {
  value: Access;
  source: string;
}

/**
 * As schema.org's `isAccessibleForFree` or the content tier says; else `paywalled` where the page shows a paywall's text;
 * else `unknown`.
 */
export function settleAccess(page: PageTree, jsonLd: JsonLd, claims: Claim[]): SettledAccess | undefined {
  const part = list(jsonLd.article?.hasPart).find((value) => isNode(value) && isFalse(value.isAccessibleForFree));
  if (part) return { value: 'paywalled', source: 'json-ld:WebPageElement.isAccessibleForFree' };
  for (const claim of claims) {
    const value = ACCESS_OF[claim.value.toLowerCase().replace(/^.*\//, '')];
    if (value) return { value, source: claim.source };
  }
  return shownPaywall(page) ? { value: 'paywalled', source: 'dom:paywall' } : undefined;
}

const ACCESS_OF: Record<string, Access> = {
  true: 'free',
  free: 'free',
  yes: 'free',
  false: 'paywalled',
  no: 'paywalled',
  locked: 'paywalled',
  paid: 'paywalled',
  premium: 'paywalled',
  subscriber: 'paywalled',
  metered: 'metered',
};

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^(?:.*\/)?false$/i.test(value));
}

// An empty or scripted shell is on every page of a site with subscribers; one that shows a text stands before this article.
const MIN_TEXT = 20;
const MAX_INNER = 200;

const PAYWALL = anyWord('paywall');

function shownPaywall(page: PageTree): boolean {
  if (!someFit(page, PAYWALL)) return false;
  return page.elements.some(
    (element) =>
      fits(page, element, PAYWALL) &&
      element.last - element.order <= MAX_INNER &&
      element.name !== 'body' &&
      textOf(page, element).length >= MIN_TEXT,
  );
}
