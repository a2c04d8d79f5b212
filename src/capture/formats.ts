/** The files beside a capture's folder: which format each is, and whether it says what the record says. */
import { basename } from 'node:path';
import { readRegular } from '../files/hash.ts';
import { markdownFile, READING_LABELS, styleOf } from '../render/render.ts';
import type { ArticleRecord, Format } from '../types.ts';
import { VERSION } from '../version.ts';
import type { Problem } from './problem.ts';
import { recordProblems } from './same-text.ts';

/** Largest text of an article that is read, in bytes; pictures may stand in it as `data:`. */
export const MOST_TEXT = 400 * 1024 * 1024;

const FORMATS = new Set<string>(['md', 'json', 'html', 'txt']);

/** Paths of the article's files as SHA256SUMS names them, and their formats. The first one's name may be any that was given. */
export function formatsOf(folder: string, record: ArticleRecord, paths: Iterable<string>): Map<string, Format> {
  const stem = `../${basename(folder).slice(0, -'.files'.length)}`;
  const listed = record.capture?.options?.formats;
  const main = Array.isArray(listed) && FORMATS.has(String(listed[0])) ? (listed[0] as Format) : 'md';
  const formats = new Map<string, Format>();
  for (const path of paths) {
    const extension = path.startsWith(`${stem}.`) ? path.slice(stem.length + 1) : undefined;
    if (extension !== undefined && FORMATS.has(extension)) formats.set(path, extension as Format);
    else if (path === stem) formats.set(path, main);
  }
  return formats;
}

/** Names each contradiction between a file and the record in one line, as far as that shows without reading the page again. */
export async function formatProblems(path: string, format: Format, record: ArticleRecord): Promise<Problem[]> {
  const text = (await readRegular(path, MOST_TEXT)).toString('utf8');
  const messages = await CHECKS[format](text, record);
  return messages.map((message) => ({ file: path, kind: 'contradicts', message }));
}

const CHECKS: Record<Format, (text: string, record: ArticleRecord) => string[] | Promise<string[]>> = {
  md: markdownProblems,
  json: (text, { files: _, capture: __, warc: ___, extractedFrom: ____, ...record }) =>
    text === `${JSON.stringify(record, null, 2)}\n` ? [] : ['says something else than record.json'],
  txt: (text, { title, text: body }) =>
    sameWords(text, [title, body].filter(Boolean).join('\n\n')) ? [] : ['says something else than record.json'],
  html: htmlProblems,
};

/** The default front matter is read field by field, so that what differs can be named; the rest follows from the record. */
async function markdownProblems(text: string, record: ArticleRecord): Promise<string[]> {
  const style = styleOf(record.capture?.options);
  if ((style.frontMatter ?? 'full') === 'full' && !style.sourceLine) return recordProblems(text, record);
  // The text of another version may be set otherwise: then the stored page is what it is held against.
  if (record.tearsheet !== VERSION) return [];
  return text === markdownFile(record, style) ? [] : ['says something else than record.json'];
}

function sameWords(one: string, other: string): boolean {
  const [words, wanted] = [wordsOf(one), wordsOf(other)];
  return words.length === wanted.length && words.every((word, index) => word === wanted[index]);
}

/** Checks that all words of the text are there in order, and no word that the record does not have. */
function htmlProblems(html: string, record: ArticleRecord): string[] {
  const words = wordsOf(plainText(html));
  const wanted = wordsOf([record.title, record.text].filter(Boolean).join('\n'));
  let found = 0;
  for (const word of words) if (word === wanted[found]) found++;
  if (found < wanted.length) return ['lacks words of the text in record.json, or has them in another order'];
  const known = new Set([...READING_LABELS, ...stringsIn(record).flatMap(wordsOf)]);
  const foreign = words.find((word) => !known.has(word));
  return foreign === undefined ? [] : [`has a word that record.json does not have (${foreign.slice(0, 40)})`];
}

/** Letters and digits apart: a raised figure is a digit in one format and an element in another. */
function wordsOf(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Elements inside of words. */
const INLINE = /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr)[\s>/]/i;

/** The text between the tags. The program writes `<` and `>` of texts and attributes as references. */
function plainText(html: string): string {
  const body = html.slice(Math.max(0, html.indexOf('<body')));
  let text = '';
  for (let at = 0; at < body.length; ) {
    const open = body.indexOf('<', at);
    if (open < 0) return text + references(body.slice(at));
    text += references(body.slice(at, open));
    if (!INLINE.test(body.slice(open, open + 12))) text += ' ';
    const close = body.indexOf('>', open);
    if (close < 0) return text;
    at = close + 1;
  }
  return text;
}

const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function references(text: string): string {
  return text.replace(
    /&(#x?[0-9a-f]{1,6}|[a-z]{2,5});/gi,
    (whole, name: string) => REFERENCES[name] ?? numeric(name) ?? whole,
  );
}

function numeric(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
