/** Irish. */
import type { Language } from '../language.ts';

export const ga: Language = {
  ofHere: 'le',
  andHere: 'agus',
  months:
    'eanair|ean feabhra|feabh marta aibrean|aib bealtaine|beal meitheamh|meith iuil lunasa|lun mean_fomhair|mfomh deireadh_fomhair|dfomh samhain|samh nollaig|noll',
  comments: 'tráchtanna',
};
