/** Labels of those who did something else than write: pictures, editing, translation, and of where a text was taken from. */
import { lowerCase } from '../../page/text.ts';

/** Pictures, films and drawings. */
const PICTURES =
  "photos?|photography|photographs|photographer|photographe|photographies?|pictures?|images?|fotos?|foto['’]s|fotó|fotók|fotografie[sn]?|fotografien?|fotografías?|fotografia|fotografije|fotograf|fotografin|fotografka|fotograaf|" +
  'bild|bilder|beeld|billeder?|bilder?|kuvat?|valokuvat?|zdjęci[ae]|slike|snimka|kép|képek|fotoğraf|fotoğraflar|görsel|gambar|ảnh|hình ảnh|ภาพ|фото|фотограф|снимк[аи]|світлини?|φωτογραφί(?:α|ες)|φωτό|φωτο|' +
  'صور|صورة|تصوير|عکس|צילום|צילומים|תמונות|फोटो|ছবি|写真|撮影|摄影|攝影|图片|圖片|图|圖|사진|' +
  'videos?|vídeos?|wideo|camera|kamera|cámara|film|视频|影像|영상|' +
  'illustrations?|illustrationen|illustrators?|ilustraci(?:ón|ones)|ilustracj[ae]|ilustrações|illustrazion[ei]|illustraties?|graphics?|grafik|grafiken|infografik|infographics?|infografías?|gráficos?|cartoon|karikatur|иллюстраци[яи]|插图|插圖|イラスト|그래픽';
const EDITING =
  'editors?|editing|edited|edición|editado|edição|editado|bearbeitung|redigiert|lektorat|montage|montaggio|redigering|penyunting|biên tập|редактор|корректор|редакторка|تحرير|ویرایش|עריכה|संपादन|সম্পাদনা|' +
  '责任编辑|責任編輯|编辑|編輯|編集|责编|責編|审核|校对|监制|편집';
const TRANSLATION =
  'translations?|translators?|translated|übersetzung|übersetzt|übersetzer(?:in)?|traduction|traducción|traducido|traduzione|tradução|vertaling|vertaald|oversættelse|oversettelse|översättning|tłumaczenie|tłum\\.|překlad|перевод|переклад|çeviri|terjemahan|dịch|ترجمة|ترجمه|תרגום|अनुवाद|翻译|翻譯|翻訳|번역';
const SOURCES =
  'sources?|quellen?|fuentes?|fonte|fonti|bron|bronnen|kilder?|källa|källor|lähde|lähteet|źródł[oa]|zdroj|zdroje|izvor|vir|forrás|surs[aăe]|източник|источник|джерело|извор|πηγ[ήη]|πηγές|kaynak|sumber|nguồn|theo|ที่มา|المصدر|مصدر|منبع|مأخذ|מקור|स्रोत|সূত্র|来源|來源|出典|출처|자료';
const OTHERS =
  'produced|producers?|produktion|producción|produção|regie|schnitt|moderation|hosted?|narrated|sprecher(?:in)?|review(?:ed|er)|fact[- ]check(?:ed|ing)?|updated|faktencheck|contact|contacts|kontakt|contacto|contatto|contato|pressekontakt|ansprechpartner(?:in)?|tags?|categor(?:y|ies)';

const NOUNS = `${PICTURES}|${EDITING}|${TRANSLATION}|${SOURCES}|${OTHERS}`;
const BY = 'by|von|par|por|de|di|da|door|av|af|przez|van|od';
/** Nouns and participles that a preposition may follow. */
const MADE =
  "(?:additional )?(?:photos?|photography|photographs|pictures?|images?|videos?|illustrations?|graphics?|editing)|photographed|illustrated|filmed|edited|translated|produced|(?:(?:medically|technically|clinically|legally|scientifically|expert|fact)[- ]?)?(?:reviewed|checked)|updated|hosted|narrated|fotos|bilder|illustrationen|übersetzt|illustriert|fotografiert|traduit|illustré|traducido|traduzido|fotografías|foto['’]?s?|ilustraciones|traduzione|tradotto|vertaald|oversatt|oversat|översatt|foto";
const AND = '\\s*(?:&|\\+|,|/|・|und|and|et|y|e|og|och|en|ja|i|и|та|và)\\s*';
const TEXT =
  'text|texts|words|story|stories|texte|textes|texto|textos|testo|testi|tekst|teksti|reporting|bericht|reportage|artikel|текст|bài|文|글';

const LABELLED = `(?:${NOUNS})\\s*[:：=＝・／]|(?:${MADE})\\s*\\|?\\s*(?:${BY})(?!\\p{L})`;
/** Also "Foto Jane Roe", without any mark between. */
const OTHER_HAND = new RegExp(
  `^(?:${LABELLED}|(?:photos?|fotos?|photograph\\p{L}*|fotograf\\p{L}*|bild(?:er)?|images?|illustrations?|illustration\\p{L}*|video|grafik|фото|写真|撮影|사진|ảnh)(?![\\p{L}\\p{N}]))`,
  'u',
);
/** "Text und Fotos: Jane Roe", "Photos and text by". */
const BOTH = new RegExp(
  `^(?:(?:${TEXT})${AND}(?:${PICTURES})|(?:${PICTURES})${AND}(?:${TEXT}))(?:\\s*[:：=＝]\\s*|\\s+(?:${BY})\\s+)`,
  'u',
);
const NEXT_HAND = new RegExp(
  `(?<![\\p{L}\\p{N}])(?=(?:${LABELLED}|(?:${TEXT}|author|autor|written by|作者|撰文|記者|记者)\\s*[:：=＝]))`,
  'gu',
);
/** Without one of these no label stands inside a line. */
const HAS_MARK = /.[:：=＝]|\s(?:by|von|par|por|de|di|da|door|av|af|przez|van|od)\s/u;

/** Chinese lines set one label behind the other: "来源：城市日报 作者：王小梅 字号：大 中 小". */
const HAN_LABEL = /(?:^|\s)(?=\p{Script=Han}{2,4}\s?[:：])/u;
const HAN_OTHER =
  /^\p{Script=Han}{2,4}\s?[:：](?<!(?:作者|撰文|撰稿|文字|記者|记者|執筆|著者|筆者|採訪|采访|取材|采写|採寫)\s?[:：])/u;

/** Whether the text begins with the label of another hand. */
export function isOtherHandLabel(text: string): boolean {
  return OTHER_HAND.test(lowerCase(text));
}

/** The parts of a line that no other hand's label begins: "Text: Jane Roe Fotos: Joe Doe" is the first alone. */
export function writersParts(line: string): string[] {
  const both = HAS_MARK.test(lowerCase(line)) ? (BOTH.exec(lowerCase(line))?.[0].length ?? 0) : 0;
  const plain = line
    .slice(both)
    .split(HAN_LABEL)
    .filter((part) => !HAN_OTHER.test(part))
    .join(' ');
  const lower = lowerCase(plain);
  const marked = HAS_MARK.test(lower);
  if (!marked && !OTHER_HAND.test(lower)) return [plain];
  const starts = [0, ...(marked ? Array.from(lower.matchAll(NEXT_HAND), ({ index }) => index) : []), plain.length];
  return starts
    .slice(0, -1)
    .map((start, index) => plain.slice(start, starts[index + 1]))
    .filter((part) => part !== '' && !isOtherHandLabel(part));
}
