import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { creditInTitle, splitCredit, splitLabelledCredit } from '../../../src/engine/figures/credit.ts';
import { bareCredit } from '../../../src/engine/figures/signatures.ts';
import { assertLinear } from '../../helpers/growth.ts';

/** printed text -> caption, credit */
const PRINTED: [text: string, caption: string, credit: string][] = [
  // A label and a colon.
  ['The old bridge. Photo: Jane Doe', 'The old bridge.', 'Jane Doe'],
  ['Die alte Brücke. Foto: Jana Doe/dpa', 'Die alte Brücke.', 'Jana Doe/dpa'],
  ['Die alte Brücke. (Bild: Jana Doe)', 'Die alte Brücke.', 'Jana Doe'],
  ['Die alte Brücke. (Symbolfoto: picture alliance/dpa)', 'Die alte Brücke.', 'picture alliance/dpa'],
  ['Die alte Brücke (Quelle: IMAGO/Jana Doe)', 'Die alte Brücke', 'IMAGO/Jana Doe'],
  ['Le vieux pont. Crédit photo : Jeanne Dupont', 'Le vieux pont.', 'Jeanne Dupont'],
  ['El puente viejo. Fuente: EFE', 'El puente viejo.', 'EFE'],
  ['Il ponte vecchio. Foto: LaPresse', 'Il ponte vecchio.', 'LaPresse'],
  ['Stary most. Zdjęcie: Jan Kowalski', 'Stary most.', 'Jan Kowalski'],
  ['A régi híd. Fotó: Kovács János / MTI', 'A régi híd.', 'Kovács János / MTI'],
  ['Старый мост. Фото: Иван Иванов', 'Старый мост.', 'Иван Иванов'],
  ['古い橋。写真：山田太郎', '古い橋。', '山田太郎'],
  ['老桥。图片来源：新华社', '老桥。', '新华社'],
  ['الجسر القديم (الفرنسية)', 'الجسر القديم', 'الفرنسية'],
  // A station in brackets, brackets of the keyboard, a label behind the name.
  ['The old bridge (7Metro)', 'The old bridge', '7Metro'],
  ['El puente viejo (CITY 9 TV)', 'El puente viejo', 'CITY 9 TV'],
  ['The old bridge. (Observer photo/Jane Roe)', 'The old bridge.', 'Jane Roe'],
  ['The old bridge. (AP Photo/Jane Roe)', 'The old bridge.', 'AP Photo/Jane Roe'],
  ['De oude brug. Beeld ANP / Piet Visser', 'De oude brug.', 'ANP / Piet Visser'],
  ['Het archief van Beeld en Geluid.', 'Het archief van Beeld en Geluid.', ''],
  ['The river (Blue Water News)', 'The river', 'Blue Water News'],
  ['낡은 다리 ‹김민수 기자>', '낡은 다리', '김민수 기자'],
  ['낡은 다리 <박지영 기자>', '낡은 다리', '박지영 기자'],
  ['The bridge in May <Jane Roe/AP>', 'The bridge in May', 'Jane Roe/AP'],
  ['Senasis tiltas / Jono Jonaičio nuotr.', 'Senasis tiltas', 'Jono Jonaičio'],
  ['Senasis tiltas. Onos Kazlauskienės nuotrauka', 'Senasis tiltas.', 'Onos Kazlauskienės'],
  ['A régi híd. Kovács Anna felvétele', 'A régi híd.', 'Kovács Anna'],
  ['A régi híd. Nagy Péter fotója', 'A régi híd.', 'Nagy Péter'],
  ['Vanha silta. Aino Mäki kuva', 'Vanha silta.', 'Aino Mäki'],
  // Initials are kept, and are no end of a sentence.
  ['The bridge at noon. J. K. Roe/AP', 'The bridge at noon.', 'J. K. Roe/AP'],
  ['The bridge. Photo by J. K. Roe', 'The bridge.', 'J. K. Roe'],
  // A label without one.
  ['El puente viejo, el martes. / JUANA PÉREZ', 'El puente viejo, el martes.', 'JUANA PÉREZ'],
  ['El puente viejo, el domingo. JUANA PÉREZ', 'El puente viejo, el domingo.', 'JUANA PÉREZ'],
  ['De oude brug. Foto ANP / Anna Bakker', 'De oude brug.', 'ANP / Anna Bakker'],
  ['The old bridge. Gazette photo by Jane Doe', 'The old bridge.', 'Jane Doe'],
  ['Il ponte vecchio. Ph. Gianna Rossi', 'Il ponte vecchio.', 'Gianna Rossi'],
  ['پل قدیمی (عکس از رضا صدیقی)', 'پل قدیمی', 'رضا صدیقی'],
  ['Le pont, emporté en 1958. (Archives municipales)', 'Le pont, emporté en 1958.', 'Archives municipales'],
  ['The old bridge. (Photo by Jane Doe/Getty Images)', 'The old bridge.', 'Jane Doe/Getty Images'],
  ['The old bridge. Photograph by Jane Doe', 'The old bridge.', 'Jane Doe'],
  ['Die alte Brücke © Jana Doe', 'Die alte Brücke', 'Jana Doe'],
  ['The old bridge. Courtesy of Jane Doe', 'The old bridge.', 'Jane Doe'],
  ['Most w maju. Fot. Jan Kowalski / Agencja Wyborcza.pl', 'Most w maju.', 'Jan Kowalski / Agencja Wyborcza.pl'],
  ['Le pont en mai. (Photo Jeanne Dupont)', 'Le pont en mai.', 'Jeanne Dupont'],
  ['Il ponte a maggio (foto LaPresse)', 'Il ponte a maggio', 'LaPresse'],
  ['The bridge in May [File: Jane Doe/Reuters]', 'The bridge in May', 'Jane Doe/Reuters'],
  ['El puente en mayo. (Foto de archivo: Juana Pérez)', 'El puente en mayo.', 'Juana Pérez'],
  ['El puente en mayo. Gentileza: Municipalidad', 'El puente en mayo.', 'Municipalidad'],
  ['Podul în mai. Sursa foto: Getty Images', 'Podul în mai.', 'Getty Images'],
  ['Η γέφυρα τον Μάιο (φωτ.: ΑΠΕ-ΜΠΕ)', 'Η γέφυρα τον Μάιο', 'ΑΠΕ-ΜΠΕ'],
  ['Most w maju. Źródło zdjęć: © Getty Images', 'Most w maju.', 'Getty Images'],
  ['The bridge. Image courtesy the artist.', 'The bridge.', 'the artist.'],
  // Labels of scripts without capitals.
  ['5월의 다리. 사진=연합뉴스', '5월의 다리.', '연합뉴스'],
  ['5월의 다리 [사진=김철수 기자]', '5월의 다리', '김철수 기자'],
  ['五月的大橋。（圖／記者李強攝）', '五月的大橋。', '記者李強'],
  ['五月的大桥。（新华社记者李强摄）', '五月的大桥。', '新华社记者李强'],
  ['五月的大桥。图/视觉中国', '五月的大桥。', '视觉中国'],
  ['5月の橋（撮影・田中美咲）', '5月の橋', '田中美咲'],
  ['5月の橋 （C）時事', '5月の橋', '時事'],
  ['الجسر في مايو (رويترز)', 'الجسر في مايو', 'رويترز'],
  ['הגשר במאי (צילום: ישראל ישראלי)', 'הגשר במאי', 'ישראל ישראלי'],
  // A name and its house behind the last sentence, however they are parted.
  ['Die Brücke im Mai. Jana Muster / CH Media', 'Die Brücke im Mai.', 'Jana Muster / CH Media'],
  ['Le pont en mai. JEANNE DUPONT / AFP', 'Le pont en mai.', 'JEANNE DUPONT / AFP'],
  ['The bridge in May. Jane Doe | AP', 'The bridge in May.', 'Jane Doe | AP'],
  ['The bridge in May. Jane Doe for The Washington Post', 'The bridge in May.', 'Jane Doe for The Washington Post'],
  ['El puente en mayo. JUANA PÉREZ (EFE)', 'El puente en mayo.', 'JUANA PÉREZ (EFE)'],
  ['The bridge in May. Jane Doe, CC BY-SA 4.0', 'The bridge in May.', 'Jane Doe, CC BY-SA 4.0'],
  ['Prefeita atravessa a ponte nova - Ana Souza/Folhapress', 'Prefeita atravessa a ponte nova', 'Ana Souza/Folhapress'],
  ['El puente en mayo. | EFE', 'El puente en mayo.', 'EFE'],
  ['5월의 다리. /연합뉴스', '5월의 다리.', '연합뉴스'],
  ['The bridge that was closed by Mr. Smith | AP', 'The bridge that was closed by Mr. Smith', 'AP'],
  // Brackets, bars, dashes and signatures.
  ['The old bridge. (Jane Doe/AP)', 'The old bridge.', 'Jane Doe/AP'],
  ['The old bridge. [Reuters]', 'The old bridge.', 'Reuters'],
  ['The old bridge. (Jane Doe)', 'The old bridge.', 'Jane Doe'],
  ['The old bridge | Jane Doe/AFP', 'The old bridge', 'Jane Doe/AFP'],
  ['The old bridge / Jane Doe', 'The old bridge', 'Jane Doe'],
  ['The old bridge – Reuters', 'The old bridge', 'Reuters'],
  ['The old bridge on Friday. REUTERS/Jane Doe', 'The old bridge on Friday.', 'REUTERS/Jane Doe'],
  ['El puente viejo. EFE/ J.J. Guillén', 'El puente viejo.', 'EFE/ J.J. Guillén'],
  ['대표(왼쪽부터)가 자리하고 있다. 뉴시스', '대표(왼쪽부터)가 자리하고 있다.', '뉴시스'],
  ['古い橋（東京で、３日）＝ＡＰ', '古い橋（東京で、３日）', 'ＡＰ'],
  ['二月十七日，志愿者在献血浆时拍照留念。新华社记者 才扬 摄', '二月十七日，志愿者在献血浆时拍照留念。', '新华社记者 才扬'],
  ['首班电车驶出老城区站。 李强 摄', '首班电车驶出老城区站。', '李强'],
  ['最後の卒業生たち＝24日、山里町、田中美咲撮影', '最後の卒業生たち＝24日、山里町', '田中美咲'],
  ['Idle cranes on Thursday.Credit...Rui Tavares', 'Idle cranes on Thursday.', 'Rui Tavares'],
  // Several makers.
  ['The bridge. Photo: Jane Doe. Graphic: John Roe', 'The bridge.', 'Jane Doe. Graphic: John Roe'],
  // Labels of more languages, the colons and the stops of their scripts.
  ['Kinu siku ya Jumatatu. Picha na Juma Ali', 'Kinu siku ya Jumatatu.', 'Juma Ali'],
  ['Ang tulay noong Lunes. Kuha ni Jose Cruz', 'Ang tulay noong Lunes.', 'Jose Cruz'],
  ['Jambatan pada hari Isnin. — Gambar oleh Ahmad Zaki', 'Jambatan pada hari Isnin.', 'Ahmad Zaki'],
  ['Jambatan pada hari Isnin. - Foto Bernama', 'Jambatan pada hari Isnin.', 'Bernama'],
  ['پل پیر کے روز (فوٹو: اے ایف پی)', 'پل پیر کے روز', 'اے ایف پی'],
  ['সোমবার সকালে মানুষের ভিড়।ছবি: সংগৃহীত', 'সোমবার সকালে মানুষের ভিড়।', 'সংগৃহীত'],
  ['பாலம் திங்களன்று. படம்: எஸ். குமார்', 'பாலம் திங்களன்று.', 'எஸ். குமார்'],
  ['สะพานเมื่อวันจันทร์ (ภาพจาก AFP)', 'สะพานเมื่อวันจันทร์', 'AFP'],
  ['ხიდი ორშაბათს. ფოტო: გიორგი ლომიძე', 'ხიდი ორშაბათს.', 'გიორგი ლომიძე'],
  ['Կամուրջը երկուշաբթի։ Լուսանկարը՝ Արամ Սարգսյանի', 'Կամուրջը երկուշաբթի։', 'Արամ Սարգսյանի'],
  ['Көпір дүйсенбіде. Сурет: Ерлан Омаров', 'Көпір дүйсенбіде.', 'Ерлан Омаров'],
  ['ድልድዩ ሰኞ ዕለት። ፎቶ፦ ዳዊት አበበ', 'ድልድዩ ሰኞ ዕለት።', 'ዳዊት አበበ'],
  ['ស្ពាននៅថ្ងៃចន្ទ។ រូបភាព៖ សុខ ដារ៉ា', 'ស្ពាននៅថ្ងៃចន្ទ។', 'សុខ ដារ៉ា'],
  ['सोमबार पुल। तस्बिरः राजु थापा/रासस', 'सोमबार पुल।', 'राजु थापा/रासस'],
  ['Міст у понеділок. Ілюстративне фото: Getty Images', 'Міст у понеділок.', 'Getty Images'],
  ['Мост в понедельник. Источник изображения: РИА Новости', 'Мост в понедельник.', 'РИА Новости'],
  ['Brúin á mánudag. Mynd: Jón Jónsson', 'Brúin á mánudag.', 'Jón Jónsson'],
  ['Le pont, lundi. Photo d’archives Paul PETIT', 'Le pont, lundi.', 'Paul PETIT'],
  // Initials before a label that stands behind; who gave the picture.
  ['Tiltas pirmadienį. V. Petraičio nuotr.', 'Tiltas pirmadienį.', 'V. Petraičio'],
  ['星期一的大桥（受访者供图）', '星期一的大桥', '受访者'],
  ['星期一的大桥。陈晓雨 供图', '星期一的大桥。', '陈晓雨'],
  ['The bridge on Monday. Submitted photo', 'The bridge on Monday.', 'Submitted photo'],
  // A name and a house in a script without capitals; a maker with a licence and where both come from; all in brackets.
  ['الجسر يوم الاثنين [محمد علي/الجزيرة]', 'الجسر يوم الاثنين', 'محمد علي/الجزيرة'],
  [
    'The bridge. Jane Doe, CC BY-SA 4.0, via Wikimedia Commons',
    'The bridge.',
    'Jane Doe, CC BY-SA 4.0, via Wikimedia Commons',
  ],
  ['(The bridge on Monday. Photo: Jane Doe)', 'The bridge on Monday.', 'Jane Doe'],
  // The credit alone.
  ['Photo: Jane Doe', '', 'Jane Doe'],
  ['Getty Images', '', 'Getty Images'],
  ['Jane Doe / AP', '', 'Jane Doe / AP'],
];

