/**
 * The signs of what is beside an article: bylines, dates and links of other texts, and the words of calls and notices in
 * many languages.
 */
import { hasBylineLabel } from '../../metadata/names/byline-labels.ts';
import { type Element, httpUrl, isTag, type PageTree } from '../../page/page.ts';
import { lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';

/** A longer block is prose. Characters. */
const LONGEST_LINE = 120;
const BYLINE_WORD = /(?:^|[\s_-])(?:by-?line|author|writer|autor|auteur|dateline)/i;
const DATE_WORD = /(?:^|[\s_-])(?:date|time|published|timestamp|datum|fecha)/i;
const DATE =
  /\b(?:19|20)\d\d\b|\d{1,2}[.:/h]\d\d|(?:19|20)\d\d\s?年|\b\d{1,2}\s?(?:min|h|hours?|days?|weeks?|months?|years?)\b\.? ago|\bvor \d{1,2} |\bhace \d|\bil y a \d/i;
const SENTENCE = /[\p{Ll}\p{Lo}][.!?。]["”’»]?$/u;

export function isByline({ element, text }: Block): boolean {
  if (text.length > LONGEST_LINE || SENTENCE.test(text)) return false;
  if (hasBylineLabel(text)) return true;
  return near(element, ({ attribs }) => {
    const { class: classes, itemprop, rel } = attribs;
    return rel === 'author' || (itemprop !== undefined && /author/i.test(itemprop)) || BYLINE_WORD.test(classes ?? '');
  });
}

export function isDate({ element, nodes, text }: Block): boolean {
  if (text.length > LONGEST_LINE || HEADING.test(element.name) || SENTENCE.test(text)) return false;
  const times = nodes.some(
    (node) => isTag(node) && (node.name === 'time' || node.children.some((child) => isTag(child) && child.name === 'time')),
  );
  if (times || DATE.test(text)) return true;
  return /\d/.test(text) && near(element, ({ attribs, name }) => name === 'time' || DATE_WORD.test(attribs.class ?? ''));
}

const HEADING = /^h[1-6]$/;

/** The element itself or the one around it. */
function near(element: Element, test: (element: Element) => boolean): boolean {
  const { parent } = element;
  return test(element) || (parent !== null && isTag(parent) && test(parent as Element));
}

/** The first link in or around the block that leads to another page of the same site; without its fragment. */
export function pageLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherPage);
}

/** The first link in or around the block that leads to another site; without its fragment. */
export function outwardLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherSite);
}

function linkOf(
  { element, nodes }: Block,
  page: PageTree,
  test: (address: string, own: string) => boolean,
): string | undefined {
  const around: Element[] = [];
  for (let node: Element | null = element, level = 0; node && level < 4; level += 1) {
    if (node.name === 'a') around.push(node);
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  for (const link of [...around, ...linksIn(nodes)]) {
    const address = httpUrl(link.attribs.href, page.baseUrl)?.split('#')[0];
    if (address !== undefined && URL.canParse(page.url) && test(address, page.url)) return address;
  }
  return undefined;
}

function isOtherSite(address: string, own: string): boolean {
  return siteOf(new URL(address).hostname) !== siteOf(new URL(own).hostname);
}

export function* linksIn(nodes: Block['nodes']): Generator<Element> {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    if (node.name === 'a' && node.attribs.href !== undefined) yield node;
    yield* linksIn(node.children);
  }
}

/** The link whose words are the last of a text; `a` elements alone. */
export function linkAtEnd(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (!node) continue;
    if (!isTag(node)) {
      if ('data' in node && /[\p{L}\p{N}]/u.test(node.data)) return undefined;
      continue;
    }
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
    const inner = linkAtEnd(node.children);
    if (inner || /[\p{L}\p{N}]/u.test(visibleText(node))) return inner;
  }
  return undefined;
}

function isOtherPage(address: string, own: string): boolean {
  const [other, mine] = [new URL(address), new URL(own)];
  if (siteOf(other.hostname) !== siteOf(mine.hostname)) return false;
  return other.pathname !== '/' && other.pathname !== mine.pathname;
}

/** A host without the part that names one of its servers. */
function siteOf(host: string): string {
  const parts = host.split('.');
  return parts.slice(-2).join('.').length <= SHORT_SUFFIX ? parts.slice(-3).join('.') : parts.slice(-2).join('.');
}

/** The length of `co.uk`. */
const SHORT_SUFFIX = 6;

