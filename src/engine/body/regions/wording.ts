/** Words and addresses of what stands beside an article, in many languages: calls, notices, notes, text that is only spoken. */
import { late } from '../../page/text.ts';

/** The beginnings of links and buttons that ask readers to subscribe, join, give or sign up. */
export const CALL = new RegExp(
  `^\\W{0,4}(?:${[
    'subscribe|become an? (?:member|subscriber|supporter|patron)|donate|support (?:us|our|independent)|make an? (?:gift|donation)|contribute (?:now|today)|start your (?:free )?trial|sign ?up (?:now|today|for|here)|get the newsletter|join (?:us|now|today)|give (?:now|today|monthly)|chip in|pledge|(?:view|see|show) (?:all )?(?:our )?(?:subscription )?(?:offers|options|plans)|get (?:unlimited|full|digital) access|(?:claim|take) (?:this|your|the) offer|try (?:it )?(?:for )?(?:free|\\$|£|€)|(?:download|get|open) (?:the|our) app|contribute\\b|create (?:an?|your)(?: free)? account|book (?:your|a) (?:seat|ticket|place)s?\\b',
    'jetzt abonnieren|abonnieren|abo (?:abschließen|testen|bestellen)|mitglied werden|(?:jetzt )?(?:spenden|unterstützen|testen|anmelden|registrieren|abonnieren)|newsletter (?:bestellen|abonnieren)|(?:alle )?angebote? (?:ansehen|anzeigen|(?:aus)?wählen|sichern)|zu den angeboten|zum angebot|(?:die )?app (?:herunterladen|laden|öffnen)|mitmachen|ich (?:mache mit|unterstütze|spende)|konto (?:anlegen|erstellen)|(?:platz|plätze|tickets?|karten?) (?:reservieren|buchen|sichern)',
    "s[’']abonner|abonnez-vous|je m[’']abonne|devenir (?:membre|abonné)|devenez|faire un don|soutenir|soutenez|je soutiens|s[’']inscrire|inscrivez-vous|(?:voir|découvrir|découvrez) (?:toutes )?(?:les|nos) offres|je donne|je fais un don|télécharge[rz] l[’']appli|je (?:participe|contribue)|participe[rz]|contribue[rz]|créer (?:un |mon )?compte|je réserve ma place|réserve[rz] (?:ma|votre) place",
    'suscrib|suscríb|(?:hazte|hágase) (?:soci|miembro|suscriptor)|únete|únase|donar?(?:\\s|$)|apóy[ae]|apoy[ae]|regístr[ae][ts]e|inscríb[ae][ts]e|ver (?:las |nuestras )?(?:ofertas|planes)|descarg(?:a|ue|ar) (?:la|nuestra) (?:app|aplicación)|(?:quiero )?(?:aportar|apoyar|colaborar|recibir)|aporta\\b|colabora\\b|crear? (?:una |tu )?cuenta|reservar? (?:tu )?plaza',
    'abbonati|iscriviti|sostieni|dona (?:ora|ades)|diventa (?:soci|membr|sostenit)|(?:vedi|scopri) le offerte|scarica l.app|contribuisci|assin[ae]|torne-se|doe (?:agora|já)|apoie|inscreva-se|faça uma doação|(?:ver|veja) (?:as )?(?:ofertas|planos)|baixe o app|contribua|(?:quero )?(?:contribuir|apoiar|receber)|crea un account|prenota (?:il tuo )?posto|criar? (?:uma )?conta|reservar? lugar|subscrev(?:er|a)\\b',
    'word (?:lid|abonnee|donateur)|abonneer|aanmelden|doneer|steun ons|meld je aan|schrijf je in|bekijk (?:de |onze )?aanbiedingen|download de app|account aanmaken|maak een account|reserveer (?:een|je|uw) (?:plaats|plek)',
    'prenumerera|bli (?:medlem|prenumerant|abonnent)|stöd oss|støt os|støtt oss|tilmeld|meld deg på|tilaa|liity|osallistu|lahjoita|lataa|skapa (?:ett )?konto|boka (?:din )?plats|opprett konto|opret (?:en )?konto',
    'subskrybuj|zapisz się|wesprzyj|wspieraj|zostań|załóż konto|(?:wy)?kup dostęp|zarezerwuj miejsce|předplatit|podpořte|odebírat|přihlásit odběr|založit účet|rezervovat místo',
    'подпи(?:сать|шит)|поддерж(?:ать|ит)|стать (?:участник|подписчик|спонсор)|пожертв|помочь|помогите|создать аккаунт|зарегистр|підпис(?:ат|уй)|підтрим|допомогти',
    'abone ol|üye ol|destek ol|bağış yap|katkıda bulun|kaydol|hesap (?:aç|oluştur)|yer ayırt',
    'συνεισφ|στηρίξτε|υποστηρίξτε|εγγραφ|εγγραφείτε|γίνετε (?:μέλος|συνδρομητ)|κατεβάστε',
    'सहयोग करें|समर्थन करें|दान (?:करें|दें)|सदस्य बनें|सब्सक्राइब|সাবস্ক্রাইব|গ্রাহক হ|הרשמה|הירשמו|הצטרפו|สมัคร(?:สมาชิก|รับ)|đăng ký|berlangganan|feliratkoz|előfizet|abonează-te|абонирай|pretplati',
    'اشترك|ادعم|تبرع|انضم|ساهم|إنشاء حساب|احجز مقعد|مشترک شوید|حمایت کنید',
    '订阅|訂閱|支持我[们們]|成[为為]会员|加入[会會][员員]|捐[款助赠贈]|[立即免费]{2,4}(?:订阅|注册)|注册账号|预[约約订訂]座位',
    '購読|会員(?:になる|登録)|寄付|(?:支援|応援)する|メルマガ登録|登録する$|申し込む$',
    '구독|후원|기부|(?:회원 ?)?가입하기|자리 예약',
    // To fetch a program from its shop; the shop's name alone may be what a text speaks of.
    '(?=.{0,40}(?:google play|app ?store|appgallery|गूगल प्ले|غوغل بلاي)).{0,30}(?:get it|download|available|laden|holen|dispon[ií][bv]|télécharg|descarg|baix|scarica|доступно|скач|загруз|indir|lataa|κατεβ|入手|下载|下載|حمل|से लें)',
  ].join('|')})`,
  'u',
);

