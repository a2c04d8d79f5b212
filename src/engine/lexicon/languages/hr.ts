/** Croatian. */
import type { Language } from '../language.ts';

export const hr: Language = {
  byOrOf: 'od',
  of: 'od',
  ofHere: 'od',
  and: 'i',
  author: 'autor|autorka',
  writes: 'piše|pišu|napisao|napisala|objavio|objavila|pripremio|pripremila',
  writtenBy: '(?:objavljeno|napisano) od',
  post: 'novinar|novinarka',
  genre: 'intervju|reportaža|kolumna|komentar|analiza',
  pictures: 'slike|snimka|fotografije',
  sources: 'izvor',
  role: 'novinar\\p{L}*|uredništvo',
  press: 'agencija',
  siteLine: 'pročitajte više još',
  comments: 'komentari|komentar|komentara',
  reply: 'odgovori',
  published: 'objavljen',
  updated: 'ažurir|izmenjen|izmijenjen',
  credit: 'foto|slika|izvor|fotografija|ilustracija',
  common: 'i u je na se da za od su s',
  weekdays: 'ponedjeljak utorak srijeda četvrtak petak subota nedjelja',
  months:
    'sijecanj|sij|sijecnja veljaca|velj|veljace ozujak|ozu|ozujka travanj|tra|travnja svibanj|svi|svibnja lipanj|lip|lipnja srpanj|srp|srpnja kolovoz|kol|kolovoza rujan|ruj|rujna listopad|lis|listopada studeni|stu|studenoga prosinac|pro|prosinca',
};
