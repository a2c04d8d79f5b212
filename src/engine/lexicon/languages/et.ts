/** Estonian. */
import type { Language } from '../language.ts';

export const et: Language = {
  author: 'autor',
  writes: 'kirjutas',
  published: 'avaldatud',
  updated: 'uuendatud',
  credit: 'foto|allikas|pilt|illustratsioon',
  creditBehind: 'foto|fotod',
  common: 'ja on ei et see oli mis kui ka ning',
  weekdays: 'esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev',
  months:
    'jaanuar|jaan veebruar|veebr marts aprill|apr mai juuni juuli august|aug september|sept oktoober|okt november|nov detsember|dets',
  comments: 'kommentaarid|kommentaari',
};
