/**
 * Eight articles in eight scripts, as eight newspapers would print them: with pictures in the ways that pages have them, captions,
 * credits and metadata. A server answers for all of their hosts, as a proxy does.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { encode } from './encode.ts';
import { png } from './png.ts';

/** One article. `body` has its pictures in place. */
export interface NewspaperPage {
  name: string;
  url: string;
  charset: string;
  html: string;
}

interface Story {
  name: string;
  url: string;
  lang: string;
  charset: string;
  site: string;
  title: string;
  author: string;
  published: string;
  lead: string;
  /** Markup of the head besides metadata. */
  head?: string;
  /** Paragraphs and pictures, in order. */
  body: string[];
}

const lazy = `<script>addEventListener('DOMContentLoaded',()=>{for(const i of document.querySelectorAll('img[data-src]')){i.src=i.dataset.src}})</script>`;

const STORIES: Story[] = [
  {
    name: 'latin',
    url: 'http://courier.example/2024/05/17/river-bridge',
    lang: 'en',
    charset: 'utf-8',
    site: 'The Courier',
    title: 'River bridge opens after eleven years of work',
    author: 'Maria Okafor',
    published: '2024-05-17T09:30:00+02:00',
    lead: 'http://courier.example/img/bridge-opening-1024.png',
    body: [
      `<figure><img src="/img/bridge-opening-640.png" srcset="/img/bridge-opening-640.png 640w, /img/bridge-opening-1024.png 1024w" sizes="1024px" alt="Crowd on the bridge"><figcaption>The first walkers cross the new bridge on Friday. <span class="credit">Photo: Elena Brandt/Harbour Press</span></figcaption></figure>`,
      `<p>The bridge over the river opened on Friday morning, eleven years after the town council had voted to build it, and some four thousand people walked across before the first bus was allowed to pass.</p>`,
      `<p>“We waited for so long that my children grew up in the meantime,” said Tomas Lind, who has run the bakery on the southern bank since 1998 and lost half of his customers when the old ferry was closed.</p>`,
      `<p>Engineers had to move the northern pier twice, first because of the ground, then because of the remains of a medieval wharf that archaeologists found under the mud and wanted to keep where they lay.</p>`,
      `<figure><img src="../../../img/old%20ferry%20100%25.png" alt="The ferry"><figcaption>The old ferry made its last crossing in 2013. <span class="credit">Photo: Archive of the Town</span></figcaption></figure>`,
      `<p>The costs rose from forty to ninety-one million, of which the state pays two thirds; the rest comes from a toll that lorries, but neither cars nor buses, will have to pay for the coming fifteen years.</p>`,
      `<p>On Monday the council will talk about what becomes of the ferry landing, for which a swimming school, a market and the sailing club have handed in plans that exclude each other.</p>`,
    ],
  },
  {
    name: 'cyrillic',
    url: 'http://vestnik.example/news/2024/muzey.html',
    lang: 'ru',
    charset: 'windows-1251',
    site: 'Речной вестник',
    title: 'Музей реки открыл новый зал после ремонта',
    author: 'Анна Соколова',
    published: '2024-03-02T12:00:00+03:00',
    lead: 'http://vestnik.example/foto/zal.png',
    body: [
      `<p>Музей реки снова принимает посетителей: после двух лет ремонта открылся зал, в котором собраны карты, лодки и фотографии, подаренные жителями окрестных деревень за последние тридцать лет.</p>`,
      `<figure><img src="/foto/zal.png" alt="Новый зал" width="640" height="400"><figcaption>Посетители осматривают новый зал музея. <span class="credit">Фото: Игорь Ветров</span></figcaption></figure>`,
      `<p>По словам директора Ольги Мельник, самым трудным было перенести деревянную лодку, найденную на дне в 1974 году: она рассыхается, если воздух слишком сухой, и её везли ночью, накрыв мокрыми полотнами.</p>`,
      `<p>В первый день музей посетили почти шестьсот человек, хотя власти города ждали не больше двухсот; очередь растянулась до набережной, и кассы пришлось закрыть на час раньше обычного.</p>`,
      `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/foto/lodka.png" alt="Лодка"><noscript><img src="/foto/lodka.png" alt="Лодка"></noscript><figcaption>Лодку нашли на дне реки полвека назад. <span class="credit">Фото: архив музея</span></figcaption></figure>`,
      `<p>До конца года в зале будут читать лекции по истории судоходства, а летом для школьников устроят мастерскую, где можно будет построить модель лодки по старым чертежам.</p>`,
      lazy,
    ],
  },
  {
    name: 'arabic',
    url: 'http://sahifa.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%A7%D9%84%D9%85%D9%83%D8%AA%D8%A8%D8%A9',
    lang: 'ar',
    charset: 'utf-8',
    site: 'صحيفة النهر',
    title: 'المكتبة العامة تفتح أبوابها ليلا للطلاب',
    author: 'ليلى حداد',
    published: '2024-01-20T18:45:00+03:00',
    lead: 'http://sahifa.example/صور/المكتبة.png',
    body: [
      `<figure><picture><source srcset="/صور/المكتبة.png 640w" type="image/png"><img src="/صور/المكتبة-صغيرة.png" alt="قاعة القراءة"></picture><figcaption>طلاب يدرسون في قاعة القراءة مساء السبت. <span class="credit">تصوير: سامي منصور</span></figcaption></figure>`,
      `<p>قررت المكتبة العامة في المدينة أن تفتح أبوابها حتى منتصف الليل طوال فترة الامتحانات، بعد أن طالب الطلاب منذ سنوات بمكان هادئ يستطيعون الدراسة فيه بعد إغلاق الجامعة.</p>`,
      `<p>وقالت مديرة المكتبة نادية الخطيب إن عدد الزوار تضاعف في الأسبوع الأول، وإن المقاعد المئة والعشرين كانت كلها مشغولة قبل الساعة السابعة مساء في معظم الأيام.</p>`,
      `<p>ويعمل في الورديات الليلية ثمانية موظفين تطوعوا لهذه المهمة مقابل أيام راحة إضافية، كما تبرعت مخابز الحي بالقهوة والخبز لمن يبقون حتى وقت متأخر من الليل.</p>`,
      `<p>وتدرس البلدية تمديد التجربة إلى فصل الصيف إذا بقي الإقبال على حاله، فيما يطلب سكان الحي إضاءة أفضل للشارع المؤدي إلى محطة الحافلات القريبة من المكتبة.</p>`,
    ],
  },
  {
    name: 'han',
    url: 'http://jiangbao.example/a/20240411/c1024.htm',
    lang: 'zh',
    charset: 'gb18030',
    site: '江报',
    title: '老码头改建为公园，周末迎来首批游客',
    author: '王丽',
    published: '2024-04-11T08:00:00+08:00',
    lead: 'http://jiangbao.example/p/matou.png',
    body: [
      `<p>经过三年的改建，位于城南的老码头上周末正式作为公园开放，首日接待游客一万两千多人，附近的公交线路为此临时增加了十二个班次，直到晚上十点才恢复正常。</p>`,
      `<figure><img src="/p/matou.png" alt="码头公园"><figcaption>四月十日，市民在新开放的码头公园散步。<span class="credit">摄影：李强</span></figcaption></figure>`,
      `<p>公园保留了原有的两座仓库和一台建于一九五六年的起重机，设计师说，他们希望孩子们能够看到这座城市过去怎样依靠江水运输粮食和煤炭，而不只是看到草地和长椅。</p>`,
      `<p>家住附近的退休工人陈先生在这里工作过二十七年，他说，最让他高兴的是老同事们又有了见面的地方，“以前我们在这里流汗，现在我们在这里下棋”。</p>`,
      `<figure><img src="/p/qizhongji.png" alt="起重机"><figcaption>保留下来的起重机建于一九五六年。<span class="credit">摄影：赵敏</span></figcaption></figure>`,
      `<p>市政部门表示，公园二期将于明年春天动工，计划增加一个小型的航运展览馆，并且把沿江的步道向东延长一点五公里，与体育中心连接起来。</p>`,
    ],
  },
  {
    name: 'kana',
    url: 'http://minato.example/articles/20240602.html',
    lang: 'ja',
    charset: 'shift_jis',
    site: 'みなと新報',
    title: '港の朝市が十年ぶりに復活、行列は橋まで',
    author: '田中ゆき',
    published: '2024-06-02T07:15:00+09:00',
    lead: 'http://minato.example/photo/asaichi.png',
    body: [
      `<figure><a href="/photo/asaichi.png"><img src="/photo/asaichi_s.png" alt="朝市"></a><figcaption>十年ぶりに開かれた港の朝市＝２日午前６時、山本健撮影</figcaption></figure>`,
      `<p>港の朝市が二日、十年ぶりに復活した。午前五時の開場と同時に列は橋のたもとまで伸び、用意された鮮魚や野菜の多くは一時間もたたないうちに売り切れたという。</p>`,
      `<p>朝市は高齢の出店者が減ったために休止していたが、町に移り住んだ若い漁師たちが二年前から準備を進め、三十二の店が参加することになった。最年少の店主は二十一歳である。</p>`,
      `<p>「祖母と来た朝のにおいを覚えている」と話すのは、隣町から家族四人で訪れた会社員の佐藤明さん。子どもたちは生きたタコに触れて、しばらくその場を離れようとしなかった。</p>`,
      `<p>実行委員会によると、次回は来月の第一日曜日に開かれる予定で、雨の場合は市場の中で続ける。駐車場が足りないため、駅からは無料のバスを走らせることにしている。</p>`,
    ],
  },
  {
    name: 'devanagari',
    url: 'http://patrika.example/khabar?id=4711&lang=hi',
    lang: 'hi',
    charset: 'utf-8',
    site: 'नदी पत्रिका',
    title: 'गाँव की लड़कियों ने बनाया सौर ऊर्जा से चलने वाला पंप',
    author: 'सुनीता शर्मा',
    published: '2024-02-14T11:20:00+05:30',
    lead: 'http://static.patrika.example/m/pump.png?size=large',
    head: '<base href="http://patrika.example/assets/">',
    body: [
      `<p>गाँव के सरकारी विद्यालय की छह छात्राओं ने मिलकर सौर ऊर्जा से चलने वाला एक पंप बनाया है, जिससे अब बिजली न होने पर भी खेतों तक पानी पहुँचाया जा सकता है और डीज़ल का खर्च बचता है।</p>`,
      `<figure><img src="//static.patrika.example/m/pump.png?size=large" alt="पंप"><figcaption>छात्राएँ अपने बनाए पंप के साथ। <span class="credit">फ़ोटो: राजेश कुमार</span></figcaption></figure>`,
      `<p>विज्ञान की शिक्षिका मीना देवी बताती हैं कि पहली बार पंप केवल दस मिनट चला, लेकिन लड़कियों ने हार नहीं मानी और पुराने कंप्यूटरों के पुर्ज़ों से नया नियंत्रक तैयार कर लिया।</p>`,
      `<p>ज़िला प्रशासन ने इस काम के लिए पचास हज़ार रुपये का पुरस्कार दिया है, और पड़ोस के चार गाँवों ने भी ऐसे पंप लगाने की इच्छा जताई है, जिनके लिए सामान की सूची बनाई जा रही है।</p>`,
      `<figure><img src="khet.png" alt="खेत"><figcaption>पंप से सींचा गया गेहूँ का खेत। <span class="credit">फ़ोटो: अनिल यादव</span></figcaption></figure>`,
      `<p>छात्राओं का अगला सपना है कि विद्यालय में एक छोटी कार्यशाला बने, जहाँ छुट्टियों में दूसरी लड़कियाँ भी सीख सकें कि सौर पैनल कैसे जोड़े और सुधारे जाते हैं।</p>`,
    ],
  },
  {
    name: 'greek',
    url: 'http://efimerida.example/koinonia/faros/',
    lang: 'el',
    charset: 'utf-8',
    site: 'Η Εφημερίδα του Λιμανιού',
    title: 'Ο παλιός φάρος ανάβει ξανά χάρη στους ψαράδες',
    author: 'Νίκος Παππάς',
    published: '2024-07-08T20:10:00+03:00',
    lead: 'http://efimerida.example/eikones/faros.png',
    body: [
      `<figure><img src="/eikones/faros.png" alt="Ο φάρος"><figcaption>Ο φάρος άναψε για πρώτη φορά μετά το 1987. <span class="credit">Φωτογραφία: Ελένη Ρήγα</span></figcaption></figure>`,
      `<p>Ο φάρος στην άκρη του λιμανιού άναψε το Σάββατο για πρώτη φορά ύστερα από τριάντα επτά χρόνια, αφού οι ψαράδες του νησιού μάζεψαν μόνοι τους τα χρήματα που χρειάζονταν για την επισκευή του.</p>`,
      `<p>Ο πρόεδρος του συλλόγου, Γιώργος Αλεξίου, είπε ότι κανείς δεν πίστευε πως θα τα κατάφερναν, αλλά μέσα σε δύο χειμώνες βρέθηκαν μάστορες, πέτρα από το παλιό λατομείο και ένας φακός από τη Γαλλία.</p>`,
      `<p>Το βράδυ της γιορτής οι βάρκες βγήκαν όλες μαζί στη θάλασσα και περίμεναν σβηστές, ώσπου το φως πέρασε πάνω από τα κύματα και οι καμπάνες του χωριού άρχισαν να χτυπούν.</p>`,
      `<aside><img src="/eikones/faros.png" alt=""></aside>`,
      `<figure><img src="/eikones/varkes.png" alt="Βάρκες"><figcaption>Οι βάρκες περίμεναν στο σκοτάδι. <span class="credit">Φωτογραφία: Ελένη Ρήγα</span></figcaption></figure>`,
      `<p>Από το φθινόπωρο ο φάρος θα είναι ανοιχτός στα σχολεία, και στο ισόγειο θα στηθεί μια μικρή έκθεση με ημερολόγια, χάρτες και τις φωτογραφίες των φαροφυλάκων που έζησαν εκεί.</p>`,
    ],
  },
  {
    name: 'hangul',
    url: 'http://gangnews.example/view/99121',
    lang: 'ko',
    charset: 'euc-kr',
    site: '강변일보',
    title: '폐교된 초등학교, 마을 도서관으로 다시 문 열다',
    author: '김민수',
    published: '2024-09-30T10:05:00+09:00',
    lead: 'http://gangnews.example/data/school.png',
    body: [
      `<figure><img src="/data/school.png" alt="도서관"><figcaption>새로 문을 연 마을 도서관에서 아이들이 책을 읽고 있다. <span class="credit">사진=박지훈 기자</span></figcaption></figure>`,
      `<p>학생이 줄어 팔 년 전에 문을 닫은 강변초등학교가 마을 도서관으로 다시 태어났다. 주민들은 지난 이 년 동안 주말마다 모여 교실의 벽을 칠하고 책장을 만들었으며, 책은 모두 기증을 받았다.</p>`,
      `<p>도서관장 이영희 씨는 “처음에는 삼백 권으로 시작했지만 지금은 만 이천 권이 넘는다”며 “아이들의 웃음소리가 다시 운동장에 들리는 것이 가장 기쁘다”고 말했다.</p>`,
      `<p>이 학교를 졸업한 김철수 씨는 서울에서 내려와 목공 교실을 열었다. 그는 매주 토요일 아이들과 함께 의자를 만들고 있으며, 완성된 의자는 도서관의 열람실에 놓인다.</p>`,
      `<p>군청은 내년부터 도서관의 난방비를 지원하기로 했고, 겨울 방학에는 이웃 마을의 학생들도 버스를 타고 와서 책을 빌릴 수 있도록 노선을 바꿀 계획이라고 밝혔다.</p>`,
    ],
  },
];

