/** Basque. */
import type { Language } from '../language.ts';

export const eu: Language = {
  andHere: 'eta',
  author: 'egilea',
  credit: 'argazkia',
  creditBehind: 'argazkia',
  weekdays: 'astelehena asteartea asteazkena osteguna ostirala larunbata igandea',
  months:
    'urtarrila|urt otsaila|ots martxoa|mar apirila|api maiatza|mai ekaina|eka uztaila|uzt abuztua|abu iraila|ira urria|urr azaroa|aza abendua|abe',
  comments: 'iruzkinak',
};
