/** Afrikaans. */
import type { Language } from '../language.ts';

export const af: Language = {
  by: 'deur',
  common: 'die en van het in is nie te dat wat vir met',
  weekdays: 'maandag dinsdag woensdag donderdag vrydag saterdag sondag',
  months:
    'januarie|jan februarie|feb maart|mrt april|apr mei junie|jun julie|jul augustus|aug september|sep oktober|okt november|nov desember|des',
  comments: 'kommentaar',
};
