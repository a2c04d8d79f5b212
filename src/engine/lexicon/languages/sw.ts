/** Swahili. */
import type { Language } from '../language.ts';

export const sw: Language = {
  ofHere: 'na',
  andHere: 'na',
  author: 'mwandishi',
  writtenBy: '(?:imeandikwa|imeandaliwa) na',
  credit: 'picha',
  creditByOrOf: 'picha na',
  common: 'na ya wa kwa ni za katika la kuwa',
  weekdays: 'jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili',
  months:
    'januari|jan februari|feb machi|mac aprili|apr mei juni|jun julai|jul agosti|ago septemba|sep oktoba|okt novemba|nov desemba|des',
  published: 'imechapishwa|ilichapishwa',
  updated: 'imesasishwa|imehaririwa',
  comments: 'maoni',
};
