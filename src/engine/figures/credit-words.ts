/** The words that credits are printed with, in many languages: labels before names, and agencies that sign without one. */

// Nouns that stand before a colon and say: what follows made or owns the picture.
export const NOUNS =
  'photo(?:s|graphs?|graphy|graphers?|graphies?|graphie)?|(?:symbol|archiv|symbolic|beispiel|themen|handout|agentur|file|stock|cover|header|titel|aufmacher|presse|press|main|lead|feature|featured)[- ]?(?:photos?|fotos?|bild(?:er)?|images?|pictures?)|fot(?:o|os|ó|ók|os)?|fotos?[- ]?(?:credits?|nachweis|quelle|rechte|autor)|photos?[- ]?(?:credits?|source)|fotograf(?:ie|en|er|a|ia|ía|ías|o|os)?|fotoğraf(?:lar)?|fotografía|fotografija|fotografii|bild(?:er|nachweis|quelle|rechte|autor|credits?)?|bildtext|bilde(?:r)?|billede(?:r)?|images?(?:[- ]?(?:credits?|source|copyright|courtesy|by))?|imag(?:en|em|enes|ens)|immagin[ei]|pictures?(?:[- ]?credits?)?|pics?|credits?|cr[ée]dits?(?:[- ]?(?:photos?|image))?|cr[ée]ditos?|courtesy|copyright|source|quellen?|fuente|fonte|bron|beeld|kilde|källa|źródło|zdroj|forrás|izvor|kaynak|nguồn|ảnh|zdjęci[ae]|fot\\.?|rys\\.?|dok\\.?|file|kuvat?|kuvaaja|slika|ilustr\\.?|illustration|illustrazione|ilustración|ilustração|ilustracja|infographic|infografik|grafik|graphic|gráfico|grafika|karte|screenshot|video|render(?:ing)?|montage|collage|composite|handout|repro|foto(?:montage|grafik)|isithombe|picha|gambar|larawan|argazkia|allikas|avots|sursa(?: foto| imagine)?|źródło (?:zdj[ęe]ć|zdjęcia|fot\\.?)|zdroj foto|fot[oó] ?forrás|(?:foto|imagen) de archivo|foto d.archivio|photo d.archives?|gentileza|cortes[ií]a|φωτ(?:ο|\\.|ογραφία|ογραφίες)?|φωτό|πηγή|фот[оа](?:графия|граф)?|снимк[аи]|снимок|источник|изображение|иллюстрация|джерело|світлина|извор|صورة|صور|الصورة|المصدر|تصویر|تصوير|عدسة|عکس|צילום|תמונה|קרדיט|फोटो|तस्वीर|ছবি|ภาพ|写真|撮影|提供|画像|出典|資料|사진|출처|자료|图源|图片|图片来源|圖片|圖片來源|来源|來源|摄影|攝影|图|圖|摄|攝';
// Labels of scripts without capitals, which other signs than a colon may follow: `사진=`, `图/`, `撮影・`.
export const SIGNED_NOUNS = '사진|사진 ?제공|자료|출처|图|圖|图片|圖片|图源|摄影|攝影|撮影|写真|提供|画像';
// The same before "by" and its like, where no colon is printed.
export const MADE_BY =
  '(?:photos?|photographs?|photography|pictures?|image|illustrations?|graphics?|pics?|video) (?:by|courtesy(?: of)?|credit)|(?:photo|image|picture) via|courtesy(?: of)?|fot\\.|rys\\.|dok\\.';
// And in languages where a picture "of" somebody is written alike: only a name may follow, only behind a stop.
export const MADE_BY_OR_OF =
  '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)|photo (?:de|par)|(?:foto|fotos|imagen|imagem|fotografía) (?:de|di|do|da|por)';

// Two to four letters are words of some language too: only as agencies write them.
const SHORT_AGENCIES =
  'AFP|AP|A\\.P\\.|dpa(?:-\\w+)?|DPA|EPA(?:-EFE)?|EFE|ANSA|APA|TT|NTB|STT|ANP|PAP|ČTK|TASR|MTI|TASS|ТАСС|DHA|İHA|IHA|AA|PTI|ANI|ddp|epd|KNA|UPI|AAP|SWNS|NASA|ESA|SIPA|PA(?: Wire| Images| Media)?|ＡＰ|ＡＦＰ|DR|D\\.R\\.|ABr|CC0|CC[ -]BY(?:-[A-Z]+)*(?: \\d\\.\\d)?|[A-Z]{2,}/(?:AFP|AP|EPA)';
const LONG_AGENCIES =
  'reuters|ansa|lusa|fotogramma|imagoeconomica|profimedia|mediafax|agerpres|antara(?: foto)?|eurokinissi|απε-μπε|униан|укринформ|укрінформ|keystone(?:-sda)?|lapresse|ritzau|scanpix|lehtikuva|belga|interfax|sputnik|риа новости|xinhua|新华社|新華社|新华网|中新社|中央社|法新社|路透(?:社)?|美联社|美聯社|视觉中国|視覺中國|东方ic|ロイター|kyodo|共同(?:通信)?|時事(?:通信)?|jiji|yonhap|연합뉴스|뉴시스|뉴스1|رويترز|أ ?ف ?ب|أ ?ب|الأناضول|وكالات|רויטרס|anadolu(?: agency)?|bernama|getty(?:[ -]?images)?|i-?stock(?:photo)?|shutterstock|alamy|(?:stock\\.)?adobe(?: ?stock)?|fotolia|unsplash|pexels|pixabay|depositphotos|wikimedia(?: commons)?|imago(?: images)?|picture[- ]alliance|zuma(?: press)?|bloomberg|press association|canadian press|associated press|agence france-presse|europa press|agência brasil|nurphoto|abaca|hans lucas|maxppp|magnum|corbis|rex features|cover images|splash news|wenn|sopa images|lightrocket|usa today sports|imagn|creative commons|public domain';

/** Press agencies, picture libraries and licences, which sign with their bare names. */
export const AGENCY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${SHORT_AGENCIES}|${anyCase(LONG_AGENCIES)})(?![\\p{L}\\p{N}])`,
  'u',
);

/** The pattern with each letter in both cases: expressions have no case of their own for a part. */
function anyCase(pattern: string): string {
  return pattern.replace(/\\.|\p{Ll}/gu, (char) => (char.length === 1 ? `[${char}${char.toUpperCase()}]` : char));
}
