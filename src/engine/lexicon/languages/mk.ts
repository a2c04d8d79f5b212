/** Macedonian. */
import type { Language } from '../language.ts';

export const mk: Language = {
  ofHere: 'од',
  author: 'автор',
  writes: 'пише',
  role: 'новинар\\p{L}*',
  credit: 'фото|извор',
  weekdays: 'понеделник вторник среда четврток петок сабота недела',
  months:
    'јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг септември|сеп октомври|окт ноември|ное декември|дек',
  published: 'објавен',
  updated: 'ажурир',
  comments: 'коментари',
};
