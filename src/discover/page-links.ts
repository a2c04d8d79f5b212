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

/** A web link of a page, and the longest text that it has anywhere on it. */
export interface PageLink {
  url: string;
  title?: string;
}

/** The feeds that a page announces and the web links in it, absolute, without fragments, in order, each once. */
export function pageLinks(html: string, address: string): { feeds: string[]; links: PageLink[] } {
  const feeds = new Set<string>();
  const links = new Map<string, string>();
  let base = address;
  let open: string | undefined;
  let text = '';
  const close = () => {
    const title = oneSpaced(text);
    if (open !== undefined && title.length > (links.get(open)?.length ?? 0)) links.set(open, title);
    [open, text] = [undefined, ''];
  };
  const onTag = ({ tagName, attrs }: Token.TagToken) => {
    if (tagName === 'a') close();
    const href = absolute(attributeOf(attrs, 'href'), base);
    if (!href) return;
    if (tagName === 'base') base = href;
    if (tagName === 'a') {
      open = href;
      if (!links.has(href)) links.set(href, '');
    }
    if (tagName === 'link' && isFeed(attrs, href)) feeds.add(href);
  };
  const onText = (chars: string) => {
    if (open !== undefined && text.length < LONGEST_TITLE) text += chars;
  };
  tokenize(html, { onTag, onText, onEnd: (name) => name === 'a' && close() });
  close();
  return { feeds: [...feeds], links: [...links].map(([url, title]) => ({ url, ...(title !== '' && { title }) })) };
}

function attributeOf(attrs: Token.Attribute[], name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** Whether a `<link>` announces a feed; feeds of comments hold no articles. */
function isFeed(attrs: Token.Attribute[], href: string): boolean {
  const [rel = '', type = ''] = [attributeOf(attrs, 'rel'), attributeOf(attrs, 'type')];
  return (
    /\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim()) && !/comment/i.test(`${attributeOf(attrs, 'title')} ${href}`)
  );
}

/** Longest title in characters: some sites put whole teasers into a link. */
const LONGEST_TITLE = 500;

/** A title as a person reads it, of text that may be HTML. */
export function titleText(html: string): string {
  if (!/[<&]/.test(html)) return oneSpaced(html);
  let text = '';
  tokenize(html.slice(0, 10 * LONGEST_TITLE), {
    onText: (chars) => {
      text += chars;
    },
  });
  return oneSpaced(text);
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Handlers {
  onTag?: (token: Token.TagToken) => void;
  onText?: (chars: string) => void;
  onEnd?: (name: string) => void;
}

/** Tags and text, without a tree: linear whatever the page holds. Scripts and styles are no text. */
function tokenize(html: string, { onTag, onText, onEnd }: Handlers): void {
  const ignore = () => {};
  let isRaw = false;
  const onCharacters = ({ chars }: Token.CharacterToken) => {
    if (!isRaw) onText?.(chars);
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: (token) => {
        onTag?.(token);
        isRaw = token.tagName === 'script' || token.tagName === 'style';
        tokenizer.state = RAW_TEXT[token.tagName] ?? TokenizerMode.DATA;
      },
      onComment: ignore,
      onDoctype: ignore,
      onEndTag: ({ tagName }) => {
        isRaw = false;
        onEnd?.(tagName);
      },
      onEof: ignore,
      onCharacter: onCharacters,
      onNullCharacter: ignore,
      onWhitespaceCharacter: onCharacters,
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