/** `Label: <a>Headline</a>`: nothing but a short label, and a link to another page of the site. */
export function leadsOn(block: Block, page: PageTree): boolean {
  const { element, linkChars, links, nodes, text } = block;
  if (links !== 1 || LISTED.test(element.name) || text.length > LONGEST_LEAD || linkChars < LEAST_HEADLINE) return false;
  const label = LABEL.exec(text)?.[1];
  if (label === undefined || label.length + linkChars < text.length - MOST_BESIDE) return false;
  return linkAtEnd(nodes) !== undefined && pageLink(block, page) !== undefined;
}

const LISTED = /^(?:li|td|th|dd|dt|h[1-6])$/;
const LONGEST_LEAD = 250;
/** The length of a short headline in Chinese. Characters. */
const LEAST_HEADLINE = 10;
/** A label before a link: at most five words, with a colon. */
const LABEL = /^\W{0,3}((?:[^\s:：]+\s+){0,4}[^\s:：]+\s?[:：])/u;
const MOST_BESIDE = 5;

// Words of calls, notices and notes that stand beside an article, in many languages.

/** The beginnings of links and buttons that ask readers to subscribe, join, give or sign up. */
const CALL = new RegExp(
  `^\\W{0,3}(?:${[
    'subscribe|become an? (?:member|subscriber|supporter|patron)|donate|support (?:us|our|independent)|make an? (?:gift|donation)|contribute (?:now|today)|start your (?:free )?trial|sign ?up (?:now|today|for|here)|get the newsletter|join (?:us|now|today)|give (?:now|today|monthly)|chip in|pledge|(?:view|see|show) (?:all )?(?:our )?(?:subscription )?(?:offers|options|plans)|get (?:unlimited|full|digital) access|(?:claim|take) (?:this|your|the) offer|try (?:it )?(?:for )?(?:free|\\$|£|€)|(?:download|get|open) (?:the|our) app',
    'jetzt abonnieren|abonnieren|abo (?:abschließen|testen|bestellen)|mitglied werden|(?:jetzt )?(?:spenden|unterstützen|testen|anmelden|registrieren|abonnieren)|newsletter (?:bestellen|abonnieren)|(?:alle )?angebote? (?:ansehen|anzeigen|wählen|sichern)|zu den angeboten|zum angebot|(?:die )?app (?:herunterladen|laden|öffnen)',
    "s[’']abonner|abonnez-vous|je m[’']abonne|devenir (?:membre|abonné)|devenez|faire un don|soutenir|soutenez|je soutiens|s[’']inscrire|inscrivez-vous|(?:voir|découvrir|découvrez) (?:toutes )?(?:les|nos) offres|je donne|télécharge[rz] l[’']appli",
    'suscrib|suscríb|hazte (?:soci|miembro|suscriptor)|donar?(?:\\s|$)|apóya|apoya|regístrate|inscríbete|ver (?:las |nuestras )?(?:ofertas|planes)|descarga (?:la|nuestra) app',
    'abbonati|iscriviti|sostieni|dona (?:ora|ades)|diventa (?:soci|membr|sostenit)|(?:vedi|scopri) le offerte|scarica l.app',
    'assin[ae]|torne-se|doe (?:agora|já)|apoie|inscreva-se|faça uma doação|(?:ver|veja) (?:as )?(?:ofertas|planos)|baixe o app',
    'word (?:lid|abonnee|donateur)|abonneer|doneer|steun ons|meld je aan|schrijf je in|bekijk (?:de |onze )?aanbiedingen|download de app',
    'prenumerera|bli (?:medlem|prenumerant|abonnent)|stöd oss|støt os|støtt oss|tilmeld|meld deg på|tilaa|liity',
    'subskrybuj|zapisz się|wesprzyj|wspieraj|zostań|předplatit|podpořte|odebírat',
    'подпи(?:сать|шит)|поддерж(?:ать|ит)|стать (?:участник|подписчик|спонсор)|пожертв|підпис(?:ат|уй)|підтрим',
    'abone ol|üye ol|destek ol|bağış yap',
    'اشترك|ادعم|تبرع|انضم|مشترک شوید|حمایت کنید',
    '订阅|訂閱|支持我[们們]|成[为為]会员|加入[会會][员員]|捐[款助赠贈]',
    '購読|会員(?:になる|登録)|寄付|支援する|メルマガ登録',
    '구독|후원|기부',
  ].join('|')})`,
  'u',
);

export function isCall(text: string): boolean {
  return text.length <= LONGEST_CALL && CALL.test(lowerCase(text));
}

const LONGEST_CALL = 60;

/** A short paragraph whose last words are a link that calls readers to subscribe, join or give. */
export function endsInCall({ links, nodes, text }: Block): boolean {
  if (links === 0 || text.length > LONGEST_WITH_CALL) return false;
  const link = linkAtEnd(nodes);
  return link !== undefined && isCall(visibleText(link));
}

