/** The list of files in a `srcset`. */

interface Candidate {
  url: string;
  width: number;
  density?: number;
}

/**
 * The candidates of a `srcset` (HTML, 4.8.4.2.2), with what their descriptors say: a width, or a density, which is no size.
 * One pass: the expressions of the usual packages are quadratic in runs of commas.
 */
export function parseSrcset(value: string): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  while (at < value.length) {
    const start = gapEnd(value, at);
    at = wordEnd(value, start);
    let end = at;
    while (end > start && value[end - 1] === ',') end -= 1;
    if (end === start) break;
    // A comma right behind the address ends the candidate; else its descriptor goes to the next one.
    const comma = end === at ? value.indexOf(',', at) : at;
    const next = comma < 0 ? value.length : comma;
    found.push({ url: value.slice(start, end), ...described(value.slice(at, next).trim()) });
    at = next;
  }
  return found;
}

/** The end of the commas and spaces at a place. */
function gapEnd(value: string, from: number): number {
  let at = from;
  while (at < value.length && (value[at] === ',' || isSpace(value, at))) at += 1;
  return at;
}

function wordEnd(value: string, from: number): number {
  let at = from;
  while (at < value.length && !isSpace(value, at)) at += 1;
  return at;
}

function described(descriptor: string): { width: number; density?: number } {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([wx])/.exec(descriptor) ?? [];
  if (!number) return { width: 0 };
  return unit === 'w' ? { width: Math.round(Number(number)) } : { width: 0, density: Number(number) };
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/.test(text.charAt(at));
}
