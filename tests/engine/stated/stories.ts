/** One short story in eight languages, with the words that its page uses. */

export interface Story {
  language: string;
  title: string;
  dek: string;
  paragraphs: string[];
  /** Sections from general to special. */
  path: string[];
  home: string;
  tags: string[];
  /** Words before a list of tags, and over a breadcrumb. */
  tagLabel: string;
  /** Words that say what kind of article it is. */
  kinds: Record<string, string>;
}

const STORIES: Record<string, Omit<Story, 'language'>> = {
  en: {
    title: 'Bridge over the river opens after ten years',
    dek: 'Thousands came on the first day to walk across it, long before the cars were let in.',
    paragraphs: [
      'The new bridge over the river was opened on Tuesday morning, ten years after the council had first voted for it. The mayor was the first to cross it, and she was followed by some four thousand people.',
      'It has cost 240 million, twice as much as was planned, since the ground on the eastern bank turned out to be too soft for the heavy piers of the first design. Engineers then built it anew.',
      'Cars are let in from Thursday. Until then the bridge belongs to those who walk and to those who ride, and the schools of the district have a day off to see it.',
    ],
    path: ['Regional', 'City Traffic'],
    home: 'Home',
    tags: ['Bridges', 'Council', 'Road works'],
    tagLabel: 'Tags:',
    kinds: {
      opinion: 'Opinion',
      interview: 'Interview',
      review: 'Film review',
      'fact-check': 'Fact check',
      obituary: 'Obituary',
      'press-release': 'Press release',
      sponsored: 'Sponsored content',
      live: 'Live blog',
    },
  },
  de: {
    title: 'Brücke über den Fluss öffnet nach zehn Jahren',
    dek: 'Tausende kamen am ersten Tag, um über sie zu gehen, lange bevor die Autos fahren durften.',
    paragraphs: [
      'Die neue Brücke über den Fluss ist am Dienstagmorgen eröffnet worden, zehn Jahre nachdem der Rat für sie gestimmt hatte. Die Bürgermeisterin ging als Erste hinüber, und ihr folgten etwa viertausend Menschen.',
      'Sie hat 240 Millionen gekostet und damit das Doppelte des geplanten Betrags, weil der Boden am östlichen Ufer für die schweren Pfeiler des ersten Entwurfs zu weich war. Die Ingenieure bauten sie neu.',
      'Autos dürfen von Donnerstag an fahren. Bis dahin gehört die Brücke denen, die zu Fuß gehen oder mit dem Rad kommen, und die Schulen des Bezirks haben für einen Tag frei, um sie zu sehen.',
    ],
    path: ['Regionales', 'Verkehr'],
    home: 'Startseite',
    tags: ['Brücken', 'Stadtrat', 'Baustellen'],
    tagLabel: 'Schlagwörter:',
    kinds: {
      opinion: 'Kommentar',
      interview: 'Interview',
      review: 'Rezension',
      'fact-check': 'Faktencheck',
      obituary: 'Nachruf',
      'press-release': 'Pressemitteilung',
      sponsored: 'Anzeige',
      live: 'Liveticker',
    },
  },
  fr: {
    title: 'Le pont sur le fleuve ouvre après dix ans',
    dek: 'Des milliers de personnes sont venues le premier jour pour le traverser, bien avant les voitures.',
    paragraphs: [
      'Le nouveau pont sur le fleuve a été inauguré mardi matin, dix ans après le vote du conseil municipal. La maire a été la première à le traverser, suivie par quelque quatre mille personnes.',
      'Il a coûté 240 millions, soit le double de ce qui était prévu, parce que le sol de la rive est était trop mou pour les lourdes piles du premier projet. Les ingénieurs ont dû tout reprendre.',
      'Les voitures pourront passer à partir de jeudi. En attendant, le pont est à ceux qui marchent et à ceux qui roulent à vélo, et les écoles du quartier ont une journée libre pour le voir.',
    ],
    path: ['Région', 'Transports'],
    home: 'Accueil',
    tags: ['Ponts', 'Conseil municipal', 'Travaux'],
    tagLabel: 'Mots-clés :',
    kinds: {
      opinion: 'Tribune',
      interview: 'Entretien',
      review: 'Critique',
      'fact-check': 'Vrai ou faux',
      obituary: 'Nécrologie',
      'press-release': 'Communiqué de presse',
      sponsored: 'Contenu sponsorisé',
      live: 'En direct',
    },
  },
  es: {
    title: 'El puente sobre el río abre después de diez años',
    dek: 'Miles de personas llegaron el primer día para cruzarlo a pie, mucho antes que los coches.',
    paragraphs: [
      'El nuevo puente sobre el río se inauguró el martes por la mañana, diez años después de que el concejo votara por él. La alcaldesa fue la primera en cruzarlo, y la siguieron unas cuatro mil personas.',
      'Ha costado 240 millones, el doble de lo previsto, porque el suelo de la orilla este era demasiado blando para los pesados pilares del primer proyecto. Los ingenieros tuvieron que empezar de nuevo.',
      'Los coches podrán pasar desde el jueves. Hasta entonces el puente es de los que caminan y de los que van en bicicleta, y las escuelas del distrito tienen un día libre para verlo.',
    ],
    path: ['Región', 'Transporte'],
    home: 'Inicio',
    tags: ['Puentes', 'Concejo', 'Obras'],
    tagLabel: 'Etiquetas:',
    kinds: {
      opinion: 'Opinión',
      interview: 'Entrevista',
      review: 'Reseña',
      'fact-check': 'Verificación',
      obituary: 'Obituario',
      'press-release': 'Nota de prensa',
      sponsored: 'Contenido patrocinado',
      live: 'En directo',
    },
  },
  pt: {
    title: 'Ponte sobre o rio abre depois de dez anos',
    dek: 'Milhares de pessoas vieram no primeiro dia para atravessar a pé, muito antes dos carros.',
    paragraphs: [
      'A nova ponte sobre o rio foi inaugurada na terça-feira de manhã, dez anos depois de a câmara ter votado por ela. A prefeita foi a primeira a atravessar, e foi seguida por umas quatro mil pessoas.',
      'Custou 240 milhões, o dobro do que estava previsto, porque o solo da margem leste era mole demais para os pesados pilares do primeiro projeto. Os engenheiros tiveram de começar de novo.',
      'Os carros podem passar a partir de quinta-feira. Até lá a ponte é dos que andam a pé e dos que vão de bicicleta, e as escolas do bairro têm um dia livre para a ver.',
    ],
    path: ['Região', 'Trânsito'],
    home: 'Início',
    tags: ['Pontes', 'Câmara', 'Obras'],
    tagLabel: 'Assuntos:',
    kinds: {
      opinion: 'Opinião',
      interview: 'Entrevista',
      review: 'Resenha',
      'fact-check': 'Checagem',
      obituary: 'Obituário',
      'press-release': 'Nota de imprensa',
      sponsored: 'Conteúdo patrocinado',
      live: 'Ao vivo',
    },
  },
  it: {
    title: 'Il ponte sul fiume apre dopo dieci anni',
    dek: 'Migliaia di persone sono venute il primo giorno per attraversarlo a piedi, molto prima delle auto.',
    paragraphs: [
      'Il nuovo ponte sul fiume è stato inaugurato martedì mattina, dieci anni dopo il voto del consiglio comunale. La sindaca è stata la prima ad attraversarlo, seguita da circa quattromila persone.',
      'È costato 240 milioni, il doppio di quanto previsto, perché il terreno della riva est era troppo molle per i pesanti piloni del primo progetto. Gli ingegneri hanno dovuto ricominciare da capo.',
      'Le auto potranno passare da giovedì. Fino ad allora il ponte è di chi cammina e di chi va in bicicletta, e le scuole del quartiere hanno un giorno libero per vederlo.',
    ],
    path: ['Regione', 'Trasporti'],
    home: 'Home',
    tags: ['Ponti', 'Consiglio', 'Cantieri'],
    tagLabel: 'Argomenti:',
    kinds: {
      opinion: 'Editoriale',
      interview: 'Intervista',
      review: 'Recensione',
      'fact-check': 'Verifica dei fatti',
      obituary: 'Necrologio',
      'press-release': 'Comunicato stampa',
      sponsored: 'Contenuto sponsorizzato',
      live: 'In diretta',
    },
  },
  ru: {
    title: 'Мост через реку открыли спустя десять лет',
    dek: 'Тысячи людей пришли в первый день, чтобы пройти по нему пешком задолго до машин.',
    paragraphs: [
      'Новый мост через реку открыли во вторник утром, спустя десять лет после того, как совет проголосовал за него. Мэр прошла по нему первой, а за ней последовали около четырёх тысяч человек.',
      'Он обошёлся в 240 миллионов, вдвое больше запланированного, потому что грунт на восточном берегу оказался слишком мягким для тяжёлых опор первого проекта. Инженерам пришлось начать заново.',
      'Машины пустят с четверга. До тех пор мост принадлежит тем, кто идёт пешком и едет на велосипеде, а у школ района есть свободный день, чтобы его увидеть.',
    ],
    path: ['Регион', 'Транспорт'],
    home: 'Главная',
    tags: ['Мосты', 'Совет', 'Ремонт дорог'],
    tagLabel: 'Теги:',
    kinds: {
      opinion: 'Мнение',
      interview: 'Интервью',
      review: 'Рецензия',
      'fact-check': 'Фактчек',
      obituary: 'Некролог',
      'press-release': 'Пресс-релиз',
      sponsored: 'На правах рекламы',
      live: 'Онлайн',
    },
  },
  ja: {
    title: '十年を経て川に架かる新しい橋が開通',
    dek: '初日には車が通る前に歩いて渡ろうと数千人が訪れた。',
    paragraphs: [
      '川に架かる新しい橋が火曜日の朝に開通した。議会が建設を決めてから十年になる。市長が最初に渡り、およそ四千人の市民がその後に続いた。橋の上では子どもたちが旗を振り、楽団が演奏した。',
      '建設費は二億四千万に達し、計画の二倍となった。東岸の地盤が最初の設計の重い橋脚には軟らかすぎたためで、技術者たちは設計を一からやり直した。工事には地元の会社も加わった。',
      '車の通行は木曜日から始まる。それまで橋は歩く人と自転車に乗る人のものであり、地区の学校は見学のために一日休みになる。市は今後も橋の点検を続けるとしている。',
    ],
    path: ['地域', '交通'],
    home: 'ホーム',
    tags: ['橋', '議会', '道路工事'],
    tagLabel: 'タグ：',
    kinds: {
      opinion: 'オピニオン',
      interview: 'インタビュー',
      review: 'レビュー',
      'fact-check': 'ファクトチェック',
      obituary: '訃報',
      'press-release': 'プレスリリース',
      sponsored: '広告',
      live: 'ライブ',
    },
  },
};

export const LANGUAGES = Object.keys(STORIES);

export function inLanguage(language: string): Story {
  return { language, ...(STORIES[language] as Omit<Story, 'language'>) };
}
