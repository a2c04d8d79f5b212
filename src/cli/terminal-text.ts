/** Text that fits a terminal: cut or wrapped at its width. */

const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/gu;

/** Cells of a terminal: signs of East Asia and emoji take two, marks none. */
export function textWidth(text: string): number {
  const visible = text.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, '');
  return [...visible].length + (visible.match(WIDE)?.length ?? 0);
}

/** The beginning of the text, with `…` where something is cut. */
export function cutTo(text: string, columns: number): string {
  return textWidth(text) <= columns ? text : `${beginning(text, columns - 1)}…`;
}

function beginning(text: string, columns: number): string {
  let cut = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (textWidth(cut + segment) > columns) break;
    cut += segment;
  }
  return cut;
}

/** Lines of at most `columns`, each after the indent; a word that is longer than a line is broken. */
export function wrapped(text: string, columns: number, indent: string): string[] {
  const room = Math.max(columns - indent.length, 10);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, room))) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => indent + each);
}

function pieces(word: string, room: number): string[] {
  const found: string[] = [];
  let rest = word;
  while (textWidth(rest) > room) {
    const piece = beginning(rest, room);
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...found, rest];
}

/** A line that is drawn over what stood there. Room is left for the `^C` that a terminal shows of a key: else it would begin a row. */
export function statusLine(text: string, columns = 80): string {
  return `\r\x1b[K${cutTo(text, columns - 3)}`;
}