const LONGEST_WITH_CALL = 400;

/** Words with which a form to sign up says what it is for and what is agreed to. */
const SIGN_UP = new RegExp(
  [
    'by (?:signing up|subscribing|entering your e-?mail|submitting)[^.]{0,40},? you (?:agree|accept|consent|confirm|acknowledge)|(?:delivered|straight|sent|direct(?:ly)?) to your inbox',
    'mit (?:der|deiner|ihrer) (?:anmeldung|registrierung)[^.]{0,30} (?:akzeptier|stimm|bestätig|erklär)|in (?:ihr|dein)(?:em)? (?:e-?mail-)?postfach',
    'en (?:vous inscrivant|cliquant|renseignant votre)[^.]{0,60}, vous (?:acceptez|reconnaissez|consentez)|dans votre boîte (?:mail|e-mail|de réception|aux lettres)',
    'al (?:suscribirte|suscribirse|registrarte|registrarse|inscribirte)[^.]{0,40},? (?:aceptas|acepta|usted acepta)|en tu (?:correo|bandeja de entrada)',
    'iscrivendoti[^.]{0,40},? accetti|nella tua casella (?:di posta|email)',
    'ao (?:se inscrever|inscrever-se|assinar|cadastrar)[^.]{0,40},? (?:você )?(?:concorda|aceita)|no seu e-?mail',
    'door (?:je|u) (?:aan te melden|in te schrijven)[^.]{0,40} (?:ga|gaat|accepteer)|in (?:je|uw) (?:inbox|mailbox)',
    'zapisując się[^.]{0,40} (?:akceptuj|zgadza)|подписываясь[^.]{0,40},? вы (?:соглашает|принимает)',
  ].join('|'),
  'u',
);

/** A line of a box to sign up. */
export function tellsOfSignUp(text: string): boolean {
  return text.length <= LONGEST_NOTE && SIGN_UP.test(lowerCase(text));
}