export const NEWSPAPER: NewspaperPage[] = STORIES.map((story) => ({
  name: story.name,
  url: story.url,
  charset: story.charset,
  html: pageOf(story),
}));

function pageOf({ lang, charset, site, title, author, published, lead, url, head = '', body }: Story): string {
  const dir = lang === 'ar' ? ' dir="rtl"' : '';
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    author: { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: site },
    image: lead,
    mainEntityOfPage: url,
  };
  return `<!doctype html>
<html lang="${lang}"${dir}><head><meta charset="${charset}"><title>${title} | ${site}</title>${head}
<link rel="canonical" href="${url.replace('&', '&amp;')}"><meta property="og:type" content="article"><meta property="og:site_name" content="${site}">
<meta property="og:title" content="${title}"><meta property="og:image" content="${lead}">
<meta property="article:published_time" content="${published}"><meta name="author" content="${author}">
<script type="application/ld+json">${JSON.stringify(article)}</script>
<link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/"><img src="/logo.png" alt="${site}" width="120" height="40"></a><nav><a href="/a">A</a> <a href="/b">B</a></nav></header>
<main><article><h1>${title}</h1><p class="byline"><a rel="author" href="/author">${author}</a> <time datetime="${published}">${published.slice(0, 10)}</time></p>
${body.join('\n')}
</article></main><footer><p>&copy; 2024 ${site}</p></footer></body></html>
`;
}