/** Addresses of pages where something is to be ordered or given; words that headlines and hosts have, too, stand alone. */
export const SUBSCRIBE =
  /[/?#&=._-](?:subscri(?:be|ption)s?|abo(?:nn?ement|nnieren|s)?|suscri(?:birse|pcion(?:es)?)|s-abonner|sign-?up|soutenir|sostieni|registrier\w*|podpis\w*)(?:$|[/?#&=._-])|[/?#&=.](?:donat(?:e|ion)s?|spenden?|membership)(?:$|[/?#&=._-])|-(?:donat(?:e|ion)s?|spenden?|membership)(?:$|[/?#&=])|[/?#&=._-]newsletters?(?:$|[/?#&=_-])|[/?#&=.](?:support(?:-us|-our[\w-]*|er)?|join(?:-us)?|contribut(?:e|ions?)|apoy[ao]r?|aportar?)\/?(?:$|[?#&=])/i;

/**
 * Words with which a form to sign up says what it is for and what is agreed to. The place before a word is looked for first: V8
 * takes three times as long to try each of the beginnings at each letter of a text.
 */
export const SIGN_UP = new RegExp(
  `(?:^|[^a-z])(?:${[
    'by (?:signing up|subscribing|entering your e-?mail|submitting)[^.]{0,40},? you (?:agree|accept|consent|confirm|acknowledge)|by providing (?:an|your) e-?mail address[.,]? i agree|(?:delivered|straight|sent|direct(?:ly)?) to your inbox',
    'mit (?:der|deiner|ihrer) (?:anmeldung|registrierung)[^.]{0,30} (?:akzeptier|stimm|bestätig|erklär)|in (?:ihr|dein)(?:em)? (?:e-?mail-)?postfach',
    'en (?:vous inscrivant|cliquant|renseignant votre)[^.]{0,60}, vous (?:acceptez|reconnaissez|consentez)|dans votre boîte (?:mail|e-mail|de réception|aux lettres)',
    'al (?:suscribirte|suscribirse|registrarte|registrarse|inscribirte|inscribirse)[^.]{0,40},? (?:aceptas|acepta|usted acepta)|(?:a|en) (?:tu|su) (?:correo|buzón|bandeja de entrada)',
    'iscrivendoti[^.]{0,40},? accetti|nella tua casella (?:di posta|email)',
    'ao (?:se inscrever|inscrever-se|assinar|cadastrar)[^.]{0,40},? (?:você )?(?:concorda|aceita)|no seu e-?mail',
    'door (?:je|u) (?:aan te melden|in te schrijven)[^.]{0,40} (?:ga|gaat|accepteer)|in (?:je|uw) (?:inbox|mailbox)',
    '即表示您?(?:已)?(?:同意|阅读|接受)|送到(?:您|你)的(?:邮箱|信箱)',
    'zapisując się[^.]{0,40} (?:akceptuj|zgadza)|подписываясь[^.]{0,40},? вы (?:соглашает|принимает)',
  ].join('|')})`,
  'u',
);

/** Two patterns, both found in an offer of letters: it comes by mail, and one may leave. */
export const LETTERS: [mail: RegExp, leave: RegExp] = [
  /e-?mail|\bmails?\b|邮件|郵件|\binbox\b|mailbox|postfach|boîte|buz[oó]n|correo|bandeja|casella|caixa|schránk|schránc|почт|бريд|بريد|e-?posta|sähköposti|ταχυδρομείο|मेल|メール|お届け|邮箱|信箱|이메일/u,
  /opt out|unsubscrib|leave (?:when|at any)|abbestell|abmeld|désinscri|désabonn|cancelar? (?:tu|su|la) suscripci[oó]n|dar[ts]e de baja|d[ae]te de baja|\bbaja (?:cuando|en cualquier)|disiscriv|cancel(?:e|ar) (?:quando|a qualquer)|отписат|إلغاء الاشتراك|vazgeç|abonelikten (?:çık|ayrıl)|(?:voit )?perua? (?:milloin|tilau)|διαγρ[αά][φψ]|διαγράφ|बंद कर|配信停止|登録解除|退订|退訂|수신 ?거부|afmelden|uitschrijven|wypisa[ćn]|(?:zrezygnować|zrezygnuj\p{L}{0,6}) w|odhlásit|avregistrer|avsluta när/u,
];

/** Words with which media say where their broadcasts are to be heard, behind the same. */
export const BROADCAST =
  /(?:^|[^a-z])(?:(?:your|any) (?:favou?rite |usual )?podcast app|podcast-app (?:ihrer|deiner) wahl|(?:tu|su) (?:aplicación|app) (?:favorita )?de p[oó]dcasts?|application de podcasts? préférée|(?:wherever|where) you (?:get|find|listen to) (?:your )?podcasts|(?:follow|subscribe to) (?:the|our|this) (?:show|podcast)|in der podcast-?app|aplicación de p[oó]dcasts?|new episodes? (?:every|each|on|are)|(?:wo es podcasts gibt|neue folgen? (?:jeden|immer|erscheint|erscheinen))|(?:nouvel épisode|nouveaux épisodes|épisodes? (?:chaque|tous les))|(?:sur (?:votre|toutes les|ta) plateformes? (?:préférée|de podcasts?|d[’']écoute))|(?:nuevos episodios|episodios nuevos|en (?:tu|su) plataforma (?:de p[oó]dcasts?|favorita)|nuovi episodi|novos episódios|nieuwe afleveringen))|новые выпуски|на любой платформе|毎週.{0,6}配信|アプリで配信|每周更新|收听并订阅|播客应用/u;

/** Houses that carry broadcasts; two of them and a word for programs tell where one is to be heard. */
export const CARRIERS =
  /apple(?: podcasts?)?|spotify|deezer|overcast|castbox|pocket casts|youtube(?: music)?|amazon music|google podcasts|яндекс.музык\S*|soundcloud|stitcher|audible|ivoox|آبل|سبوتيفاي|एप्पल|स्पॉटिफाई/giu;
export const PROGRAMS =
  /\bapps?\b|podcast|plattform|plate-?forme|platafo|appli|aplica|приложени|платформ|アプリ|ऐप|uygulama|sovellu|εφαρμογ|تطبيق|应用|平台|앱/iu;

/** Names of the places where media ask to be followed. */
export const NETWORKS =
  /^(?:facebook|x|twitter|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|whatsapp|telegram|pinterest|snapchat|google (?:news|discover)|apple news|flipboard|vk|вконтакте|одноклассники|дзен|viber|line|wechat|weibo|微信|微博|抖音|rss)$/u;

/** A name of such a place within a text, and the beginnings of calls to follow there. */
export const NETWORK =
  /facebook|twitter|instagram|linkedin|youtube|tiktok|bluesky|mastodon|whatsapp|telegram|google (?:news|nachrichten|ny\p{L}*t|actu|noti|nieuws|novin|uutis|wiadomo)|вконтакте|телеграм|google новост|微信|微博|公众号|公眾號|抖音|(?:公式|官方)line|line(?:公式|官方|好友)|ライン|네이버|카카오|텔레그램|유튜브|인스타|غوغل|جوجل|تلغرام|تيليجرام|تلگرام|واتساب|فيسبوك|טלגרם|ווטסאפ|וואטסאפ|גוגל חדשות|गूगल न्यू|টেলিগ্রাম|গুগল নিউজ|व्हाट्स|टेलीग्राम/iu;
export const FOLLOW =
  /^\W{0,4}(?:(?:please )?(?:follow|join|like(?= us| our|.{0,40} on facebook))\b|folg(?:en sie|e[tn]?)\b|sígu?[ea](?:nos)?\b|sigu?[ea]\b|ún[ae]te\b|únase|suivez|rejoignez|segui(?:ci|teci)?\b|unisciti|acompanhe|volg\b|följ\b|følg\b|obserwuj|подпис|читайте|takip|ακολουθ|urmăr(?:iți|ește)|sleduj|kövess|последва|стежте|слідку|prat(?:ite|i)\b|прат(?:ите|и) |ikuti\b|gabung|bergabung|theo dõi|ติดตาม|เกาะติด|फॉलो|जुड़|ফলো|participe|entre no|siga\b|clique aqui para (?:seguir|entrar)|关注|加入|關注|フォロー|팔로우|.{0,40}(?:を受け取る|をフォロー|友だち追加|구독하|팔로우하|친구 ?추가)|mời .{0,20}theo dõi|تابع|עקבו|ما را)/u;

/** Addresses at which a program is fetched, or a house is followed on a network. */
export const PITCHED =
  /^https?:\/\/(?:zalo\.me\/|invite\.viber\.com|(?:apps|itunes|podcasts)\.apple\.com|open\.spotify\.com\/show\/|play\.google\.com\/store|(?:www\.)?whatsapp\.com\/channel|chat\.whatsapp\.com|(?:t|telegram)\.me\/\+?\w+\/?$|line\.me|lin\.ee|pf\.kakao\.com|news\.google\.com\/publications)/i;

/** Lines of Chinese and Japanese pages that ask readers to scan a code, to follow, or to press for a ranking. */
export const FOLLOW_LINE =
  /(?:长按|長按|扫描|掃描|扫码|扫一扫|识别|識別|点击|點擊|戳).{0,14}(?:二维码|二維碼|蓝字|藍字|关注|關注|阅读原文)|^(?:欢迎|歡迎|请|請)?(?:关注|關注).{0,16}(?:公众号|公眾號|微信号|视频号)|ランキングに参加|^LINEで友だち/u;

/** Two patterns for each language, both found in a plea for money: what is asked for, and who asks whom. */
export const PLEAS: [what: RegExp, who: () => RegExp][] = [
  [
    /\b(?:support(?:ing)? (?:us|our|independent)|supported us|donat|contribut|gifts?\b|chip in|favou?r to ask|your funding|costs? money|power us)/i,
    late(() => /\b(?:you|your|readers|our (?:newsroom|journalism|reporting|work|team))\b/i),
  ],
  [
    /unterstützen Sie|uns unterstütz|uns[^.]{0,60} unterstützt|spende|beitr[aä]g|finanzier|kleine bitte|kostet geld/i,
    late(() => /[\p{Ll},:] (?:Sie|Ihr\p{Ll}*|Ihnen|uns|du|dein\p{Ll}*)(?!\p{L})|Leser|Unsere Redaktion/u),
  ],
  [
    /soutien|soutenir|soutenez|\bdons?\b|contribu|petit service/i,
    late(() => /\b(?:vous|votre|lecteurs|notre rédaction)\b/i),
  ],
  [
    /apoy|donaci|donativo|aporta|contribu|sostien|favor que|cuesta dinero/i,
    late(
      () =>
        /\b(?:usted|tú|tu|lectores|pedirle|nos han|su (?:apoyo|donaci|aporta|dinero)|nuestr[ao] (?:redacción|trabajo|periodismo)|nos ayudas?)/i,
    ),
  ],
  [/sosten|donazion|contribut/i, late(() => /\b(?:tu|tuo|voi|vostro|lettori|nostra redazione)\b/i)],
  [/apoi|doaç|contribu|assin[ea]\b/i, late(() => /\b(?:você|seu|sua|precisa de si|leia|leitores|nossa redação)\b/i)],
  [/steun|donat|bijdrage/i, late(() => /\b(?:u|uw|je|jouw|lezers|onze redactie)\b/i)],
  [
    /поддерж|пожертв|помо[щчг]|подписк/i,
    late(() => /(?<!\p{L})(?:вы|вас|вам|ваш\p{L}*|нас|наш\p{L}*|читател\p{L}*|читайте|оформите|редакцию)(?!\p{L})/iu),
  ],
  [/stöd(?:j)? oss|stötta|bidra|donera|gåva/i, late(() => /\b(?:du|dig|din|er|läsare)(?![\p{L}])|vår journalistik/iu)],
  [
    /støtte?r? oss|støt os|bidra|donasjon|donation|gave(?:r|n)?\b/i,
    late(() => /\b(?:du|deg|dig|din|dine|lesere|læsere)\b|vår journalistikk|vores journalistik/i),
  ],
  [/tue (?:meitä|työtämme|journalismia)|tukesi|lahjoit/i, late(() => /sin(?:ä|un|ua)\b|voit\b|lukij|meitä|työtämme/i)],
  [
    /wesprz|wspier|wspar|wpłat|darowizn/i,
    late(() => /(?<!\p{L})(?:ty|tobie|ciebie|twoj\p{L}*|was|wasz\p{L}*|nas|nasz\p{L}*|czytelni\p{L}*)(?!\p{L})/iu),
  ],
  [
    /podpoř|podpor|přispě|príspev|daruj/i,
    late(() => /(?<!\p{L})(?:vy|vás|vám|váš|vaš\p{L}*|nás|naš\p{L}*|čtenář\p{L}*|čitate\p{L}*)(?!\p{L})/iu),
  ],
  [/támogat|támogass|adomány|hozzájárul/i, late(() => /(?<!\p{L})(?:te|ön|önök|önt|olvasó\p{L}*|minket|nekünk)(?!\p{L})/iu)],
  [
    /sprijin|susți|donaț|doneaz/i,
    late(() => /(?<!\p{L})(?:tu|tine|ta|dumneavoastră|cititor\p{L}*|noi|nostru|noastr\p{L}*)(?!\p{L})/iu),
  ],
  [
    /підтрим|пожертв|донат|внес(?:ок|к)/i,
    late(() => /(?<!\p{L})(?:ви|вас|вам|ваш\p{L}*|нас|наш\p{L}*|читач\p{L}*)(?!\p{L})/iu),
  ],
  [/στηρίξ|υποστηρίξ|συνεισφ|δωρε/i, late(() => /σας|σου|εσείς|αναγνώστ|μας/i)],
  [/deste[kğ]|bağış|katkı/i, late(() => /(?<!\p{L})(?:siz\p{L}*|sen\p{L}*|okur\p{L}*|biz\p{L}*)(?!\p{L})/iu)],
  [/dukung|donasi|sumbang/i, late(() => /\b(?:anda|kamu|pembaca|kami)\b/i)],
  [/후원|기부|도와/, late(() => /독자|여러분|당신/)],
  [/תמכו|תמיכ|תרומ|תרמו/, late(() => /קורא|אתם|לכם|שלכם|אתכם/)],
  [/सहयोग|समर्थन|दान|योगदान/, late(() => /आप|पाठक/)],
  [/支持|捐|资助|資助|经费|小小的请求/, late(() => /您|读者|讀者|编辑部|編輯部/)],
  [/支援|寄付|応援|ご協力/, late(() => /皆さま|皆様|みなさま|読者|あなた/)],
  [/دعم|تبرع|مساهم/, late(() => /قراء|دعمك|تبرعك|مساهمتك/)],
];

/** Words on how many took part in a poll. */
export const VOTES =
  /\b(?:votes?|voted|voters?|voting|stimmen|abgestimmt|stimme|votos?|votad[oa]s?|votar|votants?|voté|voti|stemmen|röster|głos\w*|oy)\b|голос|投票|票|صوت|वोट|투표/iu;

/** The label over an advertisement. */
export const AD_LABEL =
  /^(?:anzeige|werbung|advertis(?:ement|ing)|sponsored|publicité|pub|publicidade?|pubblicità|annonce|advertentie|annons|reklam[ae]?|реклама|إعلان|広告|广告|廣告|광고)[:.]?$/iu;

/** The line over a box that somebody paid for, in letters of news most often. */
export const PAID_LABEL =
  /^(?:together with|in partnership with|(?:presented|brought to you|sponsored|supported) by|an? (?:word|message) from (?:our|today[’']s) (?:sponsor|partner)s?|today[’']s sponsor|präsentiert von|unterstützt von|en partenariat avec|présenté par|presentado por|con el apoyo de|in collaborazione con|apresentado por|em parceria com|mede mogelijk gemaakt door|при поддержке)\b/u;

/** A word for advertising in a line. */
export const AD_WORD =
  /advert|sponsor|patrocin|赞助|贊助|anzeige|werbung|publicit|publicidad|pubblicit|anuncio|advertentie|annons|annonse|reklam|реклам|إعلان|广告|廣告|広告|광고|विज्ञापन/i;

/** Two patterns for each language, both found in a notice on money from links: what it says, and who says it. */
export const ADVERTISING: [what: RegExp, who: RegExp][] = [
  // A commission alone may be one of the parliament's: it is to be earned.
  [
    /(?<!\bno )\baffiliate (?:links?|commission|partner|program)|\b(?:earn|receive|get|make|paid) (?:an? )?(?:small |modest |affiliate )*commissions?\b|\b(?:earn|receive|get) (?:a |some )?(?:small )?(?:share of (?:the )?(?:sales?|revenue)|compensation|percentage|fee|cut)\b/i,
    /\b(?:we|our|us)\b|\bthis (?:article|post|page|site|story)\b/i,
  ],
  [
    /\bprovision(?:en)?\b|\banteil am (?:verkauf|umsatz|erlös)|affiliate|partner-?links?\b|werbe-?links?\b/i,
    /\b(?:wir|uns(?:er\w*)?)\b|\bdieser? (?:artikel|beitrag|seite|text)\b/i,
  ],
  [
    /\b(?:per[cç][eo]|touch|re[cç][eo]|gagn)\w*(?: \w+){0,2} (?:une (?:petite )?|des )commissions?\b|liens? (?:d[’']affiliation|affiliés?|partenaires?)/i,
    /\b(?:nous|nos|notre)\b|\bcet article\b/i,
  ],
  [
    /\b(?:recib\w+|gan\w+|cobr\w+|obten\w+) (?:una (?:pequeña )?)?comisi[oó]n|parte de (?:la venta|las ventas)|enlaces? (?:de )?afiliad/i,
    /nuestr[oa]|podemos|recibimos|\beste artículo\b/i,
  ],
  [
    /\b(?:ricev\w+|guadagn\w+|percep\w+) una (?:piccola )?commissione|link (?:di affiliazione|affiliat)|provvigion/i,
    /\b(?:nostr[aoie]|noi)\b|\bquesto articolo\b|riceve|guadagn/i,
  ],
  [
    /\b(?:receb\w+|ganh\w+|obt\w+) (?:uma (?:pequena )?)?comiss[aã]o|links? (?:de )?afiliad/i,
    /\bnoss[oa]s?\b|\beste artigo\b|recebe|podemos/i,
  ],
  [
    /\b(?:ontvang\w*|krijg\w*|verdien\w*) (?:wij |we )?(?:\w+ )?(?:een (?:kleine )?)?(?:commissie|vergoeding)|een (?:kleine )?(?:commissie|vergoeding) (?:ontvangen|krijgen|verdienen)|affiliate-?links?/i,
    /\b(?:wij|we|ons|onze)\b|\bdit artikel\b/i,
  ],
  [
    /\bprovi[sz]j[ioea]\b|\bprovi[zs][ei]\b|\bprowizj|\bprovision\b|annonslänk|affiliate/i,
    /\b(?:vi|vår[at]?|oss|vores|os|my|nas|nasz\w*|możemy|můžeme|nám)\b|dostávám|otrzymujem/i,
  ],
  [
    /партн[её]рск\w* ссылк|(?:получ|перечисл)\S{0,30} (?:комисси|вознаграждени)|ссылк\S{0,30} на товары/iu,
    /мы|наш|редакци|эт(?:ой|а|от) стать/iu,
  ],
  [/komisyon (?:kazan|al)|ortaklık bağlantı/iu, /\bbu (?:haber|yazı|içerik|makale)|kazanabilir|alabilir/iu],
  [/palkkio|komissio|kumppanuuslin|mainoslinkk/iu, /voimme|saamme|tämän jutun|\bmyös me\b/iu],
  [/προμήθεια/iu, /λάβουμε|λαμβάνουμε|κερδ[ίι]|αυτ(?:ού|ό) (?:του|το) άρθρο|του άρθρου/iu],
  [/कमीशन/u, /हमें|हम |इस (?:लेख|खबर|पेज)/u],
  [/hoa hồng|komisi/iu, /chúng tôi|kami|bài viết|artikel ini/iu],
  [/عمولة/u, /شركائ|هذا المقال|نحصل|موقعنا/u],
  [/佣金|联盟链接|聯盟連結|推广链接/u, /我[们們]|本[文站报報刊网網社]/u],
  [/アフィリエイト|(?:手数料|報酬)を(?:受け取|得)|広告リンク/u, /当(?:サイト|社)|本記事|この記事|私たち/u],
  [/수수료|제휴 링크/u, /우리|저희|본 (?:기사|글)|당사|받을 수 있/u],
  [/עמלה|קישורי שותפים/u, /אנו|אנחנו|לנו|נקבל|הכתבה|המערכת/u],
  [/کارمزد|همکاری در فروش|پورسانت/u, /ما |بگیریم|این (?:مطلب|مقاله|گزارش)/u],
];

/** A note on money from links speaks of links, goods or buying. */
export const LINKS =
  /links?\b|liens?\b|enlaces?\b|buy|purchas|kauf|ach[ea]t|compra|koop|ссылк|товар|روابط|وصلات|شراء|bağlantı|länk|lenke|köp|kjøp|køb|linkk|linki|zakup|odnośnik|nákup|σ[υύ]νδ[εέ]σμ|लिंक|odkaz|tautan|liên kết|链接|連結|リンク|링크|קישור|לינק|پیوند|لینک/iu;

/** The beginnings of lines of rights. */
export const RIGHTS =
  /^\W{0,4}(?:(?:저작권자\s?)?(?:copyrights?|[©ⓒ]|\(c\))\W{0,3}(?:(?:19|20)\d\d)?(?:[^.;!?]|\.(?=\w)){0,60}[.,;:|–—-]?\s*)?(?:all rights? reserved|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|med ensamrätt|все права защищены|усі права захищено|με επιφύλαξη παντός|tüm hakları saklıdır|جميع الحقوق محفوظة|کلیه حقوق|كل الحقوق محفوظة|כל הזכויות שמורות|visos teisės saugomos|griežtai draudžiama|kõik õigused kaitstud|visas tiesības aizsargātas|sva prava (?:su )?(?:pridržana|zadržana)|сва права (?:су )?задржана|всички права запазени|kaikki oikeudet pidätetään|hak cipta dilindungi|สงวนลิขสิทธิ์|सर्वाधिकार सुरक्षित|সর্বস্বত্ব|本網站之文字|版权所有|版權所有|著作權所有|no part of this (?:page|article|story|publication|website|material) may be|prohibida (?:la|su) reproducción|reproduction (?:interdite|prohibited|in whole)|nachdruck (?:verboten|nur mit)|перепечатка|無断(?:転載|での|複製)|禁無断転載|무단\s?전재)/u;

/** Names of what a page stores of its readers. */
export const COOKIES =
  /\bcookies?\b|куки|ملفات تعريف الارتباط|کوکی|网络饼干|小型文本文件|クッキー|쿠키|कुकी|คุกกี้|עוגיות|çerez|eväste/iu;

/** Three patterns, all found where a page says that it and its partners store data on its readers' devices, with or without the word for cookies. */
export const STORED: RegExp[] = [
  /[Pp]artner|[Pp]artenaires|socios|parceiros|kumppan|партн[её]р|συνεργάτ|iş ortak|合作伙伴|パートナー|提携|파트너|שותפ|شركا/,
  /\bdevices?\b|gerät|appareil|terminal|dispositiv|apparaat|enhet|enheden|laite|urządzeni|zařízení|zariaden|eszköz|устройств|пристр|συσκευ|cihaz|设备|設備|デバイス|端末|기기|מכשיר|جهاز/i,
  /\bstor(?:e|ing)\b|speicher|stock(?:ons|er|ent)|conserv|almacen|armazen|archivi|memorizz|opsla|lagra|lagre|gemme|tallen|przechow|ukládá|uchová|tárol|хран|зберіг|αποθηκ|sakla|depola|存储|儲存|保存|저장|אחסון|מאחסנ|تخزين|نخزن/i,
];

/** Words on what becomes of the data of its readers. */
export const DATA =
  /consent|privacy|partners?\b|vendors?\b|personal data|browsing|your (?:device|choices|preferences)|einwillig|zustimm|datenschutz|privatsphäre|endgerät|vie privée|données|consent|appareil|privacidad|datos|dispositivo|dados|privacy|gegevens|privatliv|prywatnoś|данны|конфиденциальн|البيانات|الخصوصية|同意|隐私|隱私|個人情報|プライバシー|개인정보|gizlili|kişisel|yksityisyy|tietosuoja|tallenn|απόρρητ|προσωπικ|συσκευ|निजता|गोपनीय|डिवाइस/iu;

/** Links that only a script answers, or that lead to what is done with data. */
export const CONSENT_LINK =
  /^(?:#?|javascript:.*)$|[/_-]cookies?(?:[/_-]?(?:policy|settings|richtlinie|preferences))?\/?$|privacy|datenschutz|confidentialite|privacidad|consent/i;

/** Class words that style sheets of all kinds give to text that is only spoken. */
export const SPOKEN =
  /(?:^|[\s_-])(?:sr-only|sr_only|vh|visually-?hidden|screen-?reader(?:-?text|-?only|s?)?|a11y-hidden|hidden-accessible|assistive-text|u-hidden-visually|element-invisible|offscreen|off-screen|clip-text|(?:show-)?for-sr|hide-visually|screen-?readers?-text|visually-?hide|audible|only-for-screenreaders?|accessib(?:le|ility)-(?:hidden|text|only|hide)|a11y(?:-text|-only)?|u-sr(?:-only)?|sr-text|hide-?text|text-hide|readers?-only|print-only|visible-print|only-print|show-(?:for|in|on)-print|d-none d-print-\w+)(?:$|[\s_-])/i;
/** The keys by which readers of many sites tell of a misprint, questions to those who know more, when a station spoke of the subject, and lines that a player or the sign of one begins. */
export const ASIDE =
  /(?:ошибк|опечат|помилк|памылк|\berror\b|mistake|typo|misprint|błąd|literów|chyb|xəta|xato|қате).{0,120}Ctrl\s?\+\s?Enter|^(?:(?:Do you know|Have you|Got) (?:something|more|information|a tip)|Wissen Sie (?:mehr|etwas)|(?:Vous en savez|Savez-vous) plus|¿(?:Tienes|Tiene) (?:más )?información|Hai (?:informazioni|una segnalazione)|Tem (?:mais )?informações|Weet u meer)(?=[^?]{0,40}\?).{0,200}(?:[Cc]onfid|ertraulich|nonym|source|Quellen|fuentes|@)|^(?:Über dieses Thema berichtet|Dieses Thema im Programm)|^(?:🎧|🎙).{0,90}$|^[▶►]\s?\d{1,2}:\d\d$/;
export const ON_COMMENTS = /omment|оммент|コメント|[评評][论論]|댓글/;

/** Styles that keep text from the screen but not from screen readers: off the page, or clipped to nothing. */
export const OFF_SCREEN =
  /(?:left|right|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%/i;
/** A box of one pixel, whose text runs over unseen. */
export const ONE_PIXEL =
  /^(?=.*overflow\s*:\s*hidden)(?=(?:.*[;\s])?width\s*:\s*[01]px)(?=(?:.*[;\s])?height\s*:\s*[01]px)/is;

/** The end of a question. */
export const ASKS = /(?:[?？؟\u037e]|\p{Script=Greek};|か。)$/u;

/** The beginning of a line that tells who wrote the text; asked before the pattern, which V8 compiles for such lines alone. */
export const SAYS_BY = /^(?:(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s|Text|Words|Текст|Автор)/;
export const WRITTEN_BY =
  /^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|(?:Text[eo]?|Words|Текст|Автор)(?: (?:und|and|et|y|e|и) \p{L}+)?\s?:)(?:\s+\p{Lu}[\p{L}.'’-]+){2,4}$/u;

/** Names of the box of an article that follows. */
export const NEXT_NAME =
  /(?:^|[\s_-])(?:next-?(?:article|story|post|up)|up-?next|read-?next|infinite(?:-?(?:scroll|article|story|post))?)(?:$|[\s_-])/i;
/** The line over it, in small letters. */
export const NEXT =
  /^\W{0,3}(?:next (?:article|story|up|post)|up next|(?:read|continue|keep) (?:next|reading)|nächster (?:artikel|beitrag)|weiterlesen|als nächstes|article suivant|à lire ensuite|(?:siguiente|próximo) (?:artículo|noticia)|próxima noticia|sigue leyendo|articolo successivo|prossimo articolo|continua a leggere|próxim[ao] (?:artigo|notícia|matéria)|volgende? (?:artikel|bericht)|nästa (?:artikel|nyhet)|neste (?:artikkel|sak)|næste artikel|seuraava (?:artikkeli|juttu)|następny (?:artykuł|tekst)|další článek|ďalší článok|következő cikk|articolul următor|следующая (?:статья|новость)|наступна (?:стаття|новина)|sonraki haber|επόμενο άρθρο|(?:المقال|الخبر) التالي|הכתבה הבאה|अगला लेख|下一篇|次の記事|다음 기사)\W{0,3}$/;

/** The beginnings of notes of the newsroom, in many languages: corrections, the editor's notes, disclosures, where a text stood first. */
export const NOTES = [
  String.raw`(?:editor|publisher)[’']?s? notes?\b|editors[’'] notes?\b|corrections?\b\s?[:(,–—-]|correction \(|clarifications?\b\s?[:(,–—-]|corrected (?:on|at)`,
  String.raw`updated? (?:at|on)\b.{0,40}?\b(?:with|to (?:add|include|reflect|correct))\b|disclosures?(?: statement)?\s?:`,
  String.raw`(?:update|mise à jour|actualización|atualização|aggiornamento|aktualisierung|nachtrag|обновлено|дополнение|güncelleme|aktualizacja)(?!\p{L})[^:.]{0,30}:\s?\D{12}`,
  String.raw`full disclosure|erratum\b|(?:a )?note to (?:our )?readers?\s?[:.]|notas? (?:a los|aos) (?:lectores|leitores)\s?[:.]|note (?:aux|à nos) lecteurs\s?[:.]|in eigener sache\s?[:.]`,
  String.raw`this (?:article|story|post|piece|report|essay|column|interview) (?:was|is|has been|appeared|first|originally)\b[^.]{0,80}(?:published|corrected|updated|amended|republished|syndicated|produced|supported|translated|appeared|edited|adapted|modified|changed|copublished|co-published)`,
  String.raw`(?:originally|first) (?:published|appeared)|republished (?:from|with)|an earlier version of|a previous version of|anm(?:erkung|\.) d(?:er|\.) red`,
  String.raw`anmerkung\s?:|anm\. d\. red|korrektur(?:hinweis)?\s?[:(]|berichtigung\s?:|hinweis der redaktion|transparenzhinweis`,
  '(?:dieser|der) (?:artikel|text|beitrag) (?:erschien|ist (?:zuerst|zuvor|ursprünglich)|wurde (?:zuerst|am|nachträglich|korrigiert|aktualisiert|ergänzt))',
  String.raw`in einer früheren (?:version|fassung)|ndlr\b|n\.?d\.?l\.?r|note de la rédaction|rectificatif|erratum|précision\s?[:.]`,
  String.raw`(?:cet |l[’'])article (?:a été|est paru)|fe de err(?:atas|ores)|nota de(?:l editor| la redacción| redacción)|corrección\s?:|aclaración\s?:`,
  String.raw`rectificación\s?:|(?:este|esta) (?:artículo|nota|texto|reportaje) (?:fue|se) (?:publicad|public|corregid|actualizad)|nota d(?:a redação|o editor)`,
  String.raw`errata\s?:|correção\s?:|nota della redazione|n\.?d\.?r\.|rettifica\s?:|errata corrige|noot van de redactie|correctie\s?:|rättelse\s?:|rettelse\s?:`,
  String.raw`oikaisu\s?:|sprostowanie\s?:|od redakcji\s?:|от редакции|редакция приносит|примечание редакции|исправление\s?:|уточнение\s?:|поправка\s?:|від редакції`,
  String.raw`виправлення\s?:|düzeltme\s?:|editörün notu|تصحيح\s?:|تصويب\s?:|توضيح\s?:|ملاحظة (?:من )?(?:المحرر|التحرير)|تنويه\s?:|更正[:：】]|编者按|編者按|编者注|編者註|訂正[:：】\s]`,
  String.raw`おわび|編集部注|정정\s?:|바로잡습니다|편집자 주|(?:zuerst|erstmals|ursprünglich) (?:erschienen|veröffentlicht|publiziert)`,
  "(?:cet |l[’'])article est (?:d[’']abord|initialement)|(?:article|texte) (?:initialement|d[’']abord) (?:paru|publié)|une version antérieure d",
  '(?:este|esta) (?:artículo|nota|texto|reportaje|entrevista) (?:apareció|se publicó)|publicad[oa] (?:originalmente|por primera vez)',
  'una versión anterior de|questo (?:articolo|testo|pezzo) (?:è|era) (?:stato|apparso|uscito|pubblicato|tratto)|una versione precedente d',
  '(?:este|esta) (?:artigo|reportagem|matéria) (?:foi|é) (?:originalmente |primeiro )?(?:publicad|corrigid|atualizad)|uma versão anterior d',
  'dit (?:artikel|stuk|verhaal) (?:is|werd|verscheen) (?:eerder|eerst|oorspronkelijk)|in een eerdere versie|(?:artikeln|texten) (?:publicerades|är) (?:först|ursprungligen|tidigare)|i en tidigare version|(?:artikkelen|saken|teksten) ble (?:først|opprinnelig)',
  'artiklen (?:blev|er) (?:først|oprindeligt)|i en tidligere (?:versjon|version|udgave)|(?:juttu|artikkeli) on (?:julkaistu|ilmestynyt) (?:ensin|alun perin)|(?:artykuł|tekst) (?:ukazał się|został|pochodzi)',
  'w (?:poprzedniej|pierwotnej|wcześniejszej) wersji|(?:článek|text) (?:vyšel|byl) (?:původně|poprvé|nejprve)|v původní verzi',
  '(?:статья|материал|текст) (?:впервые |был[аи]? )+опубликован|в (?:предыдущей|первоначальной|более ранней) версии',
  '(?:стаття|матеріал|текст) (?:вперше |був |була )+опублікован|у попередній версії|bu (?:yazı|haber|makale) ilk (?:olarak|kez)|この記事は.{0,20}(?:掲載|転載|公開)',
  '本文(?:首发|原载|原刊|转载|首發|原載)|이 (?:기사|글)는 .{0,20}(?:처음|게재|실린)',
].join('|');
