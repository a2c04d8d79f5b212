/** Indonesian. */
import type { Language } from '../language.ts';

export const id: Language = {
  by: 'oleh',
  and: 'dan',
  author: 'rep|penulis|pewarta|wartawan|jurnalis',
  writes: 'ditulis|laporan',
  writtenBy: '(?:ditulis|dilaporkan|diposting|disusun|reportase) oleh',
  post: 'wartawan',
  pictures: 'gambar|foto|fotografer',
  editing: 'redigering|penyunting|redaktur|red',
  translation: 'terjemahan',
  sources: 'sumber',
  role: 'jurnalis',
  siteLine: 'baca juga lihat selengkapnya simak',
  comments: 'komentar|komentar pembaca|semua komentar',
  reply: 'balas',
  published: 'terbit|tayang',
  updated: 'diperbarui|diubah|diperbaharui|pembaruan|dikemas ?kini',
  credit: String.raw`gambar|foto|sumber|ilustrasi|dok\.?`,
  creditBy: '(?:foto|gambar) oleh',
  common: 'yang dan di dengan ini untuk dari dalam tidak pada itu akan',
  weekdays: 'senin selasa rabu kamis jumat sabtu minggu',
  months:
    'januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu september|sep oktober|okt november|nov desember|des',
};
