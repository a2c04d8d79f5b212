/** Boxes and lines beside the text in the wording of many languages, and what looks like them and stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { SENTENCES } from './bridge-story.ts';

const PARAGRAPHS = SENTENCES.slice(0, 6).map((sentence, i) => `<p>${sentence} ${SENTENCES[(i + 2) % 6]}</p>`);

interface Parts {
  above?: string;
  inside?: string;
  behind?: string;
  paragraphs?: string[];
}

function read({ above = '', inside = '', behind = '', paragraphs = PARAGRAPHS }: Parts): string {
  const half = Math.ceil(paragraphs.length / 2);
  const text = [...paragraphs.slice(0, half), inside, ...paragraphs.slice(half)].join('\n');
  const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title><meta name="author" content="Jane Roe"></head><body>
${above}<nav><a href="/">Home</a></nav><main><article><h1>Town votes for a new bridge</h1><p class="byline">By Jane Roe</p><p>14 March 2024</p><div>${text}</div></article>${behind}</main></body></html>`;
  return extract({ html, url: 'https://example.org/2024/bridge' }).text;
}

const WORDS = Object.entries({
  'a paragraph that pleads before a call to give': {
    sv: '<hr><p>Stöd oss: harbour lever på läsare som du.</p><p><a href="/x">Stöd oss</a></p>',
    nb: '<hr><p>Bidra litt hver måned: harbour lever av lesere som deg.</p><p><a href="/x">Støtt oss</a></p>',
    fi: '<hr><p>Lahjoita pieni summa, jos voit: harbour elää lukijoista.</p><p><a href="/x">Lahjoita</a></p>',
    pl: '<hr><p>Każda wpłata pomaga: harbour żyje dzięki naszym czytelnikom.</p><p><a href="/x">Wesprzyj nas</a></p>',
    cs: '<hr><p>Podpořte nás, pokud můžete: harbour žije z čtenářů, jako jste vy.</p><p><a href="/x">Podpořte nás</a></p>',
    uk: '<hr><p>Кожен внесок важливий: harbour живе завдяки вам.</p><p><a href="/x">Підтримати нас</a></p>',
    el: '<hr><p>Η συνεισφορά σας μετράει: harbour ζει χάρη στους αναγνώστες.</p><p><a href="/x">Στηρίξτε μας</a></p>',
    tr: '<hr><p>Her katkı önemli: harbour sizin gibi okurlarla yaşıyor.</p><p><a href="/x">Destek ol</a></p>',
    ko: '<hr><p>독자 여러분의 후원이 harbour를 지킵니다.</p><p><a href="/x">후원하기</a></p>',
    hi: '<hr><p>आपका सहयोग harbour को स्वतंत्र रखता है।</p><p><a href="/x">सहयोग करें</a></p>',
  },
  'a notice on data that partners store, without a word for cookies': {
    en: '<div class="k9"><p>We and our 214 partners store data of the harbour on your device.</p><button>Accept</button></div>',
    de: '<div class="k9"><p>Wir und unsere 214 Partner speichern harbour-Daten auf Ihrem Gerät.</p><button>Alle akzeptieren</button></div>',
    fr: '<div class="k9"><p>Nous et nos 214 partenaires stockons des données de harbour sur votre appareil.</p><button>Tout accepter</button></div>',
    es: '<div class="k9"><p>Nosotros y nuestros 214 socios almacenamos datos de harbour en tu dispositivo.</p><button>Aceptar</button></div>',
    sv: '<div class="k9"><p>Vi och våra 214 partner lagrar uppgifter om harbour på din enhet.</p><button>Godkänn</button></div>',
    pl: '<div class="k9"><p>My i nasi partnerzy przechowujemy dane harbour na urządzeniu.</p><button>Zgadzam się</button></div>',
    ru: '<div class="k9"><p>Мы и наши партнёры храним данные harbour на вашем устройстве.</p><button>Принять</button></div>',
    ja: '<div class="k9"><p>当社とパートナーはharbourのデータを端末に保存します。</p><button>同意する</button></div>',
  },
  'an offer to contribute': {
    en: '<p><em>Only readers pay for us. If you value the harbour, give each month. <a href="/join">Contribute</a>.</em></p>',
    es: '<p><em>Solo los lectores pagan por harbour. Considera un aporte cada mes. <a href="/apoyo">Quiero aportar</a>.</em></p>',
    pt: '<p><em>Só os leitores pagam por harbour. Considere uma ajuda por mês. <a href="/ajuda">Quero contribuir</a>.</em></p>',
    tr: '<p><em>Bu harbour yalnızca okurlarıyla yaşıyor. <a href="/destek">Katkıda bulun</a>.</em></p>',
    el: '<p><em>Μόνο οι αναγνώστες πληρώνουν για harbour. <a href="/dorea">Συνεισφέρω</a>.</em></p>',
    hi: '<p><em>harbour केवल पाठकों से चलता है। <a href="/daan">सहयोग करें</a>।</em></p>',
  },
  'a program to fetch': {
    en: '<p>Read of the harbour without a break in our program. <a href="https://shop.example.com/app">Get it on Google Play</a></p>',
    de: '<p>Vom harbour lesen Sie ohne Pause in unserer App. <a href="https://shop.example.com/app">Bei Google Play laden</a></p>',
    fi: '<p>Lue harbour keskeytyksettä sovelluksessamme. <a href="https://shop.example.com/app">Lataa Google Playsta</a></p>',
  },
  'letters by mail in a frame': {
    en: '<div class="k1"><p><b>The Harbour Letter</b></p><p>Five stories of the harbour in your inbox before dinner. You can opt out whenever you like.</p></div>',
    fr: '<div class="k1"><p><b>La lettre harbour</b></p><p>Cinq sujets du harbour dans votre boîte avant le dîner. Vous pouvez vous désinscrire quand vous voulez.</p></div>',
    tr: '<div class="k1"><p><b>Harbour bülteni</b></p><p>Beş harbour haberi akşamdan önce e-postanızda. İstediğiniz zaman vazgeçebilirsiniz.</p></div>',
    ja: '<div class="k1"><p><b>harbour通信</b></p><p>harbourの記事を夕食前にメールでお届けします。配信停止はいつでもできます。</p></div>',
  },
  'a broadcast and who carries it': {
    en: '<div class="k2"><h4>Listen: Harbour Talk</h4><p>Every morning we take you behind one story of the harbour.</p><p>The harbour is available on Apple, Spotify and all the usual apps.</p></div>',
    de: '<p><small>Zum Hören: harbour. Zu hören bei Apple, Spotify und in allen bekannten Apps.</small></p>',
    ru: '<div class="k2"><h4>Слушайте: harbour</h4><p>Выпуск о harbour доступен в Spotify, Deezer и других приложениях.</p></div>',
  },
  'a broadcast and the program that has it': {
    en: '<div class="k2"><h4>Harbour Talk</h4><p>Tune in to the harbour on your favourite podcast app, or ask your speaker.</p></div>',
    de: '<div class="k2"><h4>Harbour-Gespräch</h4><p>Vom harbour in der Podcast-App Ihrer Wahl oder über den Sprachassistenten.</p></div>',
    es: '<div class="k2"><h4>Charla del harbour</h4><p>Busca harbour en tu aplicación de pódcast o pídelo a tu altavoz.</p></div>',
  },
  'a poll with its shares': {
    el: '<div class="k3"><p>Πρέπει το harbour να κλείσει;</p><ul><li>Harbour, ναι <b>54%</b></li><li>Harbour, όχι <b>34%</b></li></ul></div>',
  },
  'a note on money from links': {
    en: '<p><em>Should you order at the harbour via one of the links, we receive a small share of the sale.</em></p>',
    de: '<p><em>Bestellen Sie vom harbour über einen der Links, bekommen wir einen kleinen Anteil am Verkauf.</em></p>',
    es: '<p><em>Si pides algo al harbour por uno de los enlaces, recibimos una pequeña parte de la venta.</em></p>',
    tr: '<p><em>Bu haberdeki harbour bağlantılarından alışveriş yaparsanız komisyon kazanabiliriz.</em></p>',
    fi: '<p><em>Jos ostat harbour-jutun linkkien kautta, voimme saada siitä palkkion.</em></p>',
    el: '<p><em>Αν αγοράσετε harbour μέσω των συνδέσμων του άρθρου, ίσως λάβουμε προμήθεια.</em></p>',
    hi: '<p><em>harbour के लिंक से कुछ खरीदने पर हमें कमीशन मिल सकता है।</em></p>',
  },
  'a line that leads to more news': {
    pt: '<p><strong>Veja mais notícias do harbour no <a href="/harbour">portal da região</a></strong></p>',
    pl: '<p>Więcej o harbour przeczytasz w artykule <a href="/harbour">Nowe stawki w porcie od stycznia</a>.</p>',
    el: '<p>Δείτε όλες τις τελευταίες <a href="/">ειδήσεις</a> για το harbour, τη στιγμή που συμβαίνουν</p>',
  },
  'a headline that leads on': {
    en: '<p><a href="/2024/harbour"><strong>HARBOUR MASTER TO RETIRE AFTER THIRTY YEARS</strong></a></p>',
    ru: '<p><strong><a href="/2024/harbour">Школы у harbour переводят на удалёнку из-за морозов</a></strong></p>',
    nl: '<p><b>LEES OOK</b></p><p><a href="/2024/harbour">• Harbour stopt met subsidie voor kleine molens</a></p>',
    fi: '<p><strong>Lue lisää:</strong></p><p><a href="/2024/harbour">Harbour sulkee kaksi laituria</a></p>',
  },
  'a call to follow on a network': {
    ru: '<p>Хотите больше новостей о harbour? Подписывайтесь на наш <a href="https://t.me/harbour">Telegram-канал</a>!</p>',
    sr: '<p>Пратите harbour на <a href="https://www.facebook.com/harbour">Фејсбук</a> и <a href="https://www.instagram.com/harbour/">Инстаграм</a> страници.</p>',
    ur: '<p>تازہ خبروں کے لیے harbour کا <a href="https://whatsapp.com/channel/0029">واٹس ایپ چینل</a> فالو کریں</p>',
  },
  'a call to tell of misprints': {
    ru: '<p>Увидели опечатку о harbour? Выделите фрагмент и нажмите Ctrl+Enter</p>',
  },
}).flatMap(([name, wordings]) =>
  Object.entries(wordings).map(([language, html]) => [`${name}, ${language}`, html] as const),
);

const LEADING = [1, 2, 3, 4, 5].map((i) => `<p><a href="/${i}"><b>Ships wait in the harbour of town ${i}</b></a></p>`);

describe('links that are of the text stay', () => {
  for (const [name, html] of Object.entries({
    'the heads of a digest': LEADING.map((line, i) => `${line}<p>${SENTENCES[i]} It is in the harbour too.</p>`).join(''),
    'an account at the end of a sentence that begins as a call does':
      '<p>Like others who left the harbour, she writes as <a href="https://x.com/janeroe">Jane Roe</a>.</p>',
  }))
    test(name, () => assert.match(read({ inside: html }), /harbour/));
});

const isWhole = (text: string) => SENTENCES.slice(0, 6).every((sentence) => text.includes(sentence));

describe('what speaks to readers goes in every language', () => {
  for (const [name, html] of WORDS)
    test(name, () => {
      const text = read(name.startsWith('a note') ? { paragraphs: [...PARAGRAPHS, html] } : { inside: html });
      assert.ok(!/harbour/i.test(text), text);
      assert.ok(isWhole(text), text);
    });

  for (const label of [
    'Juttu jatkuu mainoksen jälkeen',
    'Haber reklamdan sonra devam ediyor',
    'Το άρθρο συνεχίζεται μετά τη διαφήμιση',
    'विज्ञापन के बाद खबर जारी है',
    '記事は広告の後に続きます',
    'Artikeln fortsätter efter annonsen',
    'Διαφήμιση',
    'Tekst gaat verder onder de foto.',
    'Dalsza część artykułu znajduje się pod materiałem wideo',
    'Artikeln fortsätter under bilden',
    'Tekst se nastavlja ispod oglasa',
    '請繼續往下閱讀...',
  ])
    test(`the label of an advertisement: ${label}`, () => {
      assert.ok(!read({ inside: `<p>${label}</p>` }).includes(label));
    });
});

describe('text that is only spoken, in a box or a child of it', () => {
  for (const html of [
    '<div><span class="sr-only">The harbour gallery ends here, press a key to go on.</span></div>',
    '<p class="screenReaderText">The harbour gallery ends here, press a key to go on.</p>',
    '<p class="accessibility-hidden">The harbour gallery ends here, press a key to go on.</p>',
    '<div style="position:absolute!important;height:1px;width:1px;overflow:hidden">The harbour gallery ends here, press a key.</div>',
  ])
    test(html.slice(0, 60), () => {
      const text = read({ inside: html });
      assert.ok(!text.includes('harbour') && isWhole(text), text);
    });
});

const NAMES = ['Anna Voss', 'Tom Reed', 'Lea Ott', 'Max Hall', 'Ida Berg', 'Jan Wolf'];
const SAID = 'As for the harbour, nobody can say who is to unload the ships that lie there since the storm of last week';

describe('threads and articles behind the text', () => {
  test('names and days in brackets, each over a quotation', () => {
    const thread = NAMES.map(
      (name, i) => `<p>${name} (1${i}:20 · 0${i + 1}.05.2023):</p><blockquote>${SAID}, ${i}.</blockquote>`,
    );
    const text = read({ behind: `<h3>Comments</h3>${thread.join('')}` });
    assert.ok(!text.includes('harbour') && isWhole(text), text);
  });

  test('a thread behind a text of two sentences', () => {
    const thread = NAMES.map(
      (name, i) =>
        `<div><div><b>${name}</b> <span>1${i}:20 · 0${i + 1}.05.2023</span></div><div>${SAID}, ${i}.</div><div><a href="#r">Reply</a></div></div>`,
    );
    const paragraphs = SENTENCES.slice(0, 2).map((sentence) => `<p>${sentence}</p>`);
    const text = read({ paragraphs, behind: `<div><h3>Comments</h3>${thread.join('')}</div>` });
    assert.ok(!text.includes('harbour') && text.includes(SENTENCES[1] as string), text);
  });

  test('entries of a live report behind a short lead stay', () => {
    const entries = NAMES.map(
      (name, i) =>
        `<div class="k7"><header>${name} ${i + 60}.06 sec</header><aside>19:${i + 10}</aside><p>${SAID}, ${i}.</p><aside>Heat</aside></div>`,
    );
    const text = read({ paragraphs: [`<p>${SENTENCES[0]}</p>`], behind: `<div>${entries.join('')}</div>` });
    assert.ok(text.includes('harbour'), text);
  });

  test('a further story whose title is no heading', () => {
    const further = `<div class="k4"><div class="k5">Ships wait in the harbour for days</div><div>By Anna Voss, 13 March 2024</div>${[1, 2, 3, 4, 5].map((i) => `<p>${SAID}, ${i}.</p>`).join('')}</div>`;
    const text = read({ behind: further });
    assert.ok(!text.includes('harbour') && isWhole(text), text);
  });

  test('a further story dated with a.m.', () => {
    const further = (i: number) =>
      `<section class="k4" data-story-url="/2024/ships-${i}"><h2>Ships wait in harbour ${i}</h2><div>Anna Voss | March 13, 2024, 7:40 a.m.</div>${[1, 2, 3, 4].map((j) => `<p>${SAID}, ${i} and ${j}.</p>`).join('')}</section>`;
    const text = read({ behind: `<div>${further(1)}${further(2)}</div>` });
    assert.ok(!text.includes('harbour') && isWhole(text), text);
  });
});

describe('notices above a short text', () => {
  test('a notice on cookies with its heading and buttons', () => {
    const above =
      '<div class="k6"><div><h2>The harbour and you</h2><p>We and our partners store information such as cookies on a device to measure the harbour.</p><p>You may change what you chose for the harbour at any time.</p></div><div><button>Harbour, yes</button><button>Harbour, no</button></div></div>';
    const paragraphs = SENTENCES.slice(0, 2).map((sentence) => `<p>${sentence}</p>`);
    const text = read({ above, paragraphs });
    assert.ok(!/harbour/i.test(text) && text.includes(SENTENCES[0] as string), text);
  });
});

describe('who wrote the text', () => {
  test('a last line in italics that begins with the author goes', () => {
    const text = read({
      paragraphs: [...PARAGRAPHS, '<p><em>Jane Roe writes on the harbour and the courts. She joined in 2016.</em></p>'],
    });
    assert.ok(!text.includes('harbour') && isWhole(text), text);
  });

  test('a last line in italics on who paid for the journey stays', () => {
    const note = 'Jane Roe and Tom Reed saw the harbour on a journey that the port had paid for.';
    const text = read({ paragraphs: [...PARAGRAPHS, `<p><em>${note}</em></p>`] });
    assert.ok(text.includes(note) && isWhole(text), text);
  });
});

const STAYS: Record<string, string> = {
  'news on two carriers of broadcasts': '<p>Apple and Spotify both had apps that told ships when the harbour was free.</p>',
  'a shop for programs as the last words':
    '<p>The program that counts the ships of the harbour was taken out of the <a href="https://shop.example.com/">App Store</a>.</p>',
  'a certificate of a shop as the last words':
    '<p>The captain who sailed into the harbour had nothing to show but a <a href="/certificates/1">Google Play Store Listing Certificate</a>.</p>',
  'news on leaving letters by mail':
    '<p>Nobody at the harbour could opt out of the e-mail that the port sends each day, or unsubscribe from it.</p>',
  'letters that came by mail':
    '<p>The harbour sent its answer by e-mail, which reached the council an hour after the vote.</p>',
  'a correction in italics':
    '<p><em>Correction: the harbour was built in 1931, and not in 1913 as this story said at first.</em></p>',
  'people as the page’s subject, without a day': `<div>${NAMES.slice(0, 4)
    .map((name) => `<div><p><b>${name}</b></p><p>${SAID}.</p></div>`)
    .join('')}</div>`,
};

describe('what looks like those and stays', () => {
  for (const [name, html] of Object.entries(STAYS))
    test(name, () => {
      const text = read({ inside: html });
      assert.equal(text.match(/harbour/gi)?.length, html.match(/harbour/gi)?.length, text);
    });
});

describe('what a page folds in behind its text', () => {
  const fold = (parts: string[]) => `<details><summary>More</summary>${parts.join('')}</details>`;

  test('a transcript stays', () => {
    const said = [1, 2, 3, 4, 5].map((i) => `<p>${SAID}, ${i}.</p>`);
    const text = read({ paragraphs: [...PARAGRAPHS, fold(said)] });
    assert.equal(text.match(/harbour/g)?.length, said.length, text);
  });

  test('a thread and a list of links go', () => {
    const thread = NAMES.map((name, i) => `<li><p>${name} 0${i + 1}.05.2023</p><p>${SAID}, ${i}.</p></li>`);
    const links = NAMES.map(
      (_, i) => `<p><a href="/2024/ships-${i}">Ships wait in the harbour of town ${i} for days</a></p>`,
    );
    const text = read({ paragraphs: [...PARAGRAPHS, fold([`<ul>${thread.join('')}</ul>`]), fold(links)] });
    assert.ok(!text.includes('harbour') && isWhole(text), text);
  });
});

describe('a note behind the text on where it stood first, or what was wrong in it, stays', () => {
  const NOTES = {
    de: 'Zuerst erschienen in der harbour-Woche.',
    fr: 'Cet article est d’abord paru dans la revue harbour.',
    es: 'Este artículo apareció primero en la revista harbour.',
    it: 'Questo articolo è apparso prima sulla rivista harbour.',
    pt: 'Este artigo foi publicado originalmente na revista harbour.',
    nl: 'Dit artikel verscheen eerder in het weekblad harbour.',
    sv: 'Artikeln publicerades först i veckobladet harbour.',
    pl: 'Artykuł ukazał się po raz pierwszy w tygodniku harbour.',
    ru: 'Статья впервые опубликована в журнале harbour.',
    tr: 'Bu yazı ilk olarak harbour dergisinde yayımlandı.',
    ja: 'この記事は雑誌harbourに掲載されました。',
    zh: '本文首发于harbour周刊。',
  };
  for (const [language, note] of Object.entries(NOTES))
    test(language, () => {
      const text = read({ paragraphs: [...PARAGRAPHS, `<div class="k7"><p><small>${note}</small></p></div>`] });
      assert.ok(text.includes(note), text);
    });
});
