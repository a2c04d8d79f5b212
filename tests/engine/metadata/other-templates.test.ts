/** Bylines, deks, days and names of sites in the markup of other templates, beside what looks alike and is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

const STORIES = {
  en: 'The bridge that the city had waited for was opened on Tuesday. The mayor was the first to cross it, and she thanked the workers.',
  es: 'El puente que la ciudad esperaba desde hace diez años se abrió el martes. La alcaldesa fue la primera en cruzarlo.',
  fr: 'Le pont que la ville attendait depuis dix ans a été ouvert mardi. La maire a été la première à le traverser.',
  de: 'Die Brücke, auf welche die Stadt zehn Jahre gewartet hat, ist am Dienstag eröffnet worden. Die Bürgermeisterin ging als Erste.',
  sv: 'Bron som staden hade väntat på i tio år öppnades på tisdagen. Borgmästaren var den första som gick över den och tackade arbetarna.',
  vi: 'Cây cầu mà thành phố chờ đợi mười năm nay đã được khánh thành hôm thứ Ba. Thị trưởng là người đầu tiên đi qua.',
  tr: 'Kentin on yıldır beklediği köprü salı günü açıldı. Köprüden ilk geçen belediye başkanı oldu ve işçilere teşekkür etti.',
  hi: 'शहर जिस पुल का दस साल से इंतजार कर रहा था वह मंगलवार को खोल दिया गया। महापौर ने सबसे पहले उसे पार किया और मजदूरों को धन्यवाद दिया।',
  ru: 'Мост, которого город ждал десять лет, открыли во вторник. Мэр прошла по нему первой и поблагодарила рабочих, которые трудились всю зиму.',
  uk: 'Міст, на який місто чекало десять років, відкрили у вівторок. Мерка пройшла ним першою і подякувала робітникам, які працювали всю зиму.',
  ar: 'افتتح يوم الثلاثاء الجسر الذي انتظرته المدينة عشر سنوات. وكانت رئيسة البلدية أول من عبره وشكرت العمال الذين عملوا طوال الشتاء.',
  fa: 'پلی که شهر ده سال چشم به راه آن بود روز سه‌شنبه گشایش یافت. شهردار نخستین کسی بود که از آن گذشت و از کارگران سپاسگزاری کرد.',
  zh: '全市等待了十年的大桥于星期二正式通车。市长第一个走过大桥，并向整个冬天都在施工的工人们表示感谢。',
  ja: '市が十年待ち続けた橋が火曜日に開通した。市長が最初に渡り、冬の間ずっと工事を続けた作業員たちに感謝の言葉を述べた。',
  ko: '도시가 십 년 동안 기다려 온 다리가 화요일에 개통됐다. 시장이 가장 먼저 다리를 건넜고 겨우내 일한 노동자들에게 감사의 뜻을 전했다.',
};
type Language = keyof typeof STORIES;

interface Case {
  what: string;
  language: Language;
  /** Above the text, in the same box. */
  above?: string;
  below?: string;
  /** The beginning of the first paragraph. */
  start?: string;
  /** Around the article. */
  aside?: string;
  title?: string;
  site?: string;
  declared?: string;
  expected: { [Field in keyof Metadata]?: Metadata[Field] | undefined };
}

const TITLE = 'Bridge opens after ten years';

function pageOf({ language, above = '', below = '', start = '', aside = '', title, site, declared }: Case): string {
  const story = STORIES[language];
  const paragraphs = [`<p>${start}${story}</p>`, `<p>${story}</p>`, `<p>${story}</p>`].join('');
  return `<html lang="${declared ?? language}"><head><title>${title ?? TITLE}</title>${
    site ? `<meta property="og:site_name" content="${site}">` : ''
  }</head><body>
    <header><a href="/"><img src="/logo.png" alt="Strait Observer"></a><nav><a href="/c/1">Local</a></nav></header>
    <main><div class="wrap"><h1>${TITLE}</h1>${above}<div class="text">${paragraphs}${below}</div></div></main>${aside}</body></html>`;
}

const DEK = 'The city had waited for it since the flood of 2015 and has paid twice the price';
const day = '<p>2025/04/02</p>';

