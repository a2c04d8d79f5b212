/** Romanian. */
import type { Language } from '../language.ts';

export const ro: Language = {
  ofHere: 'de',
  and: 'și|si|şi',
  author: 'autor|autoare|autori|text',
  writes: 'scrie',
  writtenBy: '(?:articol )?(?:scris|publicat|redactat|postat|realizat) de',
  genre: 'interviu|editorial|analiză',
  pictures: 'foto',
  sources: 'surs[aăe]',
  role: String.raw`jurnalist\p{L}*`,
  siteLine: 'citește citeşte și mai mult',
  comments: 'comentarii|comentariu|comentariile cititorilor|păreri',
  reply: 'răspunde',
  updated: 'actualiz',
  credit: 'foto|sursa(?: foto| imagine)?',
  common: 'și în de la a cu pe nu că o din pentru care este',
  weekdays: 'luni marți miercuri joi vineri sâmbătă duminică',
  months:
    'ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept octombrie|oct noiembrie|nov decembrie|dec',
};
