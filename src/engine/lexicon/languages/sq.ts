/** Albanian. */
import type { Language } from '../language.ts';

export const sq: Language = {
  ofHere: 'nga',
  andHere: 'dhe',
  writes: 'shkruan',
  months:
    'janar|jan shkurt|shk mars|mar prill|pri maj qershor|qer korrik|korr gusht|gush shtator|sht tetor|tet nentor|nen dhjetor|dhj',
  updated: 'përditës|azhurn',
  comments: 'komente|komentet',
};
