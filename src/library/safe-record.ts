/** A record.json as the type that it should have: a field of another kind is left out, so that nothing later has to ask. */
import { parseForeignJson } from '../files/json.ts';
import type { ArticleRecord, RecordImage } from '../types.ts';

type Data = Record<string, unknown>;

const TEXTS = [
  'title',
  'subtitle',
  'site',
  'publisher',
  'published',
  'modified',
  'retrieved',
  'requestedUrl',
  'finalUrl',
  'language',
  'section',
  'kicker',
  'type',
  'description',
  'license',
  'sha256',
  'markdown',
  'text',
  'html',
  'place',
];
const TEXT_LISTS = ['authors', 'tags', 'agency', 'sections', 'pages'];
const OBJECT_LISTS = ['contributors', 'media', 'alternates', 'identifiers', 'claimReviews'];
const OBJECTS = [
  'http',
  'capture',
  'files',
  'snapshot',
  'extractedFrom',
  'warc',
  'rights',
  'paywall',
  'stated',
  'provenance',
];
const IMAGE_TEXTS = ['file', 'alt', 'caption', 'credit', 'sha256'];
const IMAGE_NUMBERS = ['width', 'height'];

/** The record in foreign JSON; undefined for what is no JSON object with an address. */
export function safeRecord(json: string): ArticleRecord | undefined {
  const value = valueIn(json);
  if (!isObject(value) || typeof value.url !== 'string') return undefined;
  const known: Data = { ...value };
  keep(known, TEXTS, isText);
  keep(known, OBJECTS, isObject);
  for (const name of TEXT_LISTS) if (name in known) known[name] = list(known[name]).filter(isText);
  for (const name of OBJECT_LISTS) if (name in known) known[name] = list(known[name]).filter(isObject);
  if (known.direction !== 'ltr' && known.direction !== 'rtl') delete known.direction;
  return {
    ...known,
    url: value.url,
    authors: list(known.authors) as string[],
    tags: list(known.tags) as string[],
    access: isText(known.access) ? (known.access as ArticleRecord['access']) : 'unknown',
    wordCount: Number.isSafeInteger(known.wordCount) ? (known.wordCount as number) : 0,
    images: list(value.images).filter(isObject).flatMap(safeImage),
    warnings: list(value.warnings).filter(isObject).flatMap(safeWarning),
    provenance: isObject(known.provenance) ? (known.provenance as Record<string, string>) : {},
    tearsheet: isText(value.tearsheet) ? value.tearsheet : '',
  };
}

/** The value; undefined for what is no JSON. */
function valueIn(json: string): unknown {
  try {
    return parseForeignJson(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function safeImage(image: Data): RecordImage[] {
  if (!isText(image.url)) return [];
  const known: Data = { ...image, lead: image.lead === true };
  keep(known, IMAGE_TEXTS, isText);
  keep(known, IMAGE_NUMBERS, Number.isFinite);
  return [known as unknown as RecordImage];
}

function safeWarning({ code, message }: Data): ArticleRecord['warnings'] {
  return isText(code) && isText(message) ? [{ code, message }] : [];
}

function keep(data: Data, names: string[], isKind: (value: unknown) => boolean): void {
  for (const name of names) if (!isKind(data[name])) delete data[name];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
