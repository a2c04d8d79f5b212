/** Finnish. */
import type { Language } from '../language.ts';

export const fi: Language = {
  and: 'ja',
  author: 'kirjoittaja|kirjoittajat|teksti',
  writes: 'kirjoitti|kirjoittanut',
  post: 'toimittaja|kirjeenvaihtaja',
  genre: 'kommentti|kolumni|haastattelu',
  genreOfReaders: 'kommentti',
  text: 'teksti',
  pictures: 'kuvat?|valokuvat?',
  sources: 'lähde|lähteet',
  role: 'kolumnisti|toimitus',
  siteLine: 'lue lisää mainos myös',
  comments: 'kommentit|kommenttia|kommentti|lukijoiden kommentit|keskustelu|vieraskirja',
  reply: 'vastaa',
  published: 'julkaist',
  updated: 'päivitet|muokattu',
  credit: 'kuvat?|kuvaaja',
  creditBehind: 'kuva|kuvat',
  common: 'ja on ei se että oli hän mutta myös ovat kun joka',
  weekdays: 'maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai',
  months:
    'tammikuu|tammi|tammikuuta helmikuu|helmi|helmikuuta maaliskuu|maalis|maaliskuuta huhtikuu|huhti|huhtikuuta toukokuu|touko|toukokuuta kesakuu|kesa|kesakuuta heinakuu|heina|heinakuuta elokuu|elo|elokuuta syyskuu|syys|syyskuuta lokakuu|loka|lokakuuta marraskuu|marras|marraskuuta joulukuu|joulu|joulukuuta',
};