/** A web archive that replays the newspapers: `/web/STAMPid_/ADDRESS` has the original bytes, `/web/STAMP/ADDRESS` a toolbar. */
export function archiveListener(stamp = '20240701120000') {
  const original = newspaperListener();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const [, asked = '', shown = '', address = ''] =
      /\/web\/(\d{4,14})([a-z]{2}_)?\/(http.+)$/.exec(request.url ?? '') ?? [];
    if (address === '' || shown !== 'id_') {
      response.end('<html><body><div id="wm-ipp">a toolbar</div></body></html>');
    } else if (asked !== stamp) {
      response.writeHead(302, { location: `/web/${stamp}id_/${address}` }).end();
    } else {
      response.setHeader('memento-datetime', 'Mon, 01 Jul 2024 12:00:00 GMT');
      const { host } = new URL(address);
      original({ url: address, headers: { host } } as IncomingMessage, response);
    }
  };
}

/** Answers for the host that a request names: the eight pages, and a picture for every path that is called one. */
export function newspaperListener() {
  return ({ url = '/', headers }: IncomingMessage, response: ServerResponse): void => {
    const asked = new URL(url, `http://${headers.host}`);
    const page = NEWSPAPER.find((one) => new URL(one.url).href === asked.href);
    if (page) {
      response.setHeader('content-type', page.charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html');
      response.end(encode(page.html, page.charset));
    } else if (/\.png$/.test(asked.pathname)) {
      response.setHeader('content-type', 'image/png');
      // SingleFile reads pictures of other hosts by scripts.
      response.setHeader('access-control-allow-origin', '*');
      response.end(pictureAt(asked));
    } else if (asked.pathname === '/style.css') {
      response.setHeader('content-type', 'text/css');
      response.end('figure { margin: 1em } img { max-width: 100% }');
    } else {
      response.statusCode = 404;
      response.end('not here');
    }
  };
}

/** The picture that the newspapers have at an address. */
export function pictureAt({ host, pathname }: URL): Buffer {
  const seed = [...`${host}${pathname}`].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7);
  if (pathname === '/logo.png') return png(120, 40, seed);
  const width = Number(/-(\d{3,4})\.png$/.exec(pathname)?.[1] ?? 640);
  return png(width, Math.round(width * 0.625), seed);
}
