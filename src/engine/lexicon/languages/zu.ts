/** Zulu. */
import type { Language } from '../language.ts';

export const zu: Language = {
  credit: 'isithombe',
  weekdays: 'umsombuluko ulwesibili ulwesithathu ulwesine ulwesihlanu umgqibelo isonto',
  months:
    'januwari|jan februwari|feb mashi|mas ephreli|eph meyi|mey juni|jun julayi|jul agasti|aga septhemba|sep okthoba|okt novemba|nov disemba|dis',
};
