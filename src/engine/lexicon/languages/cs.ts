/** Czech. */
import type { Language } from '../language.ts';

export const cs: Language = {
  byOrOf: 'od',
  of: 'od',
  ofHere: 'od',
  andHere: 'a',
  author: 'autor|autorka|autoři|text',
  writes: 'píše|napsal|napsala|napsali|připravil|připravila',
  post: 'novinář|novinářka|redaktorka|redaktor|journalistka|reporterka|korrespondentka',
  genre: 'rozhovor|komentář|analýza',
  pictures: 'fotograf|fotografka',
  translation: 'překlad',
  sources: 'zdroj|zdroje',
  role: 'novinář\\p{L}*|redakce',
  newsroom: 'redakce',
  press: 'agentura',
  siteLine: 'čtěte přečtěte reklama také více',
  elsewhere: 'v|ve|z',
  comments: 'komentáře|komentář|komentářů|diskuse|diskuze|názory čtenářů',
  reply: 'odpovědět|reagovat',
  published: 'vydán|zveřejn',
  updated: 'aktualiz|upraveno',
  credit: 'foto|autor|autorka|zdroj|zdroj foto|fotograf|ilustrace',
  common: 'a se v na je že s z do to i jsou pro',
  weekdays: 'pondělí úterý středa čtvrtek pátek sobota neděle',
  months:
    'leden|led|ledna unor|uno|unora brezen|bre|brezna duben|dub|dubna kveten|kve|kvetna cerven|cvn|cervna cervenec|cvc|cervence srpen|srp|srpna zari|zar rijen|rij|rijna listopad|lis|listopadu prosinec|pro|prosince',
};
