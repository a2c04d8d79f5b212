/** Hungarian. */
import type { Language } from '../language.ts';

export const hu: Language = {
  and: 'és',
  author: 'szerző|szerzők|szöveg',
  writes: 'írta|készítette|összeállította',
  post: 'újságíró',
  genre: 'interjú|elemzés|vélemény',
  pictures: 'fotó|fotók|kép|képek',
  sources: 'forrás',
  role: 'újságíró\\p{L}*|szerkesztő\\p{L}*',
  siteLine: 'hirdetés kapcsolódó olvassa olvasson tovább további',
  comments: 'hozzászólások|hozzászólás|kommentek|olvasói vélemények|vendégkönyv',
  reply: 'válasz|válaszolok',
  published: 'megjelent|közzét',
  updated: 'frissítve|módosít',
  credit: 'fotó|fotó ?/ ?forrás|forrás ?/ ?fotó|fotók|fot[oó] ?forrás|forrás|illusztráció',
  creditBehind: 'felvétele|fotója|fotói',
  common: 'a az és hogy nem is egy volt meg de ez',
  weekdays: 'hétfő kedd szerda csütörtök péntek szombat vasárnap',
  months:
    'januar|jan februar|febr marcius|marc aprilis|apr majus|maj junius|jun julius|jul augusztus|aug szeptember|szept oktober|okt november|nov december|dec',
};
