/**
 * What Intl says of the months of frequent languages, in their order, without accents: see month-names.ts. Asked
 * first, it takes a quarter of the time in which Node starts, and half a millisecond for each language after that.
 */
const WRITTEN: Record<string, string> = {
  en: 'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep october|oct november|nov december|dec',
  'de de-DE de-CH de-LI':
    'januar|jan februar|feb marz|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez',
  'de-AT':
    'janner|jan februar|feb marz|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov dezember|dez',
  'es es-ES':
    'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|sept octubre|oct noviembre|nov diciembre|dic',
  'es-PE':
    'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago setiembre|set octubre|oct noviembre|nov diciembre|dic',
  'fr fr-FR fr-CH fr-BE':
    'janvier|janv fevrier|fevr mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov decembre|dec',
  'it it-IT':
    'gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic',
  'nl nl-NL nl-BE':
    'januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec',
  'pl pl-PL':
    'styczen|sty|stycznia luty|lut|lutego marzec|mar|marca kwiecien|kwi|kwietnia maj|maja czerwiec|cze|czerwca lipiec|lip|lipca sierpien|sie|sierpnia wrzesien|wrz|wrzesnia pazdziernik|paz|pazdziernika listopad|lis|listopada grudzien|gru|grudnia',
  'pt pt-BR pt-PT':
    'janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez',
};

const months = new Map(
  Object.entries(WRITTEN).flatMap(([locales, names]) => locales.split(' ').map((locale) => [locale, names] as const)),
);

/** The locales of the table. */
export const FREQUENT_LOCALES = [...months.keys()];

/** 1 to 12 by name, where the table has the locale; English is the same everywhere. */
export function frequentMonths(locale: string): Map<string, number> | undefined {
  const written = months.get(/^en\b/i.test(locale) ? 'en' : locale);
  if (written === undefined) return undefined;
  const numbered = written.split(' ').flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const));
  return new Map(numbered);
}
