/** Catalan. */
import type { Language } from '../language.ts';

export const ca: Language = {
  of: 'per|pel|de',
  ofHere: 'per|de',
  author: 'autor|text|textos',
  writtenBy: '(?:escrit|publicat) per',
  genre: 'anàlisi|opinió',
  role: 'redacció',
  newsroom: 'redacció',
  comments: 'comentaris|comentari',
  reply: 'respon|respondre',
  published: 'publi',
  updated: 'actualitz',
  credit: 'foto|imatge|fotografia',
  common: 'el la els les i de que per amb una en del és',
  weekdays: 'dilluns dimarts dimecres dijous divendres dissabte diumenge',
  months:
    'gener|gen|de_gener|de_gen febrer|febr|de_febrer|de_febr marc|de_marc abril|abr|d’abril|d’abr maig|de_maig juny|de_juny juliol|jul|de_juliol|de_jul agost|ag|d’agost|d’ag setembre|set|de_setembre|de_set octubre|oct|d’octubre|d’oct novembre|nov|de_novembre|de_nov desembre|des|de_desembre|de_des',
};
