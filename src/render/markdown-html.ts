/**
 * A record's Markdown -> HTML to read. The Markdown is this program's own and holds no HTML; whatever was changed in it by hand, tags
 * stay text, and of addresses only those of the web become links.
 */
import { createRequire } from 'node:module';
import type { MarkdownIt, MarkdownItOptions, Token } from 'markdown-it';
import type { ArticleRecord, RecordImage } from '../types.ts';
import { escapeHtml } from './escape.ts';
import { captionOf } from './markdown.ts';

/** The address of a picture of the record, or undefined for one that is not there: then it becomes a link to where it was. */
export type PictureAddress = (image: RecordImage) => string | undefined;

let reader: MarkdownIt | undefined;

/** The body below headline and dek, which are left out. */
export function bodyHtml(record: ArticleRecord, address: PictureAddress): string {
  reader ??= makeReader();
  const tokens = withFigures(withoutHead(reader.parse(record.markdown ?? '', {}), record), record.images, address);
  return reader.renderer.render(tokens, reader.options, {});
}

function makeReader(): MarkdownIt {
  // The package is loaded late, as only pages to read need it. The bundle has it as an ES module, Node loads it as CommonJS.
  type Create = (options: MarkdownItOptions) => MarkdownIt;
  const loaded = createRequire(import.meta.url)('markdown-it') as Create | { default: Create };
  const create = 'default' in loaded ? loaded.default : loaded;
  const markdown = create({ html: false, linkify: false, typographer: false });
  markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:)/i.test(url) || !/^[a-z][a-z\d+.-]*:/i.test(url);
  const { rules } = markdown.renderer;
  // A wide table and a line of code scroll for themselves, with the keyboard too.
  rules.table_open = () => '<div class="wide" tabindex="0" role="group"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.fence = rules.code_block = (tokens, index) =>
    `<pre tabindex="0"><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  rules.link_open = (tokens, index) => {
    const href = String(tokens[index]?.attrGet('href') ?? '');
    return /^(?:https?:|mailto:)/i.test(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">` : '<a>';
  };
  // The pictures of the article are figures; whatever else names one is told by its text.
  rules.image = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');
  return markdown;
}

/** The tokens without the first heading and the bold line below it, where they are headline and dek. */
function withoutHead(tokens: Token[], record: ArticleRecord): Token[] {
  let rest = tokens;
  if (record.title && rest[0]?.type === 'heading_open' && rest[0].tag === 'h1') rest = rest.slice(3);
  const [open, inline] = rest;
  const isDek = open?.type === 'paragraph_open' && inline?.children?.[0]?.type === 'strong_open';
  return record.subtitle && isDek && textOf(inline) === oneLine(record.subtitle) ? rest.slice(3) : rest;
}

/** A picture in a paragraph of its own and the caption in the next become a figure. */
function withFigures(tokens: Token[], images: RecordImage[], address: PictureAddress): Token[] {
  const result: Token[] = [];
  const left = [...images];
  for (let index = 0; index < tokens.length; index++) {
    const [open, inline, close] = tokens.slice(index, index + 3);
    const picture = open?.type === 'paragraph_open' && close?.type === 'paragraph_close' ? onlyPicture(inline) : undefined;
    if (open === undefined || inline === undefined || picture === undefined) {
      if (open) result.push(open);
      continue;
    }
    const image = imageOf(picture, left);
    const caption = captionOf(image);
    const below = tokens[index + 4];
    const isCaption = tokens[index + 3]?.type === 'paragraph_open' && below?.children?.[0]?.type === 'em_open';
    const ownCaption = isCaption && caption !== '' && textOf(below) === oneLine(caption);
    open.type = 'html_block';
    open.content = figureHtml(image, picture.content, address(image));
    result.push(open);
    index += ownCaption ? 5 : 2;
  }
  return result;
}

/** The picture that is alone in its line, in a link or not. */
function onlyPicture(inline: Token | undefined): Token | undefined {
  const inside = (inline?.children ?? []).filter(
    ({ type, content }) => !/^link_/.test(type) && !(type === 'text' && content.trim() === ''),
  );
  return inside.length === 1 && inside[0]?.type === 'image' ? inside[0] : undefined;
}

/** The next entry of the record with this file or address: one picture may stand in several places, each with its caption. */
function imageOf(picture: Token, left: RecordImage[]): RecordImage {
  const source = decoded(String(picture.attrGet('src') ?? ''));
  const at = left.findIndex(({ file, url }) => decoded(file ?? url) === source);
  return left.splice(at, at < 0 ? 0 : 1)[0] ?? { url: String(picture.attrGet('src') ?? ''), lead: false };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}

export function figureHtml(image: RecordImage, alt: string, address: string | undefined): string {
  const { caption, credit, width, height } = image;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const picture =
    address === undefined
      ? remote(image, alt)
      : `<img src="${escapeHtml(address)}" alt="${escapeHtml(image.alt ?? alt)}"${size} loading="lazy">`;
  const below = [caption && `<span>${escapeHtml(caption)}</span>`, credit && `<small>${escapeHtml(credit)}</small>`].filter(
    Boolean,
  );
  return `<figure>${picture}${below.length > 0 ? `<figcaption>${below.join(' ')}</figcaption>` : ''}</figure>\n`;
}

/** A picture that the capture does not hold is not loaded: that would tell its host who reads. */
function remote({ url, alt }: RecordImage, text: string): string {
  const words = escapeHtml(alt || text || (URL.canParse(url) ? new URL(url).hostname : ''));
  const label = `<span lang="en" dir="ltr">Picture not saved:</span> ${words}`;
  return /^https?:/i.test(url)
    ? `<p class="remote"><a href="${escapeHtml(url)}" rel="noopener noreferrer">${label}</a></p>`
    : `<p class="remote">${label}</p>`;
}

function textOf(inline: Token | undefined): string {
  return oneLine(
    (inline?.children ?? [])
      .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
      .join(''),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
