/** The words that prose in a language cannot do without, to tell whether a text is in it. Languages of Latin script only. */
const COMMON: Record<string, string> = {
  af: 'die en van het in is nie te dat wat vir met',
  ca: 'el la els les i de que per amb una en del és',
  cs: 'a se v na je že s z do to i jsou pro',
  da: 'og at det en er på af for med den ikke til som de',
  de: 'der die und das ist nicht mit ein eine den von zu auf für sich im des dem',
  en: 'the of and to is for that with as are be this from by you it your have we they',
  es: 'el la los las que del por con una para es en se y de',
  et: 'ja on ei et see oli mis kui ka ning',
  fi: 'ja on ei se että oli hän mutta myös ovat kun joka',
  fr: 'le la les et des est une pour dans que qui sur pas du au en de',
  hr: 'i u je na se da za od su s',
  hu: 'a az és hogy nem is egy volt meg de ez',
  id: 'yang dan di dengan ini untuk dari dalam tidak pada itu akan',
  it: 'il la che di e un per non con del della sono le i gli',
  lt: 'ir yra kad su iš į ne kaip bet',
  lv: 'un ir ar no uz kas par lai kā',
  nb: 'og å det en er på av for med den ikke til som i',
  nl: 'de het een van en dat in is op te niet met voor zijn',
  pl: 'i w na z się nie do że jest to od przez po',
  pt: 'o a os as que do da em um uma para com não é no na de',
  ro: 'și în de la a cu pe nu că o din pentru care este',
  sk: 'a sa v na je že s z do to aj sú pre',
  sl: 'in je v na se da za so z ki',
  sv: 'och att det som en är på av för med den inte till i',
  sw: 'na ya wa kwa ni za katika la kuwa',
  tl: 'ang ng sa mga na ay at',
  tr: 've bir bu da de için ile olarak çok daha',
  vi: 'và của là có trong được cho không với các một',
};
const SAME: Record<string, string> = { no: 'nb', nn: 'nb', ms: 'id', bs: 'hr', fil: 'tl' };
const sets = new Map<string, Set<string>>();

/** Whether the language is in the table. */
export function hasCommonWords(language: string): boolean {
  return Object.hasOwn(COMMON, rowOf(language));
}

/** The share of the words of `text` that are common in the language; undefined where table or text are too small to tell. */
export function commonShare(text: string, language: string): number | undefined {
  const row = rowOf(language);
  if (!Object.hasOwn(COMMON, row)) return undefined;
  const common = sets.get(row) ?? new Set((COMMON[row] as string).split(' '));
  sets.set(row, common);
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length < MIN_WORDS ? undefined : words.filter((word) => common.has(word)).length / words.length;
}

function rowOf(language: string): string {
  const [base = ''] = language.toLowerCase().split('-');
  return SAME[base] ?? base;
}

// Fewer words are a title or a menu.
const MIN_WORDS = 40;
