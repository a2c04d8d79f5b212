/** Captions and credits as pages print them, in twenty languages: each cause in each of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseFigures, findFigures } from '../../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { type Element, parsePage } from '../../../src/engine/page/page.ts';

interface Language {
  code: string;
  /** Two captions of one sentence each. */
  captions: [string, string];
  /** Two photographers. */
  people: [string, string];
  /** A label of a credit, as the language's papers print it. */
  label: string;
  /** The words of a control in a caption. */
  more: string;
  prose: string;
}

// biome-ignore format: a table
const LANGUAGES: Language[] = [
  { code: 'en', captions: ['The old bridge in May, a year before the flood.', 'Workers look at the pillars of the bridge.'], people: ['Jane Roe', 'J.R. Doe'], label: 'Photo:', more: 'Show more', prose: 'The bridge that the city had waited for was opened on Tuesday by the mayor, who was the first to cross it.' },
  { code: 'de', captions: ['Die alte Brücke im Mai, ein Jahr vor der Flut.', 'Arbeiter prüfen die Pfeiler der Brücke.'], people: ['Jana Beispiel', 'K.H. Muster'], label: 'Foto:', more: 'Mehr anzeigen', prose: 'Die Brücke, auf die die Stadt lange gewartet hat, ist am Dienstag von der Bürgermeisterin eröffnet worden.' },
  { code: 'fr', captions: ['Le vieux pont en mai, un an avant la crue.', 'Des ouvriers examinent les piles du pont.'], people: ['Jeanne Dupont', 'J.-P. Petit'], label: 'Crédit photo :', more: 'Afficher plus', prose: 'Le pont que la ville attendait depuis des années a été ouvert mardi par la maire, la première à le traverser.' },
  { code: 'es', captions: ['El puente viejo en mayo, un año antes de la riada.', 'Unos obreros revisan los pilares del puente.'], people: ['Juana Pérez', 'L.M. Gómez'], label: 'Foto:', more: 'Ver más', prose: 'El puente que la ciudad esperaba desde hacía años fue abierto el martes por la alcaldesa, la primera en cruzarlo.' },
  { code: 'pt', captions: ['A ponte velha em maio, um ano antes da cheia.', 'Operários examinam os pilares da ponte.'], people: ['Ana Silva', 'J.A. Souza'], label: 'Foto:', more: 'Ver mais', prose: 'A ponte que a cidade esperava há anos foi aberta na terça-feira pela prefeita, a primeira a atravessá-la.' },
  { code: 'it', captions: ['Il vecchio ponte in maggio, un anno prima della piena.', 'Alcuni operai esaminano i piloni del ponte.'], people: ['Gianna Rossi', 'L.M. Bianchi'], label: 'Foto:', more: 'Mostra altro', prose: 'Il ponte che la città aspettava da anni è stato aperto martedì dalla sindaca, la prima ad attraversarlo.' },
  { code: 'nl', captions: ['De oude brug in mei, een jaar voor de overstroming.', 'Arbeiders bekijken de pijlers van de brug.'], people: ['Anna de Wit', 'J.P. Bakker'], label: 'Foto:', more: 'Toon meer', prose: 'De brug waarop de stad jaren heeft gewacht is dinsdag geopend door de burgemeester, die er als eerste overheen liep.' },
  { code: 'sv', captions: ['Gamla bron i maj, ett år före översvämningen.', 'Arbetare granskar brons pelare.'], people: ['Åsa Lind', 'P.O. Berg'], label: 'Foto:', more: 'Visa mer', prose: 'Bron som staden har väntat på i flera år öppnades på tisdagen av borgmästaren, som gick först över den.' },
  { code: 'da', captions: ['Den gamle bro i maj, et år før oversvømmelsen.', 'Arbejdere ser på broens piller.'], people: ['Søren Holm', 'M.K. Dahl'], label: 'Foto:', more: 'Vis mere', prose: 'Broen som byen har ventet på i flere år blev åbnet tirsdag af borgmesteren, som gik først over den.' },
  { code: 'nb', captions: ['Gamle brua i mai, et år før flommen.', 'Arbeidere ser på pilarene til brua.'], people: ['Kari Lie', 'O.J. Dal'], label: 'Foto:', more: 'Vis mer', prose: 'Brua som byen har ventet på i flere år ble åpnet tirsdag av ordføreren, som gikk først over den.' },
  { code: 'fi', captions: ['Vanha silta toukokuussa, vuosi ennen tulvaa.', 'Työmiehet tutkivat sillan pilareita.'], people: ['Aino Mäki', 'E.J. Salo'], label: 'Kuva:', more: 'Näytä lisää', prose: 'Silta jota kaupunki on odottanut vuosia avattiin tiistaina, ja pormestari oli ensimmäinen joka ylitti sen.' },
  { code: 'pl', captions: ['Stary most w maju, rok przed powodzią.', 'Robotnicy oglądają filary mostu.'], people: ['Anna Nowak', 'J.K. Lis'], label: 'Fot.', more: 'Pokaż więcej', prose: 'Most, na który miasto czekało od lat, został otwarty we wtorek przez burmistrz, która przeszła przez niego pierwsza.' },
  { code: 'cs', captions: ['Starý most v květnu, rok před povodní.', 'Dělníci prohlížejí pilíře mostu.'], people: ['Jan Novák', 'E.M. Malá'], label: 'Foto:', more: 'Zobrazit více', prose: 'Most, na který město čekalo řadu let, v úterý otevřela starostka, která po něm přešla jako první.' },
  { code: 'hu', captions: ['A régi híd májusban, egy évvel az árvíz előtt.', 'Munkások vizsgálják a híd pilléreit.'], people: ['Kovács Anna', 'N.P. Nagy'], label: 'Fotó:', more: 'Mutass többet', prose: 'A hidat, amelyre a város évek óta várt, kedden nyitotta meg a polgármester, aki elsőként kelt át rajta.' },
  { code: 'ru', captions: ['Старый мост в мае, за год до наводнения.', 'Рабочие осматривают опоры моста.'], people: ['Анна Иванова', 'П.С. Ильин'], label: 'Фото:', more: 'Показать ещё', prose: 'Мост, которого город ждал много лет, во вторник открыла мэр, которая первой прошла по нему.' },
  { code: 'el', captions: ['Η παλιά γέφυρα τον Μάιο, έναν χρόνο πριν από την πλημμύρα.', 'Εργάτες εξετάζουν τους πυλώνες της γέφυρας.'], people: ['Νίκος Παπαδόπουλος', 'Μ.Γ. Παππά'], label: 'Φωτογραφία:', more: 'Περισσότερα', prose: 'Η γέφυρα που η πόλη περίμενε χρόνια άνοιξε την Τρίτη από τη δήμαρχο, που ήταν η πρώτη που την πέρασε.' },
  { code: 'tr', captions: ['Eski köprü mayısta, selden bir yıl önce.', 'İşçiler köprünün ayaklarını inceliyor.'], people: ['Ayşe Yılmaz', 'A.K. Demir'], label: 'Fotoğraf:', more: 'Daha fazla', prose: 'Şehrin yıllardır beklediği köprü için bu salı günü bir tören yapıldı ve köprü belediye başkanı tarafından açıldı.' },
  { code: 'id', captions: ['Jembatan lama pada bulan Mei, setahun sebelum banjir.', 'Para pekerja memeriksa pilar jembatan.'], people: ['Siti Rahma', 'B.S. Santoso'], label: 'Foto:', more: 'Selengkapnya', prose: 'Jembatan yang ditunggu kota ini selama bertahun-tahun dibuka pada hari Selasa oleh wali kota.' },
  { code: 'ja', captions: ['洪水の一年前、五月の古い橋。', '橋脚を調べる作業員たち。'], people: ['山田花子', '鈴木一郎'], label: '撮影：', more: 'もっと見る', prose: '市が長年待ち続けた橋が火曜日に市長によって開通し、市長は家族と一緒に最初に橋を渡った。' },
  { code: 'ko', captions: ['홍수가 나기 한 해 전 오월의 낡은 다리.', '작업자들이 다리 기둥을 살펴보고 있다.'], people: ['김민수', '박지영'], label: '사진:', more: '더 보기', prose: '도시가 오랫동안 기다려 온 다리가 화요일에 시장에 의해 열렸고 시장은 가족과 함께 처음으로 다리를 건넜다.' },
];

