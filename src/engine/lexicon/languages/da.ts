/** Danish. */
import type { Language } from '../language.ts';

export const da: Language = {
  by: 'af',
  purpose: 'for|til',
  of: 'af',
  and: 'og',
  with: 'med',
  author: 'forfatter|forfattere|skribent|skribenter|tekst',
  authorBeforeColon: 'intervju|interview',
  writes: 'skriver',
  writtenBy: '(?:skrevet|skriven|publicerad|publicerat|publisert|udgivet|publiceret|postet|skrivet|opptegnet) a[fv]',
  post: 'redaktør',
  genre: 'analyse|klumme|kronik|anmeldelse|interview|leder|lederen|artikel',
  article: 'en|et',
  pictures: 'billeder?|fotograf',
  translation: 'oversættelse|oversat',
  sources: 'kilder?',
  made: 'oversat',
  siteLine: 'annonse dele læs med mere også se relaterede',
  elsewhere: 'fra',
  comments: 'kommentarer|læserkommentarer|gæstebog',
  reply: 'svar|besvar',
  published: 'udgivet',
  updated: 'opdateret|ændret',
  credit: 'foto|billede(?:r)?|kilde|fotograf',
  creditByOrOf: '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)',
  common: 'og at det en er på af for med den ikke til som de',
  weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
  months:
    'januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep oktober|okt november|nov december|dec',
};
