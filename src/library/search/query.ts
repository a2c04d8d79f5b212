/** Reads what a person types: words, "phrases", beginnings* and -exclusions. Nothing typed is the engine's syntax. */
import { TearsheetError } from '../../errors.ts';
import { foldedWords, isSingle } from '../fold.ts';
import { EXCLUDES, IS_WORDS } from '../query-marks.ts';

/** A term must, or must not, stand in a capture; any of its spellings counts. */
export interface Term {
  spellings: Spelling[];
  excluded: boolean;
}

export interface Spelling {
  /** Folded words, one after the other. */
  words: string[];
  /** The last of them is the beginning of a word. */
  isBeginning: boolean;
  /** Holds in German texts alone: `ue` for `ü` would find other words elsewhere. */
  germanOnly: boolean;
}

/** `-`, then a phrase in quotation marks or a word. */
const PIECE = /(?<=^|\s)(-?)(?:["“”„«]([^"“”„»]*)["“”»](?=\s|$)|(\S+))/g;
/** People type fewer terms; a text pasted by mistake would take minutes. */
const MOST_TERMS = 10_000;

/** Throws `usage` when there is nothing to look for. */
export function parseQuery(typed: string[]): Term[] {
  const terms = typed.flatMap((argument) => {
    if (argument.startsWith(EXCLUDES)) return term(unquoted(argument.slice(EXCLUDES.length)), true);
    if (argument.startsWith(IS_WORDS)) return piecesOf(argument.slice(IS_WORDS.length), false);
    return piecesOf(argument, true);
  });
  const distinct = [...new Map(terms.map((one) => [JSON.stringify(one), one])).values()];
  if (distinct.length === 0) throw new TearsheetError('usage', 'there is no word to search for');
  if (distinct.length > MOST_TERMS) throw new TearsheetError('usage', `more than ${MOST_TERMS} words to search for`);
  return distinct;
}

function piecesOf(text: string, canExclude: boolean): Term[] {
  return [...text.matchAll(PIECE)].flatMap(([, minus, phrase, word = '']) =>
    term(phrase ?? word, canExclude && minus === '-', phrase !== undefined),
  );
}

function unquoted(text: string): string {
  return text.replace(/^["“”„«]([^"“”„»]*)["“”»]$/, '$1');
}

/** No term where the text holds no word, such as `&`. */
function term(text: string, excluded: boolean, isPhrase = false): Term[] {
  const words = foldedWords(text);
  const last = words.at(-1);
  if (last === undefined) return [];
  // A sign of a script without spaces is found within its word anyway.
  const isBeginning = !isPhrase && /\*\s*$/.test(text) && !isSingle(last);
  const plain: Spelling = { words, isBeginning, germanOnly: false };
  return [{ excluded, spellings: [plain, ...withUmlautsSpelt(text, plain), ...withUmlautsRead(plain)] }];
}

const SPELT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** `Müller` finds `Mueller`. */
function withUmlautsSpelt(text: string, { words, ...rest }: Spelling): Spelling[] {
  const spelt = foldedWords(text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => SPELT[letter] ?? letter));
  return spelt.join(' ') === words.join(' ') ? [] : [{ words: spelt, ...rest }];
}

/** `e` after a vowel that it may change; not in `auen`, `neue`, `quelle`. */
const UMLAUT = /ae|oe|(?<![aeq])ue/g;
/** Places in one phrase; each doubles the spellings. */
const MOST_UMLAUTS = 4;

/** `Mueller` finds `Müller`, which is folded to `muller`; one place is an umlaut and another need not be. */
function withUmlautsRead({ words, isBeginning }: Spelling): Spelling[] {
  const text = words.join(' ');
  const places = [...text.matchAll(UMLAUT)].slice(0, MOST_UMLAUTS).map(({ index }) => index);
  let spellings = [text];
  for (const place of places.reverse()) {
    spellings = spellings.flatMap((one) => [one, one.slice(0, place + 1) + one.slice(place + 2)]);
  }
  return spellings.slice(1).map((one) => ({ words: one.split(' '), isBeginning, germanOnly: true }));
}
