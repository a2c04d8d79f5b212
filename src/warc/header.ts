/** One line of a WARC or HTTP head, split in time that is linear in its length, whoever wrote it. */

/** `name` is undefined where the line has none, so that it may go on with the line before. */
export interface HeaderLine {
  name?: string;
  value: string;
}

/** The name is what stands before the first colon, without blanks inside; the value has no blanks at its ends. */
export function splitHeader(line: string): HeaderLine {
  const colon = line.indexOf(':');
  const name = colon < 0 ? '' : trimBlanks(line.slice(0, colon));
  if (name === '' || /\s/.test(name)) return { value: trimBlanks(line) };
  return { name, value: trimBlanks(line.slice(colon + 1)) };
}

/** Whether a line begins with a blank and so belongs to the one before it (RFC 9112, 5.2). */
export function isFolded(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/** The text without the spaces and tabs at its ends. `trim` would take bytes of UTF-8 that look like other blanks. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}
