/** Brackets around credits, of the keyboard and of East Asia. */

export const PAIRS: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〔': '〕',
};

/** Finds the place where the bracket opened before `rest` is closed; the end of `rest` where it is not. */
export function closerIndex(rest: string, closing: string): number {
  let open = 0;
  for (let i = 0; i < rest.length; i += 1) {
    const char = rest[i] as string;
    if (char === closing && open === 0) return i;
    if (char === closing) open -= 1;
    else if (PAIRS[char] === closing) open += 1;
  }
  return rest.length;
}

/** Takes away the brackets around a credit, and the signs that part it from a caption. */
export function unbracketed(text: string): string {
  let bare = text
    .trim()
    .replace(/^[|/–—:：,;-]+\s*/u, '')
    .replace(/(?<![|/–—:：,;])[|/–—:：,;]+$/u, '')
    .trimEnd();
  const closing = PAIRS[bare[0] ?? ''];
  if (closing && closerIndex(bare.slice(1), closing) >= bare.length - 2)
    bare = bare.slice(1, bare.endsWith(closing) ? -1 : undefined);
  if (/[)\]}）］】〕]$/u.test(bare) && !/[([{（［【〔]/u.test(bare)) bare = bare.slice(0, -1);
  return bare.trim();
}
