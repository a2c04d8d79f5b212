/** Polish. */
import type { Language } from '../language.ts';

export const pl: Language = {
  by: 'przez',
  purpose: 'dla',
  and: 'i',
  author: 'autor|autora|autorka|autorzy|tekst',
  writes: 'napisał|napisała|opracował|opracowała|oprac.|oprac|rozmawiał|rozmawiała|przygotował|przygotowała',
  writtenBy: '(?:napisane|opublikowane|przygotowane|dodane) przez',
  post: 'dziennikarz|dziennikarka',
  genre: 'wywiad|komentarz|analiza|felieton|rozmowa',
  text: 'tekst',
  pictures: 'zdjęci[ae]|fotograf|ilustracj[ae]|wideo|grafik',
  translation: 'tłumaczenie|tłum\\.',
  sources: 'źródł[oa]',
  role: String.raw`dziennikarz\w*|dziennikark\p{L}*|redakcja`,
  newsroom: 'redakcja',
  press: 'prasa',
  siteLine: 'czytaj polecamy przeczytaj reklama także też więcej zobacz',
  elsewhere: 'w|z',
  comments: 'komentarze|komentarz|komentarzy|opinie czytelników|wszystkie komentarze|księga gości|kondolencje',
  reply: 'odpowiedz',
  published: 'publi|dodano',
  updated: 'aktualiz|zmieniono|zmodyfikowan|modyfikac',
  credit:
    'fot|fot\\.?|rys\\.?|dok\\.?|foto|fotograf|fotografia|fotografii|zdjęci[ae]|źródło|źródło (?:zdj[ęe]ć|zdjęcia|fot\\.?)|ilustr\\.?|ilustracja|grafika',
  creditBy: String.raw`fot\.|rys\.|dok\.`,
  common: 'i w na z się nie do że jest to od przez po',
  weekdays: 'poniedziałek wtorek środa czwartek piątek sobota niedziela',
  months:
    'styczen|sty|stycznia luty|lut|lutego marzec|mar|marca kwiecien|kwi|kwietnia maj|maja czerwiec|cze|czerwca lipiec|lip|lipca sierpien|sie|sierpnia wrzesien|wrz|wrzesnia pazdziernik|paz|pazdziernika listopad|lis|listopada grudzien|gru|grudnia',
};
