/** Dutch. */
import type { Language } from '../language.ts';

export const nl: Language = {
  by: 'door',
  of: 'door|van',
  and: 'en',
  with: 'met',
  author: 'auteur|auteurs|tekst|teksten',
  writes: 'schrijft',
  writtenBy: '(?:geschreven|gepubliceerd|geplaatst|gemaakt|opgetekend) door',
  post: 'redacteur|verslaggever|journalist|correspondent',
  genre: 'analyse|opinie|commentaar|column|recensie|interview|artikel|tekst',
  genreOfReaders: 'commentaar|recensie|opinie',
  article: 'een',
  text: 'tekst',
  pictures: "fotos?|foto['’]s|beeld|fotograaf|fotografie[sn]?|illustraties?",
  translation: 'vertaling|vertaald',
  sources: 'bron|bronnen',
  made: "vertaald|foto['’]?s?",
  role: 'verslaggeefster',
  newsroom: 'redactie',
  purpose: 'voor',
  siteLine: 'advertentie bekijk lees meer met onze ook over reacties',
  elsewhere: 'uit|vanuit',
  published: 'verschenen',
  updated: 'bijgewerkt|gewijzigd',
  otherDay: 'beschikbaar tot',
  credit: 'foto|fotos|fotografie|beeld|bron',
  creditByOrOf: '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)',
  common: 'de het een van en dat in is op te niet met voor zijn',
  months:
    'januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec',
};
