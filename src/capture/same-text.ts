/** Whether a capture's Markdown still says what its record says. */
import type { ArticleRecord } from '../types.ts';

/** Fields of the front matter, in the contract's names, and of the record. */
const FIELDS: [frontMatter: string, record: keyof ArticleRecord][] = [
  ['title', 'title'],
  ['subtitle', 'subtitle'],
  ['authors', 'authors'],
  ['site', 'site'],
  ['publisher', 'publisher'],
  ['published', 'published'],
  ['modified', 'modified'],
  ['retrieved', 'retrieved'],
  ['url', 'url'],
  ['requested_url', 'requestedUrl'],
  ['final_url', 'finalUrl'],
  ['language', 'language'],
  ['section', 'section'],
  ['tags', 'tags'],
  ['description', 'description'],
  ['access', 'access'],
  ['license', 'license'],
  ['word_count', 'wordCount'],
  ['sha256', 'sha256'],
  ['snapshot', 'snapshot'],
  ['tearsheet', 'tearsheet'],
];
const IMAGE_FIELDS = ['file', 'url', 'alt', 'caption', 'credit'];

/** Names each contradiction between the text of a Markdown file and the record in one line. */
export async function recordProblems(markdown: string, record: ArticleRecord): Promise<string[]> {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(markdown) ?? [];
  if (head === undefined || body === undefined) return ['has no front matter any more'];
  const { parse } = await import('yaml');
  let stated: unknown;
  try {
    stated = parse(head, { schema: 'core' });
  } catch (error) {
    return [`has front matter that is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`];
  }
  const fields = (typeof stated === 'object' && stated !== null ? stated : {}) as Record<string, unknown>;
  const problems = FIELDS.filter(([name, key]) => !sameValue(fields[name], record[key])).map(
    ([name]) => `says something else than record.json about ${name}`,
  );
  const warnings = objectsIn(record.warnings).map(({ code, message }) => `${code}: ${message}`);
  if (!sameValue(fields.warnings, warnings)) problems.push('says something else than record.json about warnings');
  if (!sameImages(fields.images, record.images)) problems.push('says something else than record.json about images');
  if (typeof record.markdown === 'string' && !sameBody(body, record.markdown)) {
    problems.push('has another body than record.json');
  }
  return problems;
}

/** Escapes for terminals and readers may drop control characters, so what is not printed does not count. */
function sameValue(stated: unknown, recorded: unknown): boolean {
  const isEmpty = (value: unknown) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (isEmpty(stated) || isEmpty(recorded)) return isEmpty(stated) && isEmpty(recorded);
  return comparable(stated) === comparable(recorded);
}

function comparable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string'
      ? inner
          .normalize('NFC')
          .replace(/[\p{C}\s]+/gu, ' ')
          .trim()
      : inner,
  );
}

function sameImages(stated: unknown, recorded: unknown): boolean {
  const brief = (images: unknown) =>
    objectsIn(images).map((image) =>
      IMAGE_FIELDS.map((name) => (image[name] === undefined || image[name] === '' ? null : image[name])),
    );
  return comparable(brief(stated)) === comparable(brief(recorded));
}

/** The objects in a value of a record that anyone may have written. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

function sameBody(body: string, recorded: string): boolean {
  return body.trim() === recorded.trim();
}
