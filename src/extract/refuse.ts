/** Tells a page with an article on it from one that has none. Pure; judges what was extracted against the page. */
import type { ErrorCode } from '../errors.ts';
import type { Article } from '../types.ts';

export interface Refusal {
  code: Extract<ErrorCode, 'not-article' | 'empty-page' | 'index-page'>;
  message: string;
}

/** Why the page is no article, or undefined where it may be one. Errs on the side of the article. */
export function refuse(article: Article, page: { html: string; url: string }): Refusal | undefined {
  if (article.text.trim() !== '') return undefined;
  if (page.html.trim() === '') return { code: 'empty-page', message: 'the page is empty' };
  return {
    code: 'not-article',
    message:
      'no article text on the page; if its text is made by scripts, save it in a browser and give that file with --base',
  };
}
