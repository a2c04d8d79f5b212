/**
 * Escapes of the front matter. The YAML library quotes its strings; but pandoc reads each of them as Markdown, so that a title
 * could become markup. A value gains a backslash only where one of pandoc's readers would make markup of it.
 */
export function escapeValue(text: string): string {
  if (!MAY_BE_MARKUP.test(text)) return text;
  let escaped = text.replace(CERTAIN, '\\$&');
  for (const { sign, pair } of PAIRS) if (pair.test(text)) escaped = escaped.replace(sign, '\\$&');
  return escaped.replace(BLOCK, '\\$&').replace(NUMBERED, '$1\\$2');
}

const MAY_BE_MARKUP = /[\\*`[\]<&_{$^~]|:[a-z\d_+-]+:|^\s*(?:[-#+>=:|~(]|\w{1,9}[.)]\s)/i;

/** A beginning that would make a list, a heading or a quote of the whole value. */
const BLOCK = /^(?:#{1,6}\s|[-+*]\s|>|:::|~~~|\((?:\d{1,9}|[a-z]|[ivxlcdm]{2,}|@[\w-]*)\)\s)/i;
const NUMBERED = /^(\d{1,9}|[a-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,})([.)]\s)/;

/** Signs that alone are markup: a backslash before a sign, a tag, an entity, attributes, an emoji by name, a note, a citation. */
const CERTAIN =
  /\\(?=[\p{P}\p{S}\s]|$)|<(?=[a-z/!?])|&(?=#|[a-z0-9]+;)|\{(?=\s*(?:[#.=}-]|[\p{L}_:][-\w:.]*\s*=))|:(?=(?![\d]+:)[a-z\d_+-]+:|(?:100|1234):)|\^(?=\[)|\[(?=@|\^)/giu;

/** Signs that are markup with another of them. */
const PAIRS: { sign: RegExp; pair: RegExp }[] = [
  { sign: /\*/g, pair: /\*[^*]*\*/ },
  { sign: /`/g, pair: /`[^`]*`/ },
  { sign: /\$/g, pair: /\$[^$]*\$/ },
  { sign: /(?<!\\)\^/g, pair: /\^[^^]*\^/ },
  { sign: /~/g, pair: /~[^~]*~/ },
  { sign: /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, pair: /_[^_]*_/ },
  // A link, a span with attributes, a reference: what stands in brackets alone is text.
  { sign: /(?<!\\)[[\]]/g, pair: /\][([{:]/ },
];
