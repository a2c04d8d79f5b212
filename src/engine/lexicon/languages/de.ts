/** German. */
import type { Language } from '../language.ts';

export const de: Language = {
  by: 'von',
  byOrOf: 'vom|ab',
  of: 'von|vom',
  and: 'und|sowie',
  with: 'mit',
  author: String.raw`autor|autorin|autoren|autorinnen|autor:in|autor\*in|text|texte`,
  authorBeforeColon: 'interview|reportage',
  writes: 'schreibt|das (?:gespräch|interview) führten?|aus [^\\s\\d]{3,20} berichte[nt]',
  writtenBy:
    '(?:geschrieben|verfasst|veröffentlicht|erstellt|gepostet|aufgezeichnet|notiert|protokolliert|berichtet|recherchiert|nachgefragt|zusammengestellt) von|(?:[^\\s\\d-]+[- ]){0,2}(?:gast)?beitrag von|artikel von',
  post: 'journalist|journalistin|reporter|reporterin|redakteur|redakteurin|journalisten|redaktorin|korrespondent|korrespondentin|korrespondenten',
  genre:
    'analyse|meinung|kommentar|gastkommentar|kolumne|essay|feature|exklusiv|report|reportage|bericht|rezension|kritik|interview|artikel|blog|post|leitartikel|recherche|protokoll|glosse|gastbeitrag|gastartikel|text|texte',
  genreOfReaders: 'kommentar|rezension|report|post|blog',
  article: 'ein|eine|einer',
  text: 'text|texte|bericht|reportage|artikel',
  pictures:
    'fotos?|fotografie[sn]?|fotografien?|fotograf|fotografin|bild|bilder|videos?|kamera|film|illustrationen|grafik|grafiken|infografik|karikatur',
  editing: 'redigiert|lektorat|mitarbeit',
  translation: 'übersetzung|übersetzt|übersetzer(?:in)?',
  sources: 'quellen?',
  otherHands:
    'bearbeitung|montage|produktion|regie|schnitt|moderation|sprecher(?:in)?|faktencheck|kontakt|pressekontakt|ansprechpartner(?:in)?',
  made: 'fotos|bilder|illustrationen|übersetzt|illustriert|fotografiert|foto',
  role: 'redakt\\w*|autor(?:in|en|innen)?|korrespondent\\w*|volontär\\w*|chefredakt\\w*|leiter(?:in)?|ressort\\w*',
  otherPost: 'leiter(?:in)?|geschäftsführer(?:in)?|vorstand|vorsitzende[rn]?|direktor(?:in)?|präsident(?:in)?',
  newsroom: 'redaktion',
  purpose: 'für',
  press: 'presse agentur agenturen nachrichten zeitung zeitschrift magazin radio fernsehen rundfunk',
  controls: 'anmelden registrieren profil kommentar kommentare minuten aktualisiert aktualisierung veröffentlicht',
  bodies:
    'fraktion kreisverband ortsverein landesverband ministerium landratsamt stadtverwaltung gemeindeverwaltung universität hochschule institut stiftung',
  sections: 'artikel beiträge über gründer gründerin gmbh kg hallo hello ich',
  siteLine:
    'allgemeine anzeige artikel auch aktuelle beitrag bitte checkliste dein deine die ein eine empfehlung empfehlungen euer fotos für galerie hier ihre informationen infos interessant ist jetzt kommentar kommentare kontakt lesen lesetipp links mehr mit nächste nächster nächstes neue neueste quellen spenden teilen tipp tipps thema themen termine unsere unser über viel vorheriger weitere weiterer weiteres werbung zum zur zurück',
  elsewhere: 'aus|berichtet aus',
  comments:
    'kommentare|kommentar|leserkommentare|nutzerkommentare|alle kommentare|kommentare zu|kommentar zu|gedanken zu|lesermeinungen|leserbriefe|gästebuch|kondolenzbuch|diskussion|forum',
  reply: 'antworten|antwort',
  published: 'veröffentlicht|erschienen|erstellt|veröffentlichung',
  updated:
    'aktualisiert|\\bakt\\.(?=\\s*[:\\d])|geändert|bearbeitet|\\bstand(?=\\s*(?:[:(\\d]|vom\\s|des\\s|der\\s|am\\s|$|\\p{L}+\\s\\d))',
  otherDay: '(?:verfügbar|gültig|abrufbar) bis|\\btermine?:',
  credit:
    '(?:symbol|archiv|symbolic|beispiel|themen|handout|agentur|file|stock|cover|header|titel|aufmacher|presse|press|main|lead|feature|featured)[- ]?(?:photos?|fotos?|bild(?:er)?|images?|pictures?)|foto|fotos|fotos?[- ]?(?:credits?|nachweis|quelle|rechte|autor)|fotograf|fotografie|fotografen|bild(?:er|nachweis|quelle|rechte|autor|credits?)?|bildtext|quellen?|illustration|infografik|grafik|karte|screenshot|video|montage|collage|fotomontage|fotografik|repro|fotografin',
  creditByOrOf: '(?:foto|bild|fotografie|grafik|illustration) (?:von|door|av|af|by)',
  common: 'der die und das ist nicht mit ein eine den von zu auf für sich im des dem',
  weekdays:
    'montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags sonnabend',
  timesOfDay: 'morgen vormittag vormittags mittag nachmittag nachmittags abend abends nacht nachts',
  months:
    'januar|jan februar|feb marz|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez',
  monthsElsewhere: [
    'janner|jan februar|feb marz|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov dezember|dez',
  ],
};
