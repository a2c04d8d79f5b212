/** The page's language: as declared where that is a language tag, and its direction. */
import type { PageTree } from '../tree.ts';

const RTL = new Set(['ar', 'he', 'iw', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb', 'arc', 'syr']);

/** A BCP 47 tag in canonical case, or undefined for what is none (`english`, `%lang%`, `xx_YY@foo`). */
export function languageTag(value: string): string | undefined {
  const tag =
    value
      .trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function directionOf(page: PageTree, language: string | undefined): 'ltr' | 'rtl' | undefined {
  const declared = (page.html.attribs.dir ?? page.body.attribs.dir)?.toLowerCase();
  if (declared === 'rtl' || declared === 'ltr') return declared;
  if (!language) return undefined;
  return RTL.has(language.split('-')[0] as string) ? 'rtl' : 'ltr';
}
