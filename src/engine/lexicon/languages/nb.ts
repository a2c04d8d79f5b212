/** Norwegian. */
import type { Language } from '../language.ts';

export const nb: Language = {
  by: 'av',
  purpose: 'for|til',
  of: 'av',
  and: 'og',
  with: 'med',
  author: 'forfatter|forfattere|skribent|tekst|tekster',
  authorBeforeColon: 'intervju',
  writtenBy: '(?:skrevet|skriven|publicerad|publicerat|publisert|udgivet|publiceret|postet|skrivet|opptegnet) a[fv]',
  genre: 'analyse|kronikk|kommentar|reportasje|intervju|anmeldelse|leder|lederen|artikkel|kronikker',
  article: 'en|et',
  text: 'tekst',
  pictures: 'bilde|bilder|fotograf',
  translation: 'oversettelse|oversatt',
  sources: 'kilder?',
  otherHands: 'kontakt',
  made: 'oversatt',
  newsroom: 'redaksjonen|redaktionen',
  siteLine: 'annonse dele les med mer mere også se relaterte',
  elsewhere: 'fra',
  comments: 'kommentarer|lesernes kommentarer|debatt|gjestebok',
  reply: 'svar',
  published: 'offentliggjort',
  updated: 'oppdatert|endret',
  credit: 'foto|bilde(?:r)?|kilde|fotograf|fotografer',
  creditByOrOf: '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)',
  common: 'og å det en er på av for med den ikke til som i',
  weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag',
  months:
    'januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov desember|des',
};
