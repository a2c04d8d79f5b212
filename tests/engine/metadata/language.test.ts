/** The language of a page, by its declarations and as far as its text bears them out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { shareInScript } from '../../../src/engine/metadata/language.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

const GERMAN =
  'Die Brücke, auf welche die Stadt zehn Jahre gewartet hat, ist am Dienstag eröffnet worden. Die Bürgermeisterin ging als Erste hinüber und dankte den Arbeitern, die den ganzen Winter gebaut hatten.';
const ENGLISH =
  'The bridge that the city had waited for was opened on Tuesday. The mayor was the first to cross it, and she thanked the workers who had been building all winter, in the rain and in the snow.';
// The Freedom Charter and a newspaper's first lines; no detector that this program carries knows the language.
const ZULU =
  'Umndeni wesaguga saseMbali uhlalele ovalweni emva kokuhlaselwa ekhaya ngoLwesibili ebusuku. Ngabona amanxeba amathathu egxalabeni emqaleni kanye nasemlenzeni kusho indodakazi yakhe.';

const SWAHILI =
  'Wananchi wa mji huo walikusanyika Jumanne asubuhi kushuhudia uzinduzi wa daraja jipya ambalo limechukua miaka kumi kujengwa na serikali ya kaunti.';

/** Prose of a language that puts into endings what others say in words of their own. */
const WITHOUT_SMALL_WORDS = {
  lt: 'Žiočių žvejai pradėjo keisti dyzelinius variklius po to, kai uosto valdyba sutiko padengti pusę išlaidų, ko keli kaimai prašė nuo pavasario potvynių. Valdyba tikisi, kad iki kitų metų pabaigos bus pakeista du šimtai laivų.',
};

function languageOf(text: string, attributes = ''): [language: string | undefined, source: string | undefined] {
  const html = `<html ${attributes}><body><h1>Bridge</h1>${`<p>${text}</p>`.repeat(5)}</body></html>`;
  const page = parsePage(html, 'https://news.example/a');
  const { language, provenance } = readMetadata(page, readJsonLd(page));
  return [language, provenance.language];
}

describe('the language of a page', () => {
  it('is the declared one where the text bears it out', () => {
    assert.deepEqual(languageOf(GERMAN, 'lang="de-AT"'), ['de-AT', 'dom:lang']);
    assert.deepEqual(languageOf(ENGLISH, 'lang="en_GB"'), ['en-GB', 'dom:lang']);
    assert.deepEqual(languageOf(ZULU, 'lang="zu"'), ['zu', 'dom:lang']);
  });

  it('is the detected one where none is declared, or a theme says English of another', () => {
    assert.deepEqual(languageOf(GERMAN), ['de', 'text']);
    assert.deepEqual(languageOf(GERMAN, 'lang="en-US"'), ['de', 'text']);
    assert.deepEqual(languageOf(ENGLISH, 'lang="de"'), ['en', 'text']);
    assert.deepEqual(languageOf(ENGLISH), ['en', 'text']);
    for (const [code, text] of Object.entries(WITHOUT_SMALL_WORDS)) assert.deepEqual(languageOf(text), [code, 'text']);
  });

  it('is left out where the text is not the declared one and no other is told for sure', () => {
    assert.deepEqual(languageOf(ZULU, 'lang="en-GB"'), [undefined, undefined]);
    assert.deepEqual(languageOf(SWAHILI, 'lang="en"'), [undefined, undefined]);
    assert.deepEqual(languageOf(SWAHILI, 'lang="sw"'), ['sw', 'dom:lang']);
  });

  it('is told by the words, however far the markup is indented', () => {
    const indented = `${'\n'.padEnd(4_000)}<b></b>`.repeat(3);
    assert.deepEqual(languageOf(`${indented}${GERMAN}`, 'lang="en"'), ['de', 'text']);
  });

  it('is written in the script that ICU says, where no table of ICU is asked', () => {
    for (const code of 'en de fr es pt it nl sv da nb no nn fi is pl cs sk hu ro tr id vi sr zh ar az uz ku'.split(' ')) {
      for (const tag of [code, `${code}-US`, `${code}-IR`, `${code}-CC`]) {
        const isLatin = new Intl.Locale(tag).maximize().script === 'Latn';
        assert.equal(shareInScript('abc', tag) === 1, isLatin, tag);
      }
    }
  });

  it('keeps a declared language that has few common words, where detection agrees', () => {
    const turkish =
      'Belediye Meclisi toplantısında konuşan Başkan Yılmaz, köprünün açılışının gelecek haftaya ertelendiğini duyurdu. Yetkililer, inşaat çalışmalarının tamamlanmasının ardından trafiğe açılacağını bildirdi. Vatandaşlar sabah saatlerinden itibaren köprünün üzerinde yürüyüş yaptı.';
    assert.deepEqual(languageOf(turkish, 'lang="tr"'), ['tr', 'dom:lang']);
  });
});
