/** Serbian. */
import type { Language } from '../language.ts';

export const sr: Language = {
  byOrOf: 'od',
  of: 'od',
  ofHere: 'od|од',
  and: 'i|и',
  andHere: 'i',
  author: 'autor|autorka|автор|новинар|аутор',
  writes: 'piše|pišu|napisao|napisala|objavio|objavila|pripremio|pripremila|пише|написао|припремио|припремила',
  writtenBy: '(?:objavljeno|napisano) od',
  post: 'novinar|novinarka',
  genre: 'intervju|analiza|komentar',
  pictures: 'slike|фото',
  role: 'новинар\\p{L}*|novinar\\p{L}*',
  press: 'agencija',
  comments: 'komentari|komentar|komentara|коментари|коментар',
  reply: 'odgovori|одговори',
  published: 'objavljen|објављен',
  updated: 'ажурир|измењен',
  credit: 'foto|slika|izvor|извор|фот[оа](?:графия|граф)?',
  weekdays: 'понедељак уторак среда четвртак петак субота недеља',
  months:
    'јануар|јан фебруар|феб март|мар април|апр мај јун јул август|авг септембар|сеп октобар|окт новембар|нов децембар|дец',
  monthsElsewhere: [
    'januar|jan februar|feb mart|mar april|apr maj jun jul avgust|avg septembar|sep oktobar|okt novembar|nov decembar|dec',
  ],
};