const NO_CREDIT = [
  'الجسر يوم الاثنين (شمال/جنوب)',
  'Picha na video za daraja zilisambaa mtandaoni siku ya Jumatatu.',
  'ภาพจากกล้องวงจรปิดแสดงให้เห็นสะพาน',
  'Kuha ng CCTV ang nangyari sa tulay.',
  'ছবিতে নদীর তীরের সেতুটি দেখা যাচ্ছে।',
  '古い橋＝24日、東京都',
  '古い橋＝東京都で',
  'The bridge with J. K. Roe on it',
  'The old bridge (built 1994)',
  'The old bridge over the river.',
  'Foto de familia de la segunda reunión del Grupo de Madrid',
  'El ministro tras la foto de familia en Madrid.',
  'The Prime Minister (left) and the President (right)',
  'A man takes a picture by the river',
  'In this photo from 1912: the bridge before the flood swept away its northern arch and drowned three men who worked there.',
  'The minister in Jerusalem, 21 May 2025. (Jerusalem)',
  'Brücke A – Brücke B',
  'Ein Bild von Picasso im Museum',
  'Minister Jane Doe (CDU)',
  'The band play in 2024. From left: Jane Doe, John Roe',
];

describe('splitCredit', () => {
  for (const [text, caption, credit] of PRINTED)
    it(`parts: ${text}`, () => assert.deepEqual(splitCredit(text), { caption, credit }));

  for (const text of NO_CREDIT)
    it(`leaves whole: ${text}`, () => assert.deepEqual(splitCredit(text), { caption: text, credit: '' }));

  it('looks for labels and brackets only where the markup names another credit', () => {
    assert.deepEqual(splitLabelledCredit('A family idyll – and on Reuters'), {
      caption: 'A family idyll – and on Reuters',
      credit: '',
    });
    assert.deepEqual(splitLabelledCredit('A bridge (Photo: Jane Doe)'), { caption: 'A bridge', credit: 'Jane Doe' });
  });
});