/** Words with which media say where their broadcasts are to be heard. */
const BROADCAST =
  /(?:wherever|where) you (?:get|find|listen to) (?:your )?podcasts|(?:follow|subscribe to) (?:the|our|this) (?:show|podcast)|new episodes? (?:every|each|on|are)|(?:überall,? wo es podcasts gibt|neue folgen? (?:jeden|immer|erscheint|erscheinen))|(?:nouvel épisode|nouveaux épisodes|épisodes? (?:chaque|tous les))|(?:sur (?:votre|toutes les|ta) plateformes? (?:préférée|de podcasts?|d[’']écoute))|(?:nuevos episodios|episodios nuevos|en tu plataforma (?:de p[oó]dcasts?|favorita)|nuovi episodi|novos episódios|nieuwe afleveringen)|новые выпуски|на любой платформе|毎週.{0,6}配信|每周更新/u;

/** A line of a box on a broadcast. */
export function tellsOfBroadcast(text: string): boolean {
  return text.length <= LONGEST_NOTE && BROADCAST.test(lowerCase(text));
}

/** Names of the places where media ask to be followed. */
const NETWORKS =
  /^(?:facebook|x|twitter|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|whatsapp|telegram|pinterest|snapchat|google (?:news|discover)|apple news|flipboard|vk|вконтакте|одноклассники|дзен|viber|line|wechat|weibo|微信|微博|抖音|rss)$/u;

/** One sentence that ends in links whose words are names of networks: a call to follow. */
export function listsNetworks({ element, links, nodes, text }: Block): boolean {
  if (links < 2 || text.length > LONGEST_LEAD || LISTED.test(element.name)) return false;
  const names = [...linksIn(nodes)].map((link) => visibleText(link).trim());
  if (names.length < 2 || !names.every(isNetwork)) return false;
  const behind = text.slice(text.indexOf(names[0] as string));
  const between = names.reduce((rest, name) => rest.replace(name, ''), behind);
  return between.length <= names.length * LONGEST_JOINT;
}

/** Characters between two names: a comma, "and", "or on". */
const LONGEST_JOINT = 7;

function isNetwork(text: string): boolean {
  return text.length <= LONGEST_NETWORK && NETWORKS.test(lowerCase(text));
}

const LONGEST_NETWORK = 24;

/** Two patterns for each language, both found in a notice on money from links: what it says, and who says it. */
const ADVERTISING: [what: RegExp, who: RegExp][] = [
  // A commission alone may be one of the parliament's: it is to be earned.
  [
    /\baffiliate (?:links?|commission|partner|program)|\b(?:earn|receive|get|make|paid) (?:an? )?(?:small |modest |affiliate )*commissions?\b|\b(?:earn|receive|get) (?:a |some )?(?:small )?(?:share of (?:the )?(?:sales|revenue)|compensation|percentage|fee|cut)\b/i,
    /\b(?:we|our|us)\b|\bthis (?:article|post|page|site|story)\b/i,
  ],
  [
    /\bprovision(?:en)?\b|affiliate|partner-?links?\b|werbe-?links?\b/i,
    /\b(?:wir|uns(?:er\w*)?)\b|\bdieser? (?:artikel|beitrag|seite|text)\b/i,
  ],
  [
    /\b(?:percevoir|toucher|recevoir|percevons|recevons|touchons) (?:une (?:petite )?|des )commissions?\b|liens? (?:d[’']affiliation|affiliés?|partenaires?)/i,
    /\b(?:nous|nos|notre)\b|\bcet article\b/i,
  ],
  [
    /\b(?:recib\w+|gan\w+|cobr\w+|obten\w+) (?:una (?:pequeña )?)?comisi[oó]n|enlaces? (?:de )?afiliad/i,
    /nuestr[oa]|podemos|\beste artículo\b/i,
  ],
  [
    /\b(?:ricev\w+|guadagn\w+|percep\w+) una (?:piccola )?commissione|link (?:di affiliazione|affiliat)|provvigion/i,
    /\b(?:nostr[aoie]|noi)\b|\bquesto articolo\b|riceve|guadagn/i,
  ],
  [
    /\b(?:receb\w+|ganh\w+) (?:uma (?:pequena )?)?comiss[aã]o|links? (?:de )?afiliad/i,
    /\bnoss[oa]s?\b|\beste artigo\b|recebe/i,
  ],
  [
    /\b(?:ontvang\w*|krijg\w*|verdien\w*) (?:wij |we )?(?:een (?:kleine )?)?commissie|een (?:kleine )?commissie (?:ontvangen|krijgen|verdienen)|affiliate-?links?/i,
    /\b(?:wij|we|ons|onze)\b|\bdit artikel\b/i,
  ],
  [/\bprovi[sz]j[ioea]\b|\bprovision\b|annonslänk|affiliate/i, /\b(?:vi|vår[at]?|oss|vores|os|my|nas|nasz\w*)\b/i],
  [
    /партн[её]рск\w* ссылк|(?:получ|перечисл)\S{0,30} (?:комисси|вознаграждени)|ссылк\S{0,30} на товары/iu,
    /мы|наш|эт(?:ой|а|от) стать/iu,
  ],
  [/عمولة/u, /شركائ|هذا المقال|نحصل|موقعنا/u],
  [/佣金|联盟链接|聯盟連結|推广链接/u, /我[们們]|本文|本站/u],
  [/アフィリエイト|手数料を受け取|広告リンク/u, /当(?:サイト|社)|本記事|この記事|私たち/u],
  [/수수료|제휴 링크/u, /우리|본 (?:기사|글)|당사/u],
];
const LINKS = /links?\b|liens?\b|enlaces?\b|buy|purchas|kauf|achet|compra|koop|ссылк|товар|روابط|链接|連結|リンク|링크/iu;

/** A note that the page earns from its links or products. */
export function isAdvertisingNote(text: string): boolean {
  if (text.length > LONGEST_NOTE || !LINKS.test(text)) return false;
  return ADVERTISING.some(([what, who]) => what.test(text) && who.test(text));
}

/** The most characters of a note on advertising. */
const LONGEST_NOTE = 450;

const COOKIES = /\bcookies?\b|куки|ملفات تعريف الارتباط|کوکی|网络饼干|小型文本文件|クッキー|쿠키/iu;

/** Most texts have neither, and the whole pattern is slow on each. */
const NOT_LATIN = /[^\0-\u024f\u2000-\u20cf]/;

/** Text on what a page stores of its readers. */
export function tellsOfCookies(text: string): boolean {
  return (text.includes('ookie') || text.includes('OOKIE') || NOT_LATIN.test(text)) && COOKIES.test(text);
}

const DATA =
  /consent|privacy|partners?\b|vendors?\b|personal data|browsing|your (?:device|choices|preferences)|einwillig|zustimm|datenschutz|privatsphäre|endgerät|vie privée|données|consent|appareil|privacidad|datos|dispositivo|dados|privacy|gegevens|privatliv|prywatnoś|данны|конфиденциальн|البيانات|الخصوصية|同意|隐私|隱私|個人情報|プライバシー|개인정보/iu;

/** Text on what becomes of the data of its readers. */
export function tellsOfData(text: string): boolean {
  return DATA.test(text);
}
