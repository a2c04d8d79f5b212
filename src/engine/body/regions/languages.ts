/** The part of a language tag before its first hyphen: `de` of `de-AT`. */
export function baseLanguage(tag: string | undefined): string | undefined {
  const base = tag?.trim().split(/[-_]/)[0]?.toLowerCase();
  return base === '' ? undefined : base;
}