interface Cause {
  what: string;
  markup: (language: Language) => string;
  /** File name, caption and credit of each picture. */
  expected: (language: Language) => [url: string, caption: string | undefined, credit: string | undefined][];
  /** Scripts in which names are told by capitals alone, or by none. */
  only?: (language: Language) => boolean;
}

const hasCapitals = ({ code }: Language) => code !== 'ja' && code !== 'ko';

const CAUSES: Cause[] = [
  {
    what: 'each slide of a carousel once, without the numbers of the pager',
    markup: ({ captions: [a, b], people: [p, q], label }) =>
      `<div class="carousel"><div class="slide"><img src="/1.jpg"><div class="caption">${a} ${label} ${p}</div><span class="slide-counter">1 / 2</span></div><div class="slide"><img src="/2.jpg"><div class="caption">${b} ${label} ${q}</div><span class="slide-counter">2 / 2</span></div></div>`,
    expected: ({ captions: [a, b], people: [p, q] }) => [
      ['/1.jpg', a, p],
      ['/2.jpg', b, q],
    ],
  },
  {
    what: 'the numbers of the pager in the caption itself',
    markup: ({ captions: [a, b] }) =>
      `<div class="gallery"><figure><img src="/1.jpg"><figcaption><span>1/2</span> ${a}</figcaption></figure><figure><img src="/2.jpg"><figcaption><span>2/2</span> ${b}</figcaption></figure></div>`,
    expected: ({ captions: [a, b] }) => [
      ['/1.jpg', a, undefined],
      ['/2.jpg', b, undefined],
    ],
  },
  {
    what: 'slides that a script has copied to both ends',
    markup: ({ captions: [a, b] }) => {
      const slide = (n: number, caption: string, more = '') =>
        `<figure class="slick-slide${more}"><img src="/${n}.jpg"><figcaption>${caption}</figcaption></figure>`;
      return `<div class="slick-track">${slide(2, b, ' slick-cloned')}${slide(1, a)}${slide(2, b)}${slide(1, a, ' slick-cloned')}</div>`;
    },
    expected: ({ captions: [a, b] }) => [
      ['/1.jpg', a, undefined],
      ['/2.jpg', b, undefined],
    ],
  },
  {
    what: 'a heading as the caption',
    markup: ({ captions: [a] }) => `<figure class="image"><img src="/1.jpg"><h4>${a}</h4></figure>`,
    expected: ({ captions: [a] }) => [['/1.jpg', a, undefined]],
  },
  {
    what: 'the caption as a sibling without figcaption',
    markup: ({ captions: [a], people: [p], label }) =>
      `<div class="media"><div class="image"><img src="/1.jpg"></div><div class="image-caption">${a} (${label} ${p})</div></div>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, p]],
  },
  {
    what: 'a control in the caption, shown and hidden',
    markup: ({ captions: [a], more }) =>
      `<figure><img src="/1.jpg"><figcaption>${a} <button>${more}</button><span class="sr-only">${more}</span><span hidden>${more}</span><a class="caption-toggle" role="button" href="#">${more}</a></figcaption></figure>`,
    expected: ({ captions: [a] }) => [['/1.jpg', a, undefined]],
  },
  {
    what: 'a name and its distributor in two elements',
    markup: ({ captions: [a], people: [p] }) =>
      `<figure><img src="/1.jpg"><figcaption>${a} <span class="credit">${p}</span><span class="distributor">AFP</span></figcaption></figure>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, `${p}/AFP`]],
  },
  {
    what: 'the distributor behind a slash outside of the element',
    markup: ({ captions: [a], people: [p] }) =>
      `<figure><img src="/1.jpg"><figcaption>${a} <em class="credit">${p}</em> / AFP</figcaption></figure>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, `${p}/AFP`]],
  },
  {
    what: 'a name in brackets at the end, without a label',
    markup: ({ captions: [a], people: [p] }) => `<figure><img src="/1.jpg"><figcaption>${a} (${p})</figcaption></figure>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, p]],
    only: hasCapitals,
  },
  {
    what: 'initials of a photographer are no end of a sentence',
    markup: ({ captions: [a], people: [, q] }) =>
      `<figure><img src="/1.jpg"><figcaption>${a} ${q}/AFP</figcaption></figure>`,
    expected: ({ captions: [a], people: [, q] }) => [['/1.jpg', a, `${q}/AFP`]],
    only: hasCapitals,
  },
  {
    what: 'an agency in brackets, the photographer before it',
    markup: ({ captions: [a], people: [p] }) =>
      `<figure><img src="/1.jpg"><figcaption>${a} ${p} (EFE)</figcaption></figure>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, `${p} (EFE)`]],
    only: hasCapitals,
  },
  {
    what: 'the credit in a box beside the figure',
    markup: ({ captions: [a], people: [p], label }) =>
      `<div class="picture-box"><figure><img src="/1.jpg"><figcaption>${a}</figcaption></figure><div class="picture-credit">${label} ${p}</div></div>`,
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, p]],
  },
  {
    what: 'a caption of nothing but a credit is none',
    markup: ({ people: [p], label }) => `<figure><img src="/1.jpg"><figcaption>${label} ${p}</figcaption></figure>`,
    expected: ({ people: [p] }) => [['/1.jpg', undefined, p]],
  },
  {
    what: 'words of inline elements are one text with the rest',
    markup: ({ captions: [a], people: [p], label }) => {
      const middle = Math.floor(a.length / 2);
      return `<figure><img src="/1.jpg"><figcaption>${a.slice(0, middle)}<strong>${a.slice(middle)}</strong> <small>${label} ${p}</small></figcaption></figure>`;
    },
    expected: ({ captions: [a], people: [p] }) => [['/1.jpg', a, p]],
  },
];

function figuresOf(markup: string, { code, prose }: Language) {
  const paragraph = `<p>${prose}</p>`;
  const html = `<!doctype html><html lang="${code}"><body><article><h1>1234</h1>${paragraph}${markup}${paragraph}${paragraph}</article></body></html>`;
  const page = parsePage(html, 'https://news.example/a/bridge');
  const jsonLd = readJsonLd(page);
  const kept = page.elements.filter(
    ({ name, children }) => name === 'p' && children.some((child) => 'data' in child && child.data === prose),
  );
  const headline = page.elements.find(({ name }) => name === 'h1');
  const extent = { kept, common: kept[0]?.parent as Element, ...(headline && { headline }) };
  return chooseFigures(page, jsonLd, findFigures(page, jsonLd), extent).map(({ figure: { url, caption, credit } }) => [
    new URL(url).pathname,
    caption,
    credit,
  ]);
}

for (const { what, markup, expected, only = () => true } of CAUSES) {
  describe(what, () => {
    for (const language of LANGUAGES.filter(only)) {
      it(language.code, () => {
        assert.deepEqual(figuresOf(markup(language), language), expected(language));
      });
    }
  });
}