describe('bareCredit', () => {
  it('takes labels and brackets off and keeps all else', () => {
    assert.equal(bareCredit('(Image: LightRocket via Getty Images)'), 'LightRocket via Getty Images');
    assert.equal(bareCredit('© dpa / Jana Doe'), 'dpa / Jana Doe');
    assert.equal(bareCredit('Photo credit: Jane Doe, Jr.'), 'Jane Doe, Jr.');
    assert.equal(bareCredit('IMAGO/Jana Doe (Archiv)'), 'IMAGO/Jana Doe (Archiv)');
  });
});

describe('creditInTitle', () => {
  it('reads what stands behind the description, never the description', () => {
    assert.equal(creditInTitle('A goal | Getty Images/Jane Doe', true), 'Getty Images/Jane Doe');
    assert.equal(creditInTitle('Ein Tor | Bildquelle: WDR/Jana Doe', true), 'WDR/Jana Doe');
    assert.equal(creditInTitle('A goal | The Daily Example', true), '');
    assert.equal(creditInTitle('Foto: a woman in the water', true), '');
    assert.equal(creditInTitle('Foto: © Jane_Doe/stock.adobe.com', true), 'Jane_Doe/stock.adobe.com');
    assert.equal(creditInTitle('Foto: Jane Doe', false), '');
  });
});

