/** Latvian. */
import type { Language } from '../language.ts';

export const lv: Language = {
  andHere: 'un',
  author: 'autors|autore',
  writes: 'rašo|raksta',
  updated: 'atjaunots',
  credit: 'foto|avots|attēls|ilustrācija',
  creditBehind: 'foto',
  common: 'un ir ar no uz kas par lai kā',
  weekdays: 'pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena',
  months:
    'janvaris|janv februaris|febr marts aprilis|apr maijs junijs|jun julijs|jul augusts|aug septembris|sept oktobris|okt novembris|nov decembris|dec',
  comments: 'komentāri|komentārs',
};
