/** The words of a record as the list searches them: folded, with blanks around each, a line for each of its texts. */
import type { ArticleRecord } from '../../types.ts';
import { foldedWords } from '../fold.ts';
import { isGerman, searchedTexts } from '../searched-texts.ts';

export function searchedWords(record: ArticleRecord): string {
  const texts = searchedTexts(record);
  // `ue` finds `ü` in German, as in `search`.
  const spelt = isGerman(record) ? [texts.map(withUmlautsSpelt).join(' ')] : [];
  return [...texts, ...spelt].map((text) => ` ${foldedWords(text).join(' ')} `).join('\n');
}

const SPELT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

function withUmlautsSpelt(text: string): string {
  const words = (text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => /[äöüÄÖÜ]/.test(word));
  return [...new Set(words)].join(' ').replace(/[äöüÄÖÜ]/g, (letter) => SPELT[letter] ?? letter);
}
