/** Character references (HTML, 13.2.5.72): the common ones, read at a glance, and those that are too long for parse5. */

/**
 * The same markup without references to characters that no standard knows: parse5's decoder makes NaN of some 250 digits, and
 * throws. The HTML standard (13.2.5.80) reads U+FFFD there.
 */
export function withoutEndlessReferences(html: string): string {
  if (!html.includes('&#')) return html;
  return html.replace(/&#(?:x[\da-f]{100,}|\d{100,})/gi, '&#65533');
}

/** `&amp;`, `&name=`, which is none in an attribute, and whatever else may be a reference there. */
const REFERENCE = /&(?:(#\d{1,5}|#x[\da-f]{1,4}|[a-z]{2,6});|[a-z][\da-z]*=|(?=[\da-z#]))/gi;

/** An attribute's value with its character references read; undefined where parse5 must read them. */
export function withoutReferences(value: string): string | undefined {
  let isRead = !value.includes('\0');
  const read = value.replace(REFERENCE, (whole, name: string | undefined) => {
    if (name === undefined && whole !== '&') return whole;
    const character = name && characterOf(name);
    isRead &&= character !== undefined;
    return character ?? whole;
  });
  return isRead ? read : undefined;
}

/** Characters of the longest reference that `characterOf` reads, its `&` counted. */
export const LONGEST_REFERENCE = 8;

/** The references that pages write most; none of white space, which may count apart in text. */
const NAMED = new Map(
  Object.entries({
    ...{ amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0', shy: '\u00ad', copy: '©', reg: '®', euro: '€' },
    ...{ laquo: '«', raquo: '»', middot: '·', times: '×', hellip: '…', ndash: '–', mdash: '—', bull: '•' },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
    ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß' },
    ...{ eacute: 'é', egrave: 'è', agrave: 'à' },
  }),
);
const NUMBERED = /^#(?:(\d{1,5})|x([\da-f]{1,4}))$/i;

/** The character that a reference of text stands for, given without its `&` and `;`; undefined where parse5 must read it. */
export function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name);
  const [, decimal, hexadecimal] = NUMBERED.exec(name) ?? [];
  const code = Number(decimal ?? `0x${hexadecimal}`);
  // Other numbers may stand for what they do not say (HTML, 13.2.5.80).
  return (code > 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) ? String.fromCharCode(code) : undefined;
}
