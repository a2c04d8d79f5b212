/** Filipino. */
import type { Language } from '../language.ts';

export const fil: Language = {
  ofHere: 'ni|nina',
  andHere: 'at',
  author: 'isinulat',
  credit: 'larawan',
  creditByOrOf: 'larawan (?:ni|nina|mula sa)|kuha (?:ni|nina)',
  common: 'ang ng sa mga na ay at',
  weekdays: 'lunes martes miyerkules huwebes biyernes sabado linggo',
  months:
    'enero|ene pebrero|peb marso|mar abril|abr mayo|may hunyo|hun hulyo|hul agosto|ago setyembre|set oktubre|okt nobyembre|nob disyembre|dis',
  published: 'nailathala|inilathala',
  comments: 'mga komento',
};
