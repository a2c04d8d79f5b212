import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitCredit } from '../../../src/engine/figures/credit.ts';
import { LANGUAGES } from '../../../src/engine/lexicon/lexicon.ts';
import { changeAt } from '../../../src/engine/metadata/dates/date-labels.ts';
import { parsePrintedDate } from '../../../src/engine/metadata/dates/dates.ts';
import { namesInByline } from '../../../src/engine/metadata/names/names.ts';

/** One row a language: a byline and its names, a caption's end and its credit, a day of 14 January 2025, a label of a change. */
const ROWS: Record<string, { byline: [string, ...string[]]; credit?: [string, string]; day?: string; updated?: string }> = {
  af: { byline: ['Deur Jana Nel', 'Jana Nel'], day: '14 Januarie 2025' },
  ar: {
    byline: ['بقلم سارة العلي', 'سارة العلي'],
    credit: ['الجسر. تصوير: سارة العلي', 'سارة العلي'],
    day: '14 يناير 2025',
    updated: 'آخر تحديث',
  },
  bg: {
    byline: ['Автор: Мария Петрова', 'Мария Петрова'],
    credit: ['Мостът. Снимка: Иван Иванов', 'Иван Иванов'],
    day: '14 януари 2025',
    updated: 'обновена',
  },
  bn: { byline: ['লেখক: রহিম উদ্দিন', 'রহিম উদ্দিন'], day: '১৪ জানুয়ারি ২০২৫' },
  ca: { byline: ['Per Anna Puig i Pere Mas', 'Anna Puig', 'Pere Mas'], day: '14 de gener de 2025', updated: 'Actualitzat' },
  cs: {
    byline: ['Autor: Jan Novák a Eva Malá', 'Jan Novák', 'Eva Malá'],
    credit: ['Most. Foto: Jan Novák', 'Jan Novák'],
    day: '14. ledna 2025',
    updated: 'Aktualizováno',
  },
  cy: { byline: ['Gan Siân Jones', 'Siân Jones'], day: '14 Ionawr 2025' },
  da: {
    byline: ['Af Søren Holm og Mette Dahl', 'Søren Holm', 'Mette Dahl'],
    credit: ['Broen. Foto: Søren Holm', 'Søren Holm'],
    day: '14. januar 2025',
    updated: 'Opdateret',
  },
  de: {
    byline: ['Von Jana Beispiel und Karl Muster', 'Jana Beispiel', 'Karl Muster'],
    credit: ['Die Brücke. Foto: Jana Beispiel', 'Jana Beispiel'],
    day: '14. Jänner 2025',
    updated: 'Zuletzt aktualisiert',
  },
  el: {
    byline: ['Του Νίκου Παπαδόπουλου', 'Νίκου Παπαδόπουλου'],
    credit: ['Η γέφυρα. Φωτογραφία: Νίκος Παππάς', 'Νίκος Παππάς'],
    day: '14 Ιανουαρίου 2025',
    updated: 'Ενημέρωση',
  },
  en: {
    byline: ['By Jane Roe and Joe Doe', 'Jane Roe', 'Joe Doe'],
    credit: ['The bridge. Photo: Jane Roe', 'Jane Roe'],
    day: 'January 14, 2025',
    updated: 'Last updated',
  },
  es: {
    byline: ['Por Juana Pérez y Luis Gómez', 'Juana Pérez', 'Luis Gómez'],
    credit: ['El puente. Foto: Juana Pérez', 'Juana Pérez'],
    day: '14 de enero de 2025',
    updated: 'Actualizado',
  },
  et: {
    byline: ['Autor: Mari Tamm', 'Mari Tamm'],
    credit: ['Sild. Foto: Mari Tamm', 'Mari Tamm'],
    day: '14. jaanuar 2025',
    updated: 'Uuendatud',
  },
  eu: {
    byline: ['Egilea: Ane Etxeberria', 'Ane Etxeberria'],
    credit: ['Zubia. Argazkia: Ane Etxeberria', 'Ane Etxeberria'],
    day: '2025 urtarrila 14',
  },
  fa: {
    byline: ['نویسنده: سارا محمدی', 'سارا محمدی'],
    credit: ['پل. عکس: سارا محمدی', 'سارا محمدی'],
    day: '14 ژانویه 2025',
    updated: 'به‌روز شده',
  },
  fi: {
    byline: ['Teksti: Aino Mäki ja Eero Salo', 'Aino Mäki', 'Eero Salo'],
    credit: ['Silta. Kuva: Aino Mäki', 'Aino Mäki'],
    day: '14. tammikuuta 2025',
    updated: 'Päivitetty',
  },
  fil: {
    byline: ['Ni Maria Santos', 'Maria Santos'],
    credit: ['Ang tulay. Larawan: Maria Santos', 'Maria Santos'],
    day: 'Enero 14, 2025',
  },
  fr: {
    byline: ['Par Jeanne Dupont et Luc Petit', 'Jeanne Dupont', 'Luc Petit'],
    credit: ['Le pont. Photo : Jeanne Dupont', 'Jeanne Dupont'],
    day: '14 janvier 2025',
    updated: 'Mis à jour',
  },
  ga: { byline: ['Le Áine Byrne', 'Áine Byrne'], day: '14 Eanáir 2025' },
  he: {
    byline: ['מאת דנה כהן', 'דנה כהן'],
    credit: ['הגשר. צילום: דנה כהן', 'דנה כהן'],
    day: '14 בינואר 2025',
    updated: 'עודכן',
  },
  hi: {
    byline: ['लेखक: सीता शर्मा', 'सीता शर्मा'],
    credit: ['पुल। फोटो: सीता शर्मा', 'सीता शर्मा'],
    day: '14 जनवरी 2025',
    updated: 'अपडेट',
  },
  hr: {
    byline: ['Piše: Ivana Horvat', 'Ivana Horvat'],
    credit: ['Most. Foto: Ivana Horvat', 'Ivana Horvat'],
    day: '14. siječnja 2025.',
    updated: 'Ažurirano',
  },
  hu: {
    byline: ['Szerző: Kovács Anna és Nagy Péter', 'Kovács Anna', 'Nagy Péter'],
    credit: ['A híd. Fotó: Kovács Anna', 'Kovács Anna'],
    day: '2025. január 14.',
    updated: 'Frissítve',
  },
  hy: { byline: ['Հեղինակ: Անի Պետրոսյան', 'Անի Պետրոսյան'], day: '14 հունվարի 2025' },
  id: {
    byline: ['Oleh Siti Rahma', 'Siti Rahma'],
    credit: ['Jembatan. Foto: Siti Rahma', 'Siti Rahma'],
    day: '14 Januari 2025',
    updated: 'Diperbarui',
  },
  is: { byline: ['Eftir Jón Jónsson', 'Jón Jónsson'], day: '14. janúar 2025' },
  it: {
    byline: ['Di Gianna Rossi e Luca Bianchi', 'Gianna Rossi', 'Luca Bianchi'],
    credit: ['Il ponte. Foto: Gianna Rossi', 'Gianna Rossi'],
    day: '14 gennaio 2025',
    updated: 'Aggiornato',
  },
  ja: {
    byline: ['文・山田花子', '山田花子'],
    credit: ['古い橋。撮影・山田花子', '山田花子'],
    day: '2025年1月14日',
    updated: '更新',
  },
  ka: { byline: ['ავტორი: ნინო ბერიძე', 'ნინო ბერიძე'], day: '14 იანვარი 2025' },
  ko: {
    byline: ['글: 김민수', '김민수'],
    credit: ['낡은 다리. 사진=김민수 기자', '김민수 기자'],
    day: '2025년 1월 14일',
    updated: '수정',
  },
  lt: { byline: ['Autorius: Ona Kazlauskienė', 'Ona Kazlauskienė'], day: '2025 m. sausio 14 d.', updated: 'Atnaujinta' },
  lv: {
    byline: ['Autors: Anna Bērziņa', 'Anna Bērziņa'],
    credit: ['Tilts. Foto: Anna Bērziņa', 'Anna Bērziņa'],
    day: '2025. gada 14. janvāris',
    updated: 'Atjaunots',
  },
  mk: {
    byline: ['Автор: Марија Петрова', 'Марија Петрова'],
    credit: ['Мостот. Фото: Марија Петрова', 'Марија Петрова'],
    day: '14 јануари 2025',
  },
  nb: {
    byline: ['Av Kari Lie og Ola Dal', 'Kari Lie', 'Ola Dal'],
    credit: ['Broen. Foto: Kari Lie', 'Kari Lie'],
    day: '14. januar 2025',
    updated: 'Oppdatert',
  },
  nl: {
    byline: ['Door Anna de Wit en Jan Bakker', 'Anna de Wit', 'Jan Bakker'],
    credit: ['De brug. Foto: Anna de Wit', 'Anna de Wit'],
    day: '14 januari 2025',
    updated: 'Bijgewerkt',
  },
  pl: {
    byline: ['Autor: Anna Nowak i Jan Lis', 'Anna Nowak', 'Jan Lis'],
    credit: ['Most. Fot. Anna Nowak', 'Anna Nowak'],
    day: '14 stycznia 2025',
    updated: 'Aktualizacja',
  },
  pt: {
    byline: ['Por Ana Silva e João Souza', 'Ana Silva', 'João Souza'],
    credit: ['A ponte. Foto: Ana Silva', 'Ana Silva'],
    day: '14 de janeiro de 2025',
    updated: 'Atualizado',
  },
  ro: {
    byline: ['Autor: Ana Pop și Ion Radu', 'Ana Pop', 'Ion Radu'],
    credit: ['Podul. Sursa foto: Ana Pop', 'Ana Pop'],
    day: '14 ianuarie 2025',
    updated: 'Actualizat',
  },
  ru: {
    byline: ['Автор: Анна Иванова и Пётр Ильин', 'Анна Иванова', 'Пётр Ильин'],
    credit: ['Мост. Фото: Анна Иванова', 'Анна Иванова'],
    day: '14 января 2025',
    updated: 'Обновлено',
  },
  sk: {
    byline: ['Autor: Ján Novák a Eva Malá', 'Ján Novák', 'Eva Malá'],
    credit: ['Most. Foto: Ján Novák', 'Ján Novák'],
    day: '14. januára 2025',
    updated: 'Aktualizované',
  },
  sl: {
    byline: ['Avtor: Ana Novak in Jan Zupan', 'Ana Novak', 'Jan Zupan'],
    credit: ['Most. Foto: Ana Novak', 'Ana Novak'],
    day: '14. januar 2025',
    updated: 'Posodobljeno',
  },
  sq: { byline: ['Nga Arta Hoxha', 'Arta Hoxha'], day: '14 janar 2025' },
  sr: {
    byline: ['Пише: Милица Јовић', 'Милица Јовић'],
    credit: ['Мост. Фото: Милица Јовић', 'Милица Јовић'],
    day: '14. јануар 2025.',
  },
  sv: {
    byline: ['Av Åsa Lind och Per Berg', 'Åsa Lind', 'Per Berg'],
    credit: ['Bron. Foto: Åsa Lind', 'Åsa Lind'],
    day: '14 januari 2025',
    updated: 'Uppdaterad',
  },
  sw: { byline: ['Na Asha Juma', 'Asha Juma'], credit: ['Daraja. Picha: Asha Juma', 'Asha Juma'], day: '14 Januari 2025' },
  ta: { byline: ['எழுதியவர்: மீனா குமாரி', 'மீனா குமாரி'], day: '14 ஜனவரி 2025' },
  th: {
    byline: ['โดย สมชาย ใจดี', 'สมชาย ใจดี'],
    credit: ['สะพาน ภาพ: สมชาย ใจดี', 'สมชาย ใจดี'],
    day: '14 มกราคม 2025',
    updated: 'อัปเดต',
  },
  tr: {
    byline: ['Yazan: Ayşe Yılmaz ve Ali Demir', 'Ayşe Yılmaz', 'Ali Demir'],
    credit: ['Köprü. Fotoğraf: Ayşe Yılmaz', 'Ayşe Yılmaz'],
    day: '14 Ocak 2025',
    updated: 'Güncelleme',
  },
  uk: {
    byline: ['Автор: Олена Коваль та Іван Бойко', 'Олена Коваль', 'Іван Бойко'],
    credit: ['Міст. Фото: Олена Коваль', 'Олена Коваль'],
    day: '14 січня 2025',
    updated: 'Оновлено',
  },
  ur: { byline: ['تحریر: سارہ خان', 'سارہ خان'], day: '14 جنوری 2025' },
  vi: {
    byline: ['Tác giả: Nguyễn Lan', 'Nguyễn Lan'],
    credit: ['Cây cầu. Ảnh: Nguyễn Lan', 'Nguyễn Lan'],
    day: '14 tháng 1, 2025',
    updated: 'Cập nhật',
  },
  zh: {
    byline: ['作者：王小明', '王小明'],
    credit: ['旧桥。图片：王小明', '王小明'],
    day: '2025年1月14日',
    updated: '更新',
  },
  zu: {
    byline: ['By Thandi Dube', 'Thandi Dube'],
    credit: ['Ibhuloho. Isithombe: Thandi Dube', 'Thandi Dube'],
    day: '14 Januwari 2025',
  },
};

describe('each language', () => {
  it('has its row', () => {
    assert.deepEqual(Object.keys(ROWS).sort(), Object.keys(LANGUAGES).sort());
  });

  for (const [code, { byline, credit, day, updated }] of Object.entries(ROWS)) {
    it(`prints bylines, credits and dates: ${code}`, () => {
      const [line, ...names] = byline;
      assert.deepEqual(namesInByline(line, code), names);
      if (credit) assert.equal(splitCredit(credit[0]).credit, credit[1]);
      if (day) assert.equal(parsePrintedDate(day, code), '2025-01-14');
      if (updated) assert.ok(changeAt(updated) >= 0, updated);
    });
  }
});