const CASES: Case[] = [
  {
    what: 'a place behind a bar, behind a list that "and" ends',
    language: 'es',
    above: '<p class="firma">Juana Pérez y José Díaz | Puerto Viejo</p>',
    expected: { authors: ['Juana Pérez', 'José Díaz'] },
  },
  {
    what: 'a third name behind a bar',
    language: 'es',
    above: '<p class="firma">Juana Pérez | José Díaz | Ana Ruiz</p>',
    expected: { authors: ['Juana Pérez', 'José Díaz', 'Ana Ruiz'] },
  },
  {
    what: 'the place of the second of two authors',
    language: 'en',
    above: '<p class="byline">Jane Roe and Joe Doe in Lower Harbour</p>',
    expected: { authors: ['Jane Roe', 'Joe Doe'] },
  },
  {
    what: 'the paper between a name in capitals and a post',
    language: 'en',
    above: '<p class="byline">By JANE ROE Observer Staff Writer</p>',
    expected: { authors: ['JANE ROE'] },
  },
  {
    what: 'a line of its own between line breaks, in a cell with the text',
    language: 'en',
    above: `<table><tr><td>${STORIES.en}<br><br><font>By Jane Roe<br>Staff Writer</font><br>${STORIES.en}</td></tr></table>`,
    expected: { authors: ['Jane Roe'] },
  },
  {
    what: 'the words of a sentence in the midst of it',
    language: 'en',
    above: `<p>${STORIES.en} It was read <i>by Jane Roe</i> and the others, ${STORIES.en}</p>`,
    expected: { authors: [] },
  },
  {
    what: 'an agency beside the newsroom',
    language: 'es',
    above: '<p class="autor">Redacción / EFE</p>',
    expected: { authors: ['EFE'] },
  },
  {
    what: 'a label of one language alone',
    language: 'vi',
    above: '<p class="author">Theo Nguyễn Thu Hà</p>',
    expected: { authors: ['Nguyễn Thu Hà'] },
  },
  {
    what: 'a first name that is such a label elsewhere',
    language: 'de',
    above: '<p class="author">Theo Ahlers</p>',
    expected: { authors: ['Theo Ahlers'] },
  },
  {
    what: 'who prepared the report',
    language: 'tr',
    above: '<p>Haberi hazırlayan: Elif Aksoy</p>',
    expected: { authors: ['Elif Aksoy'] },
  },
  {
    what: 'a city of two words in another script',
    language: 'hi',
    above: '<p class="author">अनीता शर्मा, नई दिल्ली</p>',
    expected: { authors: ['अनीता शर्मा'] },
  },
  {
    what: 'the site beside the author in the line of the date',
    language: 'en',
    site: 'Strait Observer',
    above: '<div>Jane Roe - Strait Observer<br>April 2, 2025</div>',
    expected: { authors: ['Jane Roe'] },
  },
  {
    what: 'names and a date in the footer of the site',
    language: 'ko',
    aside: '<footer><p>해협일보 | 발행인 : 박발행 | 등록일 : 2010.03.04</p></footer>',
    expected: { authors: [] },
  },
  {
    what: 'the reporter in brackets that the text begins with',
    language: 'ko',
    start: '[부산=정하늘 기자] ',
    expected: { authors: ['정하늘'] },
  },
  {
    what: 'the reporter behind the brackets of place and agency',
    language: 'ko',
    start: '(부산=연합뉴스) 정하늘 기자 = ',
    expected: { authors: ['정하늘'] },
  },
  { what: 'the post behind the name', language: 'ko', below: '<p>/정하늘 기자</p>', expected: { authors: ['정하늘'] } },
  { what: 'the same in brackets', language: 'ko', below: '<p>[정하늘 기자]</p>', expected: { authors: ['정하늘'] } },
  {
    what: 'the author behind the editor in charge',
    language: 'zh',
    below: '<p>（责任编辑：周强）</p><p>（文/林小雨）</p>',
    expected: { authors: ['林小雨'] },
  },
  {
    what: 'name, place and agency before a dash',
    language: 'tr',
    start: 'Ayşe YILMAZ / İSTANBUL, (DHA) - ',
    expected: { authors: ['Ayşe YILMAZ'] },
  },
  {
    what: 'a label that names the place',
    language: 'de',
    above: '<p class="autor">Aus Beispielstadt berichtet Jana Doe</p>',
    expected: { authors: ['Jana Doe'] },
  },
  {
    what: 'brackets that name no reporter',
    language: 'ko',
    start: '[특집 기획] ',
    expected: { authors: [] },
  },
  {
    what: 'a reporter behind the mark of the own paper',
    language: 'zh',
    start: '本报讯（记者 林小雨）',
    expected: { authors: ['林小雨'] },
  },
  {
    what: 'a reporter in brackets below short paragraphs',
    language: 'zh',
    below: '<p>（记者 林小雨）</p>',
    expected: { authors: ['林小雨'] },
  },
  {
    what: 'names in round brackets below the text',
    language: 'ja',
    above: day,
    below: '<p>（高橋美咲、伊藤健太）</p>',
    expected: { authors: ['高橋美咲', '伊藤健太'] },
  },
  {
    what: 'a name in brackets behind the last sentence',
    language: 'ja',
    above: day,
    below: `<p>${STORIES.ja}【高橋美咲】</p>`,
    expected: { authors: ['高橋美咲'] },
  },
  { what: 'a remark on titles', language: 'ja', below: '<p>（敬称略）</p>', expected: { authors: [] } },
  { what: 'an agency below the text', language: 'ja', below: '<p>（共同通信社）</p>', expected: { authors: [] } },
  { what: 'a heading in brackets', language: 'ja', below: '<p>【関連記事】</p>', expected: { authors: [] } },
  { what: 'Ukrainian in a template that says Russian', language: 'uk', declared: 'ru', expected: { language: 'uk' } },
  { what: 'Russian in a template that says Ukrainian', language: 'ru', declared: 'uk', expected: { language: 'ru' } },
  { what: 'Russian with a Ukrainian name', language: 'ru', start: 'Їжак, ', expected: { language: 'ru' } },
  { what: 'Persian in a template that says Arabic', language: 'fa', declared: 'ar', expected: { language: 'fa' } },
  { what: 'Arabic', language: 'ar', expected: { language: 'ar' } },
  {
    what: 'the change of a text by another word',
    language: 'sv',
    above: '<p>Publicerad: 2 april 2025 09.15</p><p>Senast ändrad: 3 april 2025 10.00</p>',
    expected: { published: '2025-04-02T09:15', modified: '2025-04-03T10:00' },
  },
  {
    what: 'the teaser that the article repeats as its dek',
    language: 'de',
    above: `<div class="teaser-text"><p>${DEK}</p></div>`,
    expected: { subtitle: DEK },
  },
  {
    what: 'a teaser with a link',
    language: 'de',
    above: `<div class="teaser-text"><p>${DEK} <a href="/other">more</a></p></div>`,
    expected: { subtitle: undefined },
  },
  {
    what: 'a dek whose box holds the signature',
    language: 'fr',
    above: `<div class="chapeau"><p>${DEK}</p><p class="signature">Par Jeanne Dupont</p></div>`,
    expected: { subtitle: DEK, authors: ['Jeanne Dupont'] },
  },
  {
    what: 'a long second heading without a full stop, before the line of the author',
    language: 'es',
    above: `<h2>${DEK}</h2><div>Por Juana Pérez</div>`,
    expected: { subtitle: DEK, authors: ['Juana Pérez'] },
  },
  {
    what: 'a second heading over the text',
    language: 'es',
    above: `<h2>${DEK}</h2><p>${STORIES.es}</p>`,
    expected: { subtitle: undefined },
  },
  {
    what: 'subjects with a sign before each, in a box that is called so',
    language: 'ko',
    below: '<div class="tag-group"><a href="/t/1">#여객선</a> <a href="/t/2">#면허</a></div>',
    expected: { tags: ['여객선', '면허'] },
  },
  {
    what: 'links to places of the page in a box that is called so',
    language: 'en',
    below: '<div class="tag-group"><a href="#one">#One</a> <a href="#two">#Two</a></div>',
    expected: { tags: [] },
  },
  {
    what: 'a channel behind the site in <title>',
    language: 'zh',
    title: `${TITLE}_Strait Observer_国内频道`,
    expected: { site: 'Strait Observer', title: TITLE },
  },
];

describe('as other templates print it', () => {
  for (const given of CASES) {
    it(`${given.language}: ${given.what}`, () => {
      const page = parsePage(pageOf(given), 'https://www.news.example/a/bridge');
      const metadata = readMetadata(page, readJsonLd(page));
      const fields = Object.keys(given.expected) as (keyof Metadata)[];
      assert.deepEqual(Object.fromEntries(fields.map((field) => [field, metadata[field]])), given.expected);
    });
  }
});
