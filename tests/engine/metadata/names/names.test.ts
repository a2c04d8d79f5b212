import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { namesInByline, namesInField } from '../../../../src/engine/metadata/names/names.ts';
import { assertLinear } from '../../../helpers/growth.ts';

describe('names in printed bylines', () => {
  const cases: [byline: string, language: string, names: string[]][] = [
    ['By Jane Roe', 'en', ['Jane Roe']],
    ['By Jane Roe, John Doe and Mary Major', 'en', ['Jane Roe', 'John Doe', 'Mary Major']],
    ['Von Jane Roe, John Doe und Mary Major', 'de', ['Jane Roe', 'John Doe', 'Mary Major']],
    ['Par Jane Roe et John Doe', 'fr', ['Jane Roe', 'John Doe']],
    ['Por María Pérez y Juan Gómez', 'es', ['María Pérez', 'Juan Gómez']],
    ['Af Søren Kjær og Åse Lund', 'da', ['Søren Kjær', 'Åse Lund']],
    ['Przez Jan Kowalski i Anna Nowak', 'pl', ['Jan Kowalski', 'Anna Nowak']],
    ['By: Lailuma Noori', 'en', ['Lailuma Noori']],
    ['Jane Roe, Senior Reporter', 'en', ['Jane Roe']],
    ['Jane Roe | Staff Writer | July 2, 2025', 'en', ['Jane Roe']],
    ['By Jane Roe, Ph.D.', 'en', ['Jane Roe']],
    ['By Jane Roe (@janeroe) jane.roe@example.org', 'en', ['Jane Roe']],
    ['Posted on September 21, 2020 by Jane Roe', 'en', ['Jane Roe']],
    ['Interview: Jane Roe', 'en', ['Jane Roe']],
    ['Alle Artikel von Jane Roe', 'de', ['Jane Roe']],
    ['Ludwig van Beethoven', 'de', ['Ludwig van Beethoven']],
    ['Foto: Jane Roe', 'de', []],
    ['By admin', 'en', []],
    ['Privacy Policy', 'en', []],
    ['Tuesdays Evenings', 'en', []],
    ['Friday night', 'en', []],
    ['Friday Okonkwo', 'en', ['Friday Okonkwo']],
    ['Tuesday Weld', 'en', ['Tuesday Weld']],
    ['Register Here', 'en', []],
    ['Jetzt Anmelden', 'de', []],
    ['Regístrese Aquí', 'es', []],
    ['Updated 3 hours ago', 'en', []],
    ['文・山田太郎', 'ja', ['山田太郎']],
    ['文・山田太郎　写真・鈴木花子', 'ja', ['山田太郎']],
    ['글·사진 홍길동 기자', 'ko', ['홍길동']],
    ['〔記者王小明／台北報導〕', 'zh-TW', ['王小明']],
    ['Jane Roe | Fotograf', 'sv', []],
    ['Muhabir: Jane Roe Kameraman: John Doe', 'tr', ['Jane Roe']],
    ['נועה לוי, כתבת לענייני סביבה', 'he', ['נועה לוי']],
    ['本报记者 周敏 通讯员 何立', 'zh', ['周敏', '何立']],
    ['Von Jane Roe, John Doe (Fotos) und Mary Major', 'de', ['Jane Roe', 'Mary Major']],
    ['Tekst Jane Roe | Beeld John Doe', 'nl', ['Jane Roe']],
    ['Jane Roe Journalist', 'nb', ['Jane Roe']],
    ['John Doe Fotograf', 'nb', []],
    ['BY JANE ROE AND JOHN DOE Associated Press', 'en', ['JANE ROE', 'JOHN DOE']],
    ['Jane RoeFollow', 'en', ['Jane Roe']],
    ['Shivkumar M', 'en', ['Shivkumar M']],
    ['Ich bin Jane', 'de', []],
    ['Beispiel GmbH & Co. KG', 'de', []],
    ['来源：新华社', 'zh', []],
    ['2020-02-19 20:29 来源： 半月谈', 'zh', []],
    ['Autoren: Jane Roe und John Doe', 'de', ['Jane Roe', 'John Doe']],
    ['Text: Jane Roe | Foto: Joe Doe', 'de', ['Jane Roe']],
    ['Ein Gastbeitrag von Jane Roe', 'de', ['Jane Roe']],
    ['This post was written by Jane Roe, MD', 'en', ['Jane Roe']],
    ['Jane Roe im Gespräch mit John Doe', 'de', ['Jane Roe', 'John Doe']],
    ['Jane Roe in conversation with John Doe', 'en', ['Jane Roe', 'John Doe']],
    ['Jane Roe RDN, CDCES, LD', 'en', ['Jane Roe']],
    ['Md Jane Roe', 'en', ['Md Jane Roe']],
    ['John Doe JR', 'en', ['John Doe JR']],
    ['Updated by Jane Roe', 'en', []],
    ['Find Jane on Google Scholar', 'en', []],
    ['Sat, 20 Dec, 2025', 'en', []],
    ['Jane Roe, Director of Engineering, Example Platform', 'en', ['Jane Roe']],
    ['Jane Roe, MD, gastroenterologist, Example Health', 'en', ['Jane Roe']],
    ['Jane Roe, Director of Example Labs, and Joe Doe, Reporter', 'en', ['Jane Roe', 'Joe Doe']],
    ['Dec. 19, 2025 · Jane Roe on behalf of the Example group', 'en', ['Jane Roe']],
    ['Updated by | Jane Roe', 'en', []],
    ['De Luca Carla', 'it', ['De Luca Carla']],
    ['Da Silva Maria', 'en', ['Da Silva Maria']],
    ['De Maria Ionescu', 'ro', ['Maria Ionescu']],
    ['da Jane Roe', 'it', ['Jane Roe']],
    ['Jane Roe | and Joe Doe', 'en', ['Jane Roe', 'Joe Doe']],
  ];
  for (const [byline, language, names] of cases) {
    it(byline, () => assert.deepEqual(namesInByline(byline, language), names));
  }
});

