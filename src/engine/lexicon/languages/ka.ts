/** Georgian. */
import type { Language } from '../language.ts';

export const ka: Language = {
  andHere: 'და',
  author: 'ავტორი',
  months:
    'იანვარი|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ სექტემბერი|სექ ოქტომბერი|ოქტ ნოემბერი|ნოე დეკემბერი|დეკ',
};
