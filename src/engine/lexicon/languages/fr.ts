/** French. */
import type { Language } from '../language.ts';

export const fr: Language = {
  by: 'par',
  of: 'par|de',
  ofHere: 'de',
  and: 'et',
  with: 'avec',
  author: 'auteur|auteure|auteurs|texte|textes',
  authorBeforeColon: 'reportage|interview',
  writes: 'écrit',
  writtenBy:
    '(?:propos )?(?:recueilli|recueillis|écrit|publié|rédigé|réalisé|signé|proposé|article rédigé|article écrit|posté) par',
  post: 'journaliste|correspondant|correspondante|envoyé spécial|envoyée spéciale',
  genre:
    'analyse|opinion|commentaire|chronique|essai|exclusive|reportage|interview|article|éditorial|tribune|enquête|billet|récit|texte',
  genreOfReaders: 'commentaire|opinion',
  article: "un|une|le|la|l['’]",
  text: 'texte|textes|reportage',
  pictures: 'photos?|photographe|photographies?|images?',
  translation: 'traductions?|traduit',
  otherHands: 'montage|contact',
  made: 'traduit|illustré',
  role: 'rédact\\w*|correspondant\\w*|envoyé\\w*|chroniqueu\\p{L}*|éditorialiste|rédaction',
  otherPost: 'directrice|directeur',
  newsroom: 'rédaction',
  purpose: 'pour',
  bodies: 'mairie préfecture ministère université fédération',
  press: 'presse agence agences',
  siteLine:
    'à aussi article articles avec commentaires découvrez en lire même nos notre nous partager pour publicité plus savoir suivre sujet sur voir vos votre',
  elsewhere: 'à|au|aux',
  comments:
    'commentaires|commentaire|commentaires des lecteurs|vos commentaires|tous les commentaires|commentaires sur|réactions|vos réactions|livre d’or|condoléances',
  reply: 'répondre',
  updated: 'mis à jour|mise à jour|\\bmaj ?(?:le|à|:|du|\\d\\d?[/.]\\d)|actualis',
  otherDay: 'disponible (?:jusqu|hasta)|valable jusqu',
  credit:
    'photo(?:s|graphs?|graphy|graphers?|graphies?|graphie)?|images?|cr[ée]dits?(?:[- ]?(?:photos?|image))?|illustration|photo d.archives?|montage',
  creditByOrOf: 'photo (?:de|par|d.archives?)',
  common: 'le la les et des est une pour dans que qui sur pas du au en de',
  weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  timesOfDay: 'matin midi soir nuit',
  months:
    'janvier|janv fevrier|fevr mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov decembre|dec',
};