describe('names in fields', () => {
  it('keeps agencies and names of one word', () => {
    assert.deepEqual(namesInField('Reuters'), ['Reuters']);
    assert.deepEqual(namesInField('AFP'), ['AFP']);
    assert.deepEqual(namesInField('tagesschau.de'), ['tagesschau.de']);
  });
  it('keeps a function where it is the whole signature', () => {
    for (const text of ['Staff Writer', 'HLNF Staff Report', 'Community Editor'])
      assert.deepEqual(namesInField(text), [text]);
    assert.deepEqual(namesInField('Jane Roe Staff Writer'), ['Jane Roe']);
  });
  it('keeps the joined signs of an editor and an agency', () => {
    assert.deepEqual(namesInField('det/dpa'), ['det/dpa']);
    assert.deepEqual(namesInField('Jane Roe/dpa'), ['Jane Roe', 'dpa']);
  });
  it('keeps the name of a body whole, and parts people', () => {
    for (const body of [
      'Bündnis 90/Die Grünen',
      'Institut für Klima und Umwelt',
      'Centre for Boats & Harbours',
      'Fundación para Puertos y Barcos',
      'Bureau pour Ports et Bateaux',
    ])
      assert.deepEqual(namesInField(body, 'de'), [body], body);
    assert.deepEqual(namesInField('Jane Roe und Joe Doe', 'de'), ['Jane Roe', 'Joe Doe']);
    assert.deepEqual(namesInField('Jane Roe / May 12', 'en'), ['Jane Roe']);
    assert.deepEqual(namesInField('Linny and Peter', 'en'), ['Linny', 'Peter']);
  });
  it('takes nothing of where she works, and for how long', () => {
    const text = 'Jane Roe, Sr. Director of Operations, Example Van Lines - 10+ Years in the Moving Industry';
    assert.deepEqual(namesInField(text, 'en'), ['Jane Roe']);
  });
  it('drops accounts of machines, addresses and e-mails', () => {
    for (const text of [
      'admin',
      'Administrator',
      'webmaster',
      'https://example.org/author/jane',
      'jane@example.org',
      'jane[at]example.org',
      '',
    ]) {
      assert.deepEqual(namesInField(text), [], text);
    }
  });
});

describe('names, for any input', () => {
  const part = fc.constantFrom('Jane', 'Søren', 'María', 'Łukasz', 'Anna', 'Kjær', 'Müller', 'Öztürk', 'Noori', 'Roe');
  const name = fc.tuple(part, part).map((parts) => parts.join(' '));

  it('finds every name of a list, in order, once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('By ', 'Von ', 'Par ', ''),
        (names, by) => {
          const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
          assert.deepEqual(namesInByline(by + list, 'en'), names);
        },
      ),
    );
  });

  it('drops every degree behind a name, with a comma and without', () => {
    const degree = fc.constantFrom('MD', 'RDN', 'MBA', 'PhD', 'CPP', 'LCSW');
    fc.assert(
      fc.property(name, degree, fc.constantFrom(' ', ', '), (person, letters, joint) => {
        assert.deepEqual(namesInByline(`By ${person}${joint}${letters}`, 'en'), [person]);
        assert.deepEqual(namesInField(`${person}${joint}${letters}`, 'en'), [person]);
      }),
    );
  });

  it('is stable: a name that was found is found again as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const found of namesInByline(text, 'en')) assert.deepEqual(namesInByline(found, 'en'), [found]);
      }),
    );
  });

  it('never leaves a control character, a line break or white space at the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const found of namesInField(text, 'en')) {
          assert.equal(found, found.trim());
          assert.doesNotMatch(found, /[\n\r\t]/);
        }
      }),
    );
  });

  it('takes time linear in the length of a hostile byline', () => {
    for (const piece of ['By ', ', ', 'a b ', '(', ' - ', 'and and ', 'http://', '@'])
      assertLinear(piece, (part) => namesInField(piece.repeat(100_000 * part), 'en'));
  });
});
