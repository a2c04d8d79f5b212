/** Slovenian. */
import type { Language } from '../language.ts';

export const sl: Language = {
  byOrOf: 'od',
  ofHere: 'od',
  andHere: 'in',
  author: 'avtor|avtorica|avtorji|besedilo|tekstovi',
  writes: 'piše|napisal',
  post: 'novinar|novinarka',
  pictures: 'slike',
  sources: 'vir',
  role: 'novinar\\p{L}*|uredništvo',
  siteLine: 'oglas preberite več preberi',
  comments: 'komentarji|komentar|komentarjev',
  reply: 'odgovori',
  updated: 'posodob|zadnja sprememba',
  credit: 'foto|slika|vir|fotografija',
  common: 'in je v na se da za so z ki',
  weekdays: 'ponedeljek torek sreda četrtek petek sobota nedelja',
  months:
    'januar|jan februar|feb marec|mar april|apr maj junij|jun julij|jul avgust|avg september|sep oktober|okt november|nov december|dec',
};