describe('any caption', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'Photo:',
          'Foto',
          'by',
          '(',
          ')',
          '[',
          '©',
          '|',
          '/',
          '–',
          '.',
          'Jane',
          'Doe',
          'AP',
          'bridge',
          '写真：',
          '＝',
        ),
        {
          maxLength: 40,
        },
      )
      .map((words) => words.join(' ')),
  );

  it('comes back verbatim: caption and credit are runs of the printed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const printed = text.replace(/\s+/g, ' ').trim();
        const { caption, credit } = splitCredit(printed);
        assert.ok(letters(printed).startsWith(letters(caption)) || letters(caption).length <= letters(printed).length);
        assert.ok(printed.includes(credit), `${JSON.stringify(credit)} is not in ${JSON.stringify(printed)}`);
        assert.ok(letters(caption).length + letters(credit).length <= letters(printed).length, 'nothing is doubled');
      }),
      { numRuns: 2_000 },
    );
  });

  it('that ends in a labelled name gives back both', () => {
    const name = fc.tuple(
      fc.constantFrom('Jane', 'José', 'Иван', 'Zoë'),
      fc.constantFrom('Doe', "O'Neil", 'Núñez', 'Иванов', 'Smith-Jones'),
    );
    const label = fc.constantFrom(
      'Photo: ',
      'Foto: ',
      'Bild: ',
      'Фото: ',
      '© ',
      'Photo by ',
      'Image: ',
      'Crédit photo : ',
      'Zdjęcie: ',
      'Fot. ',
      'Sursa foto: ',
      'Foto de archivo: ',
      'Gentileza: ',
      'Φωτογραφία: ',
      'Fotoğraf: ',
      'Ảnh: ',
      'צילום: ',
      'صورة: ',
      '写真・',
      '图/',
      '사진=',
    );
    const sentence = fc
      .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 3, maxLength: 20 })
      .map((words) => `The ${words.join(' ')}.`);
    fc.assert(
      fc.property(sentence, label, name, fc.boolean(), (caption, printedLabel, parts, brackets) => {
        const credit = parts.join(' ');
        const text = brackets ? `${caption} (${printedLabel}${credit})` : `${caption} ${printedLabel}${credit}`;
        assert.deepEqual(splitCredit(text), { caption, credit });
      }),
    );
  });

  it('takes time linear in its length', () => {
    for (const unit of ['(', 'A. ', ' | ', 'Photo by A ', '＝', 'Aa Aa/', ' – ', '” ']) {
      assertLinear(`a megabyte of ${JSON.stringify(unit)}`, (part) => {
        const long = unit.repeat((1_000_000 * part) / unit.length);
        splitCredit(long);
        bareCredit(long);
        creditInTitle(long, true);
      });
    }
  });
});
