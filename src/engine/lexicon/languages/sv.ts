/** Swedish. */
import type { Language } from '../language.ts';

export const sv: Language = {
  by: 'av',
  purpose: 'för',
  of: 'av',
  and: 'och',
  with: 'med',
  author: 'författare|skribent|skribenter|text|texter',
  writes: 'skriver',
  writtenBy: '(?:skrevet|skriven|publicerad|publicerat|publisert|udgivet|publiceret|postet|skrivet|opptegnet) a[fv]',
  post: 'redaktör|reporter|journalist',
  genre: 'analys|krönika|recension|intervju|artikel|ledare|essä|kronik|kommentar',
  article: 'en|ett',
  pictures: 'bild|bilder|fotografie[sn]?|fotograf',
  translation: 'översättning|översatt',
  sources: 'källa|källor',
  made: 'översatt',
  role: 'skribent',
  siteLine: 'annons annonse dele les läs læs lue lisää med mer mere mainos myös også också se relaterte relaterade',
  elsewhere: 'från',
  comments: 'kommentarer|kommentar|läsarkommentarer|alla kommentarer|gästbok',
  reply: 'svara',
  updated: 'uppdater|ändrad',
  credit: 'foto|fotografer|bild|källa|bilder|fotografi',
  creditByOrOf: '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)',
  common: 'och att det som en är på av för med den inte till i',
  weekdays: 'måndag tisdag onsdag torsdag fredag lördag söndag',
  months:
    'januari|jan februari|feb mars april|apr maj juni juli augusti|aug september|sep oktober|okt november|nov december|dec',
};
