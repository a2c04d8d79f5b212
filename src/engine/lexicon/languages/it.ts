/** Italian. */
import type { Language } from '../language.ts';

export const it: Language = {
  by: 'di',
  purpose: 'per',
  of: 'di|da',
  ofHere: 'di',
  and: 'e',
  with: 'con',
  author: 'autore|autrice|autori|testo|testi',
  writes: 'scrive',
  writtenBy: '(?:scritto|pubblicato|redatto|realizzato|firmato|curato|postato) da|a cura di',
  post: 'giornalista|inviato|inviata|corrispondente',
  genre: 'analisi|commento|cronaca|esclusiva|recensione|intervista|articolo|editoriale|racconto|inchiesta|testo',
  genreOfReaders: 'commento|recensione',
  article: "un|una|il|la|l['’]|un['’]",
  text: 'testo|testi',
  pictures: 'fotos?|fotografia|illustrazion[ei]|videos?',
  editing: 'montaggio',
  translation: 'traduzione',
  sources: 'fonte|fonti',
  otherHands: 'contatto',
  made: 'traduzione|tradotto|foto',
  role: 'redazione',
  otherPost: 'direttore|direttrice|presidente',
  newsroom: 'redazione',
  press: 'stampa agenzia agenzie notizie',
  controls: 'aggiornato',
  siteLine:
    'altre anche approfondimenti articoli commenti con condividi correlate guarda leggi notizie pubblicità seguici scopri',
  updated: 'aggiorn',
  otherDay: 'disponibile fino',
  credit: 'foto|fotografia|immagin[ei]|fonte|illustrazione|foto d.archivio',
  creditByOrOf: '(?:foto|fotos|imagen|imagem|fotografía) (?:de|di|do|da|por)',
  common: 'il la che di e un per non con del della sono le i gli',
  months:
    'gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set ottobre|ott novembre|nov dicembre|dic',
};
