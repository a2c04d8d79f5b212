/** Escapes of BibTeX: a page's text inside braces, for biber, pandoc and LaTeX alike. */

const NAMED: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function escapeBibtex(text: string): string {
  const pairs = pairedBraces(text);
  return (
    text
      .replace(/[\\{}~^%&#$_]/g, (sign, at: number) =>
        /[{}]/.test(sign) ? brace(sign, pairs.has(at)) : (NAMED[sign] ?? `\\${sign}`),
      )
      // Two of these are another sign to TeX.
      .replace(/([-'`])(?=\1)/g, '$1{}')
  );
}

/** biber counts braces also behind a backslash, so that one alone is named; pandoc reads no named ones. */
function brace(sign: string, isPaired: boolean): string {
  return isPaired ? `\\${sign}` : `\\textbrace${sign === '{' ? 'left' : 'right'}{}`;
}

/** Places of the braces that have their other. */
function pairedBraces(text: string): Set<number> {
  const open: number[] = [];
  const pairs = new Set<number>();
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else {
      const other = open.pop();
      if (other !== undefined) pairs.add(other).add(index);
    }
  }
  return pairs;
}
