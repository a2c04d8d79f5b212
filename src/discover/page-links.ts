import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** Types that announce a feed. */
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|^application\/json$/i;

const RAW_TEXT: Record<string, Tokenizer['state']> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.DATA,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/** The feeds that a page announces and the web links in it, absolute, without fragments, in order, each once. */
export function pageLinks(html: string, address: string): { feeds: string[]; links: string[] } {
  const feeds = new Set<string>();
  const links = new Set<string>();
  let base = address;
  tokenize(html, ({ tagName, attrs }) => {
    const attribute = (name: string) => attrs.find((one) => one.name === name)?.value;
    const href = absolute(attribute('href'), base);
    if (!href) return;
    if (tagName === 'base') base = href;
    if (tagName === 'a') links.add(href);
    const announces = /\balternate\b/i.test(attribute('rel') ?? '') && FEED_TYPE.test(attribute('type')?.trim() ?? '');
    if (tagName === 'link' && announces && !/comment/i.test(`${attribute('title')} ${href}`)) feeds.add(href);
  });
  return { feeds: [...feeds], links: [...links] };
}

/** Start tags only, without a tree: linear whatever the page holds. */
function tokenize(html: string, onTag: (token: Token.TagToken) => void): void {
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (token) => {
        onTag(token);
        tokenizer.state = RAW_TEXT[token.tagName] ?? TokenizerMode.DATA;
      },
      onComment: ignore,
      onDoctype: ignore,
      onEndTag: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  // A reference to a character by too many digits makes parse5 throw.
  tokenizer.write(html.replace(/&#(?:x[\da-f]{100,}|\d{100,})/gi, '&#65533'), true);
}

function absolute(href: string | undefined, base: string): string | undefined {
  if (href === undefined || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}
