/** Words on buttons that unfold an article, by language; read as regular expressions, without regard to case. */

/** The rest of this article and nothing else. */
const STRONG: Record<string, string> = {
  en: 'read (?:the )?(?:full|whole|entire|rest of the) (?:article|story|text)|continue (?:reading|to (?:the )?article)|keep reading|show (?:the )?(?:full|whole|rest of the) (?:article|story|text)|view (?:the )?full (?:article|story)|expand (?:article|story)|read on|read more',
  de: 'weiterlesen|mehr lesen|(?:den )?(?:ganzen|vollständigen|gesamten) (?:artikel|text|beitrag)(?: (?:lesen|anzeigen))?|artikel (?:aufklappen|ausklappen|weiterlesen)',
  fr: "lire (?:la )?suite|lire (?:tout )?l['’]article|lire plus|afficher (?:la suite|tout l['’]article)|continuer la lecture",
  es: 'seguir leyendo|continuar leyendo|leer más|leer (?:el )?artículo completo|leer (?:la )?nota completa|mostrar (?:el )?artículo completo',
  it: "continua a leggere|leggi (?:tutto|di più|l['’]articolo)|mostra tutto l['’]articolo",
  pt: 'continuar (?:a ler|lendo|leitura)|continue lendo|ler mais|leia mais|ler (?:o )?artigo completo|leia (?:a matéria|o artigo) (?:completa|completo)',
  nl: 'lees (?:verder|meer)|verder lezen|(?:het )?hele artikel(?: lezen)?|toon (?:het )?hele artikel',
  sv: 'läs (?:mer|vidare|hela artikeln)|fortsätt läsa|visa hela artikeln',
  da: 'læs (?:mere|videre|hele artiklen)|fortsæt (?:med at læse|læsning)|vis hele artiklen',
  nb: 'les (?:mer|videre|hele (?:saken|artikkelen))|fortsett å lese|vis hele (?:saken|artikkelen)',
  fi: 'lue (?:lisää|koko juttu|koko artikkeli)|jatka lukemista|näytä koko juttu',
  pl: 'czytaj (?:dalej|więcej|cały artykuł)|rozwiń artykuł|pokaż cały artykuł',
  cs: 'číst (?:dál|dále|více|celý článek)|pokračovat ve čtení|zobrazit celý článek',
  sk: 'čítať (?:ďalej|viac|celý článok)|pokračovať v čítaní',
  hu: 'tovább (?:olvasom|a cikkhez)|olvass tovább|teljes cikk',
  ro: 'cite[sș]te (?:mai departe|mai mult|tot articolul|articolul complet)|continu[aă] lectura',
  el: 'διαβάστε (?:περισσότερα|τη συνέχεια|ολόκληρο)|συνέχεια ανάγνωσης',
  ru: 'читать (?:далее|дальше|полностью|ещё|еще|статью)|показать полностью|развернуть текст|продолжить чтение',
  uk: 'читати (?:далі|більше|повністю)|показати повністю',
  bg: 'прочетете? (?:още|повече)|чети (?:още|нататък)',
  sr: 'прочитај(?:те)? (?:више|даље|цео)|pročitaj(?:te)? (?:više|dalje|ceo)|nastavi čitanje',
  hr: 'pročitaj(?:te)? (?:više|cijeli članak)|nastavi čitati|čitaj dalje',
  tr: 'devamını (?:oku|gör|göster)|haberin devamı|okumaya devam et',
  ar: 'اقرأ (?:المزيد|أكثر|كامل)|متابعة القراءة|أكمل القراءة',
  fa: 'ادامه (?:مطلب|خبر|مقاله)|بیشتر بخوانید',
  he: 'קרא(?:ו)? עוד|המשך (?:קריאה|לקרוא)|לכתבה המלאה',
  hi: 'और पढ़ें|पूरा पढ़ें|पूरी खबर पढ़ें|आगे पढ़ें',
  bn: 'আরও পড়ুন|আরো পড়ুন|বিস্তারিত পড়ুন',
  ta: 'மேலும் படிக்க|தொடர்ந்து படிக்க',
  th: 'อ่านต่อ|อ่านเพิ่มเติม|อ่านทั้งหมด',
  vi: 'đọc (?:tiếp|thêm|toàn bộ)|xem toàn bộ bài',
  id: 'baca selengkapnya|lanjutkan membaca|selengkapnya|baca lebih lanjut',
  zh: '(?:阅读|閱讀|展开|展開|查看|显示|顯示)(?:全文|更多|剩余|剩餘|餘下)(?:内容|內容)?|(?:点击|點擊)(?:展开|展開|阅读|閱讀)(?:全文)?|余下全文|繼續閱讀|继续阅读',
  ja: '続きを(?:読む|見る|表示)|全文を(?:読む|表示|見る)|記事全文|もっと読む',
  ko: '(?:기사|본문)? ?(?:전문|전체) ?(?:보기|읽기)|계속 읽기|더 ?읽기|기사 더 ?보기',
  sw: 'soma zaidi|endelea kusoma',
};

/** Words that promise more of anything: such a button is pressed inside the article alone. */
const WEAK: Record<string, string> = {
  en: '(?:show|see|view|load) more|expand|more\\.{3}',
  de: 'mehr (?:anzeigen|laden)|aufklappen|ausklappen',
  fr: 'voir plus|afficher plus',
  es: 'ver más|mostrar más',
  it: 'mostra (?:altro|di più)|vedi altro',
  pt: 'ver mais|mostrar mais',
  nl: 'toon meer|meer (?:tonen|weergeven)',
  sv: 'visa mer',
  da: 'vis mere',
  nb: 'vis mer',
  fi: 'näytä lisää',
  pl: 'pokaż więcej|rozwiń',
  cs: 'zobrazit více|rozbalit',
  ru: 'показать (?:ещё|еще|больше)|развернуть',
  uk: 'показати більше|розгорнути',
  tr: 'daha fazla(?: göster)?',
  ar: 'عرض المزيد|المزيد',
  zh: '更多|展开|展開',
  ja: 'もっと見る|さらに表示',
  ko: '더 ?보기|펼치기',
  vi: 'xem thêm',
};

/** Words of other business, whatever else stands there. */
const NEVER: string[] = [
  'subscri|sign ?(?:up|in)|log ?in|register|comment|repl(?:y|ies)|newsletter|shop|buy|download|watch|share|related|stories|videos?|photos?|gallery',
  "abonn|anmeld|kommentar|registrier|s[’']inscrire|suscr|iscriv|assin|prenumer|войти|подпис|登录|登入|ログイン|会員|구독|로그인|评论|評論|コメント|댓글",
];

/** The words as the in-page script takes them. */
export const UNFOLD = {
  strong: `^(?:[^\\p{L}]*)(?:${Object.values(STRONG).join('|')})(?:[^\\p{L}]*)$`,
  weak: `^(?:[^\\p{L}]*)(?:${Object.values(WEAK).join('|')})(?:[^\\p{L}]*)$`,
  never: NEVER.join('|'),
};
