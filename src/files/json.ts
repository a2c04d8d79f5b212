/** JSON that strangers wrote. */

/** Deeper than any record; what walks through a value by recursion would run out of stack far below the depth that parses. */
const DEEPEST = 100;

/** Throws a SyntaxError for what is no JSON, and for what is nested more deeply than any record of ours is. */
export function parseForeignJson(text: string): unknown {
  requireShallow(text);
  return JSON.parse(text);
}

function requireShallow(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === BRACKET || code === BRACE) {
      depth++;
      if (depth > DEEPEST) throw new SyntaxError(`it is nested more than ${DEEPEST} deep`);
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth--;
  }
}

/** The place of the quotation mark that ends the string begun at `start`; behind the text where none does. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (let code = text.charCodeAt(at); at < text.length && code !== QUOTE; code = text.charCodeAt(at))
    at += code === BACKSLASH ? 2 : 1;
  return at;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];
