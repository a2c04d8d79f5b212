/** Clean article HTML -> GitHub Flavored Markdown, by turndown with our own rule for every element that an article has. */
import TurndownService from 'turndown';
import type { ArticleRecord, RecordImage } from '../types.ts';
import { BLOCK, type DomNode, remove } from './dom.ts';
import { cleanLine, cleanLines, escapeInline, escapeLine, linkDestination } from './escape.ts';
import { prepare } from './prepare.ts';
import { tableRules } from './tables.ts';

/** The Markdown below the front matter: title, dek, body. Text of the page stays text. `text` is the body without markup. */
export function markdownDocument(html: string, record: ArticleRecord, text = ''): string {
  const body = markdownBody(html, record.images);
  const dek = cleanLine(record.subtitle ?? '');
  const subtitle = escapeLine(dek);
  // A dek that is the body's own beginning is not told twice, also where the body has links in it.
  const isTold = body.includes(subtitle) || cleanLine(text.slice(0, BEGINNING + dek.length)).includes(dek);
  const parts = [record.title && `# ${escapeLine(cleanLine(record.title))}`, !isTold && `**${subtitle}**`, body];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The most characters of the text before a dek that stands in it: some pages have a first box before it. */
const BEGINNING = 1_000;

/** The body alone. `images` give each figure its file, caption and credit. */
export function markdownBody(html: string, images: RecordImage[]): string {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    hr: '***',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    strongDelimiter: '**',
  });
  // The tree's text is escaped beforehand, where its place in the line is known.
  turndown.escape = (text) => text;
  const rules = [['figure', figureRule(inOrder(images))] as const, ...RULES];
  for (const [name, rule] of rules) turndown.addRule(name, rule as unknown as TurndownService.Rule);
  const root = prepare(cleanLines(html));
  collapseSpaces(root);
  return turndown.turndown(root as never);
}

type Rule = { filter: string[]; replacement: (content: string, node: DomNode) => string };

