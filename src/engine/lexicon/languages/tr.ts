/** Turkish. */
import type { Language } from '../language.ts';

export const tr: Language = {
  and: 've',
  author: 'haberi hazırlayan|haberi yazan|hazırlayan|yazan|yazar|yazarlar|muhabir',
  authorBeforeColon: 'haber|röportaj',
  writes: 'yazdı',
  post: 'muhabir|muhabiri',
  genre: 'röportaj',
  pictures: 'fotoğraf|fotoğraflar|görsel|kameraman|kamera|foto',
  translation: 'çeviri',
  sources: 'kaynak',
  role: 'muhabir\\w*|editör\\w*|gazeteci|haber merkezi|yazarı|yönetmeni|müdürü|temsilcisi',
  press: 'ajansı merkezi',
  siteLine: 'daha devamını fazla haber haberler için ilgili okuyun reklam',
  comments: 'yorumlar|yorum|okur yorumları|tüm yorumlar|okuyucu yorumları',
  reply: 'yanıtla|cevapla',
  published: 'yayın|yayım|eklenme|giriş tarihi',
  updated: 'güncelle',
  credit: 'fotoğraf(?:lar)?|kaynak|görsel',
  common: 've bir bu da de için ile olarak çok daha sonra kadar gibi olan göre dedi',
  weekdays: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  months:
    'ocak|oca subat|sub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem agustos|agu eylul|eyl ekim|eki kasım|kas aralık|ara',
};
