/** The words of one language that say in print who wrote, pictured or changed an article, and when. */

/**
 * Alternatives of a pattern, parted by `|`: words in lower case, or small patterns. `(?:…)`, `[…]`, `?`, `\p{L}*` may stand in
 * them. The lexicon puts those of all languages together, so a word may stand in many tables.
 */
type Alternatives = string;

/** Words in lower case, parted by spaces, looked up one by one. */
type Words = string;

/**
 * The tables of a language. Each field is optional: a table of two lines is worth having. docs/languages.md tells how to fill
 * one.
 */
export interface Language {
  /** Words before an author's name, and sure to begin a byline on a page of any language: "by". */
  by?: Alternatives;
  /** Words before an author's name that are of another kind in some language: "od". */
  byOrOf?: Alternatives;
  /** Words between a kind of text, or what was done, and whose it is: "Analysis by", "photographed by". */
  of?: Alternatives;
  /** Words before an author's name on pages of this language alone: Spanish "de". */
  ofHere?: Alternatives;
  /** Words between two names, on a page of any language. */
  and?: Alternatives;
  /** The word between two names on pages of this language alone: Czech "a". */
  andHere?: string;
  /** Joins two names as well: "with". */
  with?: Alternatives;

  /** Names of an author or of the text before the author's name: "Author", "Text". */
  author?: Alternatives;
  /** Verbs before who did it: "Piše Ivan Horvat". */
  writes?: Alternatives;
  /** Participles with their preposition: "Written by". */
  writtenBy?: Alternatives;
  /** Forms of texts that label a name with a colon: "Interview: Jane Roe". */
  authorBeforeColon?: Alternatives;
  /** Posts of the press: "Reporter: Jane Roe", "Reporter Jane Roe", "Jane Roe, reporter". */
  post?: Alternatives;
  /** Labels that join the name by a mark or not at all: "取材・文/". */
  joinedLabel?: Alternatives;
  /** Kinds of texts, which need a preposition behind them: "Analysis by". */
  genre?: Alternatives;
  /** Kinds of texts that readers write below articles too: "Comment by". */
  genreOfReaders?: Alternatives;
  /** Articles before a kind of text: "An analysis by". */
  article?: Alternatives;
  /** The text, beside the pictures: "Text and photos:". */
  text?: Alternatives;

  /** Labels of those who made pictures, films, drawings. */
  pictures?: Alternatives;
  /** Labels of those who edited. */
  editing?: Alternatives;
  /** Labels of those who translated. */
  translation?: Alternatives;
  /** Labels of where a text was taken from. */
  sources?: Alternatives;
  /** Labels of all other hands, and of what else stands below a text: "Produced", "Tags". */
  otherHands?: Alternatives;
  /** Nouns and participles of such hands that a preposition follows: "Photographs by". */
  made?: Alternatives;

  /** Other posts and newsrooms: a piece of a byline that holds one names no person. */
  role?: Alternatives;
  /** Posts outside the press: "Managing Director". */
  otherPost?: Alternatives;
  /** Names of a newsroom: "Redaktion". */
  newsroom?: Alternatives;
  /** Words in names of papers, stations and agencies. */
  press?: Words;
  /** Words of a site's own controls, which stand near names: "follow". */
  controls?: Words;
  /** Words of a site's sections, and of what is written about authors, which look like names. */
  sections?: Words;
  /** Words in names of authorities, parties and schools, which have "and" and dashes in them. */
  bodies?: Words;
  /** Words of the lines that sites print below their texts: "read also". What holds one is no name. */
  siteLine?: Words;
  /** Headings over what readers say, without their number: "Comments". */
  comments?: Alternatives;
  /** Words of the button by which readers answer a comment: "Reply". */
  reply?: Alternatives;
  /** Words before the place or the paper that an author writes from: "Jane Roe in Cairo". */
  elsewhere?: Alternatives;
  /** Words before what a body is for: "Institute for Climate". */
  purpose?: Alternatives;

  /** Beginnings of words that call a date the publication. */
  published?: Alternatives;
  /** Beginnings of words that call a date the last change. */
  updated?: Alternatives;
  /** Words that call a date the day of something else: the end of an offer, an event. */
  otherDay?: Alternatives;

  /** Nouns that stand before a colon and say: what follows made or owns the picture. */
  credit?: Alternatives;
  /** Nouns that other signs than a colon may follow, in scripts without capitals: `사진=`, `图/`. */
  creditJoined?: Alternatives;
  /** Labels of a credit without a colon: "Photo by". */
  creditBy?: Alternatives;
  /** Labels by which a picture "of" somebody is written too: only a name may follow, only behind a stop. */
  creditByOrOf?: Alternatives;

  /** Labels behind the name, as the language's order of words has them: Lithuanian `nuotr.`; also with capitals. */
  creditBehind?: Alternatives;

  /** The days of the week, as Intl has them, and forms of them that are in use: "mondays". */
  weekdays?: Words;
  /** Parts of the day, which behind a weekday tell when something is: "evening". */
  timesOfDay?: Words;
  /** Words that prose in the language cannot do without, to tell whether a text is in it. */
  common?: Words;
  /**
   * The twelve months in their order, parted by spaces; the forms of one parted by `|`; lower case, without accents and dots, a
   * space inside a name as `_`, `-` for none. Taken from Intl once, since what Intl says differs by version.
   */
  months?: string;
  /** The months as other countries or scripts of the language write them: Jänner, setiembre, كانون الثاني. */
  monthsElsewhere?: string[];
}