/** turndown asks the last of these first, and the last are of what articles have most. */
const RULES = Object.entries<Rule>({
  ...tableRules,
  strikethrough: { filter: ['del', 's', 'strike'], replacement: (content) => `~~${content}~~` },
  code: {
    filter: ['code'],
    replacement: (content) => codeSpan(content),
  },
  codeBlock: {
    filter: ['pre'],
    replacement(_content, node) {
      const code = node.textContent.replace(/^\n+/, '').trimEnd();
      const fence = longestRun(code, '`', 3);
      const language = /^language-([a-z][\w+#-]*)$/.exec(node.getAttribute('class') ?? '')?.[1] ?? '';
      return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
    },
  },
  quote: {
    filter: ['blockquote'],
    replacement: (content) =>
      `\n\n${content
        .trim()
        .replace(/^(?=.)/gm, '> ')
        .replace(/^$/gm, '>')}\n\n`,
  },
  heading: {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) =>
      `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${content.trim().replace(/(^|\s)(#+)$/, '$1\\$2')}\n\n`,
  },
  lineBreak: { filter: ['br'], replacement: (_content, node) => breakMark(node) },
  item: {
    filter: ['li'],
    replacement(content, node) {
      const marker = itemMarker(node);
      const indent = ' '.repeat(marker.length);
      const text = content.trim().replace(/\n(?=[^\n])/g, `\n${indent}`);
      return `${startsList(node) || needsBlankLine(node) ? '\n\n' : ''}${marker}${text}\n`;
    },
  },
  emphasis: { filter: ['em', 'i'], replacement: (content) => `*${content}*` },
  strong: { filter: ['strong', 'b'], replacement: (content) => `**${content}**` },
  link: {
    filter: ['a'],
    replacement: (content, node) => `[${content}](${linkDestination(node.getAttribute('href') ?? '')})`,
  },
  paragraph: { filter: ['p'], replacement: (content) => `\n\n${content}\n\n` },
});

/** Two lists of a kind one after the other have different marks; so have items whose numbers do not follow each other. */
function itemMarker(item: DomNode): string {
  const list = item.parentNode;
  if (list?.nodeName !== 'OL') return isOdd(list) ? '* ' : '- ';
  let breaks = isOdd(list) ? 1 : 0;
  for (let at: DomNode | null = item; at; at = at.previousSibling) if (startsList(at)) breaks += 1;
  return `${numberOf(item)}${breaks % 2 === 0 ? '.' : ')'} `;
}

function startsList(item: DomNode): boolean {
  if (item.parentNode?.nodeName !== 'OL' || item.nodeName !== 'LI') return false;
  let before = item.previousSibling;
  while (before && before.nodeName !== 'LI') before = before.previousSibling;
  return before !== null && numberOf(item) !== numberOf(before) + 1;
}

/** CommonMark takes a number other than 1 right below a line of text for a part of that text. */
function needsBlankLine(item: DomNode): boolean {
  const list = item.parentNode;
  if (list?.nodeName !== 'OL' || list.parentNode?.nodeName !== 'LI' || numberOf(item) === 1) return false;
  return list.childNodes.find(({ nodeName }) => nodeName === 'LI') === item;
}

function numberOf(item: DomNode): number {
  return Number(item.getAttribute('value') ?? 1);
}

/** Whether every second list of a row of lists of one kind. */
function isOdd(list: DomNode | null): boolean {
  let lists = 0;
  for (let at = list?.previousSibling; at && (at.nodeName === list?.nodeName || isSpace(at)); at = at.previousSibling)
    if (at.nodeName === list?.nodeName) lists += 1;
  return lists % 2 === 1;
}

function isSpace(node: DomNode): boolean {
  return node.nodeType === 3 && node.data.trim() === '';
}

/** A heading is one line; in a cell the row is. */
function breakMark(node: DomNode): string {
  for (let at = node.parentNode; at; at = at.parentNode) {
    if (/^H[1-6]$/.test(at.nodeName)) return ' ';
    if (at.nodeName === 'TD' || at.nodeName === 'TH') return '<br>';
  }
  return '\\\n';
}

function codeSpan(content: string): string {
  const code = content.replace(/\s+/g, ' ').trim();
  if (code === '') return '';
  const fence = longestRun(code, '`', 1);
  const pad = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** The text `mark`, repeated once more than in its longest run in `text`, and at least `least` times. */
function longestRun(text: string, mark: string, least: number): string {
  let run = 0;
  let longest = 0;
  for (const character of text) {
    run = character === mark ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return mark.repeat(Math.max(least, longest + 1));
}

/** The next image with an address: one picture may stand in several places, each with a caption of its own, in this order. */
type NextImage = (url: string) => RecordImage | undefined;

function inOrder(images: RecordImage[]): NextImage {
  const waiting = new Map<string, RecordImage[]>();
  for (const image of images) waiting.set(image.url, [...(waiting.get(image.url) ?? []), image]);
  return (url) => {
    const left = waiting.get(url) ?? [];
    return left.length > 1 ? left.shift() : left[0];
  };
}

/** `![alt](file)`, and below it the caption and its credit in italics. */
function figureRule(nextImage: NextImage): Rule {
  return {
    filter: ['figure', 'img'],
    replacement(_content, node) {
      // Inner nodes come first; the figure tells of its pictures itself.
      if (node.nodeName === 'IMG' && isInFigure(node)) return '';
      const pictures = node.nodeName === 'IMG' ? [node] : node.getElementsByTagName('IMG');
      const printed = cleanLine(node.getElementsByTagName('FIGCAPTION')[0]?.textContent ?? '');
      const lines = pictures.flatMap((picture) => pictureLines(picture, nextImage));
      if (lines.length > 0 && printed && !lines.some((text) => text.startsWith('*'))) lines.push(italics(printed));
      return `\n\n${lines.join('\n\n')}\n\n`;
    },
  };
}

function isInFigure(picture: DomNode): boolean {
  for (let node = picture.parentNode; node; node = node.parentNode) if (node.nodeName === 'FIGURE') return true;
  return false;
}

function pictureLines(picture: DomNode, nextImage: NextImage): string[] {
  const url = picture.getAttribute('src') ?? '';
  const image = nextImage(url);
  const file = image?.file === undefined ? linkDestination(url) : fileDestination(image.file);
  if (file === '') return [];
  const alt = escapeInline(cleanLine(image?.alt ?? picture.getAttribute('alt') ?? ''));
  const caption = image ? captionOf(image) : '';
  return [`![${alt}](${file})`, ...(caption ? [italics(caption)] : [])];
}

function italics(text: string): string {
  return `*${escapeLine(text)}*`;
}

export function captionOf({ caption, credit }: RecordImage): string {
  return [caption, credit && (caption ? `(${credit})` : credit)]
    .filter(Boolean)
    .map((part) => cleanLine(part as string))
    .join(' ');
}

/** A path beside the Markdown file. Page text cannot be in it but as letters, so only Markdown's own marks are encoded. */
function fileDestination(path: string): string {
  return path.replace(/[%\\()<>\s]/g, (mark) => encodeURIComponent(mark).replace('(', '%28').replace(')', '%29'));
}

// The white space of the tree, collapsed as a browser shows it. turndown would do so itself, but it writes every space of a text anew.

interface Line {
  /** The text before on the line, where a space at its end stands for one at the beginning of the next. */
  text: DomNode | undefined;
  /** Behind a picture or another element without content a space stays. */
  keepsSpace: boolean;
}

function collapseSpaces(root: DomNode): void {
  const line: Line = { text: undefined, keepsSpace: false };
  collapseIn(root, line);
  trimEnd(line);
  if (line.text?.data === '') remove(line.text);
}

function collapseIn(parent: DomNode, line: Line): void {
  let next: DomNode | null;
  for (let node = parent.firstChild; node; node = next) {
    next = node.nextSibling;
    if (node.nodeType === 3) collapseText(node, line);
    else {
      pass(node, line);
      if (node.nodeName === 'PRE' || !node.firstChild) continue;
      collapseIn(node, line);
      pass(node, line);
    }
  }
}

function collapseText(node: DomNode, line: Line): void {
  let text = UNEVEN.test(node.data) ? node.data.replace(SPACES, ' ') : node.data;
  const isBehindSpace = !line.text || line.text.data.endsWith(' ');
  if (isBehindSpace && !line.keepsSpace && text.startsWith(' ')) text = text.slice(1);
  if (text === '') {
    remove(node);
    return;
  }
  node.data = text;
  line.text = node;
}

const UNEVEN = /[\r\n\t]| {2}/;
const SPACES = /[ \r\n\t]+/g;

/** Goes over the beginning or the end of an element. */
function pass({ nodeName }: DomNode, line: Line): void {
  const isVoid = VOID.has(nodeName);
  if (nodeName === 'BR' || (BLOCK.has(nodeName) && !isVoid)) {
    trimEnd(line);
    line.text = undefined;
    line.keepsSpace = false;
  } else if (isVoid) {
    line.text = undefined;
    line.keepsSpace = true;
  } else if (line.text) line.keepsSpace = false;
}

const VOID = new Set(['IMG', 'WBR']);

function trimEnd({ text }: Line): void {
  if (text?.data.endsWith(' ')) text.data = text.data.slice(0, -1);
}
