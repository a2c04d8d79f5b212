/** Redirects of a WARC and the page that they lead to, put together again. */
import type { Exchange, FetchedPage } from '../../types.ts';
import { refreshTarget } from '../fetch/walls.ts';
import { FETCH_LIMITS } from '../options.ts';
import { storedSnapshot } from '../url.ts';
import type { StoredAnswer } from './answer.ts';
import { locationOf, warningsOf } from './response.ts';
import type { UnreadResponse, WarcPage } from './warc-page.ts';

/** Puts redirects and the page that they lead to together again. */
export class Trail {
  private hops: Exchange[] = [];
  /** A page that asks for another at once: whether it is one more hop, the next answer tells. */
  private held: Extract<StoredAnswer, { kind: 'page' }> | undefined;

  *follow(answer: StoredAnswer): Generator<WarcPage | UnreadResponse> {
    if (answer.kind === 'rendered') {
      yield* this.end();
      return yield answer;
    }
    if (this.held && withoutHash(refreshOf(this.held.page) ?? '') === withoutHash(answer.url)) {
      this.hops = this.held.page.exchanges;
      this.held = undefined;
    } else {
      yield* this.end();
      if (!this.leadsTo(answer.url)) this.hops = [];
    }
    if (answer.kind === 'redirect') this.hops.push(answer.exchange);
    else if (answer.kind === 'failure') yield answer;
    else if (answer.kind === 'page') yield* this.arrive(answer);
    else if (answer.kind === 'stored') {
      const stored = { ...answer.stored, hops: this.hops };
      yield { ...answer, stored, url: this.hops[0]?.url ?? answer.url };
      this.hops = [];
    }
  }

  *end(): Generator<WarcPage> {
    if (this.held) yield { ...this.held, page: storedSnapshot(this.held.page) };
    this.held = undefined;
  }

  private *arrive(answer: Extract<StoredAnswer, { kind: 'page' }>): Generator<WarcPage> {
    const exchanges = [...this.hops, ...answer.page.exchanges];
    const requestedUrl = exchanges[0]?.url ?? answer.page.requestedUrl;
    const page = { ...answer.page, requestedUrl, exchanges, warnings: warningsOf(exchanges) };
    this.hops = [];
    if (refreshOf(page) === undefined) yield { ...answer, page: storedSnapshot(page) };
    else this.held = { ...answer, page };
  }

  private leadsTo(url: string): boolean {
    const last = this.hops.at(-1);
    const target = last && locationOf(last);
    return this.hops.length <= FETCH_LIMITS.redirects && target !== undefined && withoutHash(target) === withoutHash(url);
  }
}

function refreshOf({ html, url }: FetchedPage): string | undefined {
  return refreshTarget(html, new URL(url))?.href;
}

export function withoutHash(url: string): string {
  return url.replace(/#.*/s, '');
}
