/** Tells when the page held only a part of its article: by what the page itself states of its length, and by paywalls. */
import type { Warning } from '../errors.ts';
import type { Metadata } from './article.ts';
import type { JsonLd } from './metadata/json-ld.ts';
import { wordCount } from './page/text.ts';

/** Word counts of others count captions, or leave quotes out; only half of what is stated is surely a part. */
const PART = 0.5;
/** A stated length below this is a teaser's or a placeholder. */
const MIN_STATED = 150;
/** The text before a paywall is shorter than this. */
const TEASER_WORDS = 150;

/** A warning `paywalled` or `truncated-article` when the text is surely not the whole article. */
export function truncation(metadata: Metadata, jsonLd: JsonLd, text: string, words: number): Warning | undefined {
  const stated = statedWords(jsonLd, metadata);
  if (stated >= MIN_STATED && words < stated * PART) {
    const message = `the page states an article of ${stated} words and shows ${words}`;
    return metadata.access === 'paywalled' ? { code: 'paywalled', message } : { code: 'truncated-article', message };
  }
  if (metadata.access === 'paywalled' && (words < TEASER_WORDS || /(?:…|\.\.\.|\[…\])$/.test(text))) {
    return { code: 'paywalled', message: `the page says that it is not free, and shows ${words} words` };
  }
  return undefined;
}

/** An `articleBody` may hold the updates of a live page, so it counts only where the page is not free. */
function statedWords({ article }: JsonLd, { access, language }: Metadata): number {
  const count = Number(article?.wordCount);
  const body = access === 'paywalled' || access === 'metered' ? article?.articleBody : undefined;
  const bodyWords = typeof body === 'string' ? wordCount(body.replace(/<[^<>]*>/g, ' '), language) : 0;
  return Math.max(Number.isFinite(count) ? count : 0, bodyWords);
}
