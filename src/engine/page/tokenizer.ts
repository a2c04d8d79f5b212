/**
 * parse5's tokenizer with short cuts: a run of text, an ordinary tag, a quoted value and a common character reference are taken
 * out of the page in one piece, where parse5 looks at each character and joins them again. All else goes parse5's own way, so
 * the tokens are its own.
 */
import { type Parser, Token, Tokenizer, TokenizerMode, type TreeAdapterTypeMap } from 'parse5';
import {
  AMPERSAND,
  APOSTROPHE,
  characterOf,
  EQUALS,
  GRAVE,
  GREATER,
  isSpace,
  LESS,
  LONGEST_REFERENCE,
  QUOTE,
  SEMICOLON,
  SLASH,
  withoutReferences,
} from './characters.ts';

const { CHARACTER, WHITESPACE_CHARACTER, START_TAG, END_TAG } = Token.TokenType;

/** The cap on the attributes of one tag, which parse5 has not. `refuse` has to throw. */
export interface AttributeCap {
  most: number;
  refuse(): never;
}

export class PageTokenizer extends Tokenizer {
  readonly #parser: { insertionMode: number };
  readonly #cap: AttributeCap;
  /** The tag whose attributes are counted, those that it repeats too. */
  #counted: Token.Token | null = null;
  #count = 0;
  /** Whether the page has a NUL, once that was asked: it is another sign in the text. */
  #hasNul: boolean | undefined;

  constructor(parser: Parser<TreeAdapterTypeMap>, cap: AttributeCap) {
    super({}, parser);
    this.#parser = parser;
    this.#cap = cap;
    // The preprocessor would copy what is left of the page every 64 KB.
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY;
  }

  /**
   * Nearly all calls are in these states, with the short cuts; V8 optimises parse5's own choice among eighty anew for each rare
   * one.
   */
  protected override _callState(cp: number): void {
    if (this.state === TokenizerMode.DATA) this._stateData(cp);
    else if (this.state === TokenizerMode.SCRIPT_DATA) this._stateScriptData(cp);
    else super._callState(cp);
  }

  protected override _stateData(cp: number): void {
    if (cp === LESS ? this.#takeTag() : cp === AMPERSAND ? this.#takeReference() : this.#takeText(cp)) return;
    super._stateData(cp);
  }

  protected override _stateRcdata(cp: number): void {
    if (cp === LESS ? !this.#takeEndTag() : !this.#takeText(cp)) super._stateRcdata(cp);
  }

  protected override _stateRawtext(cp: number): void {
    if (cp === LESS ? !this.#takeEndTag() : !this.#takeRawText(cp)) super._stateRawtext(cp);
  }

  protected override _stateScriptData(cp: number): void {
    if (cp === LESS ? !this.#takeEndTag() : !this.#takeRawText(cp)) super._stateScriptData(cp);
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    if (!this.#takeValue(cp, QUOTE)) super._stateAttributeValueDoubleQuoted(cp);
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    if (!this.#takeValue(cp, APOSTROPHE)) super._stateAttributeValueSingleQuoted(cp);
  }

  /** parse5 compares each attribute with all before it (40,000 on one element take 10 s, measured). */
  protected override _leaveAttrName(): void {
    if (this.currentToken !== this.#counted) this.#count = 0;
    this.#counted = this.currentToken;
    this.#count += 1;
    if (this.#count > this.#cap.most) this.#cap.refuse();
    super._leaveAttrName();
  }

  /** Text up to the next markup; where white space counts apart, up to where the one or the other begins. */
  #takeText(cp: number): boolean {
    if (isTextEnd(cp)) return false;
    const { html, pos } = this.preprocessor;
    const start = cp > 0xffff ? pos - 1 : pos;
    const space = isSpace(cp);
    const mixed = !space && MIXING.has(this.#parser.insertionMode);
    let end = pos + 1;
    for (; end < html.length; end += 1) {
      const code = html.charCodeAt(end);
      if (isTextEnd(code) || (!mixed && isSpace(code) !== space)) break;
    }
    this._appendCharToCurrentCharacterToken(space ? WHITESPACE_CHARACTER : CHARACTER, html.slice(start, end));
    this.preprocessor.pos = end - 1;
    return true;
  }

  /** Takes text of a script or a style sheet up to the next `<`: half of all characters, and no reference is one there. */
  #takeRawText(cp: number): boolean {
    const { html, pos } = this.preprocessor;
    this.#hasNul ??= html.includes('\0');
    if (this.#hasNul || cp <= 0 || !MIXING.has(this.#parser.insertionMode)) return this.#takeText(cp);
    const next = html.indexOf('<', pos + 1);
    const end = next < 0 ? html.length : next;
    const start = cp > 0xffff ? pos - 1 : pos;
    this._appendCharToCurrentCharacterToken(isSpace(cp) ? WHITESPACE_CHARACTER : CHARACTER, html.slice(start, end));
    this.preprocessor.pos = end - 1;
    return true;
  }

  /** Takes the end tag of an element whose content is text. */
  #takeEndTag(): boolean {
    const { html, pos } = this.preprocessor;
    const tagName = this.lastStartTagName;
    if (tagName === '' || html.charCodeAt(pos + 1) !== SLASH || !html.startsWith(tagName, pos + 2)) return false;
    const end = pos + 2 + tagName.length;
    if (html.charCodeAt(end) !== GREATER) return false;
    this.preprocessor.pos = end;
    this.#emitTag(END_TAG, tagName, [], false);
    this.state = TokenizerMode.DATA;
    return true;
  }

  #takeReference(): boolean {
    const { html, pos } = this.preprocessor;
    let end = pos + 1;
    while (end - pos < LONGEST_REFERENCE && html.charCodeAt(end) !== SEMICOLON) end += 1;
    const character = html.charCodeAt(end) === SEMICOLON ? characterOf(html.slice(pos + 1, end)) : undefined;
    if (character === undefined) return false;
    this._appendCharToCurrentCharacterToken(CHARACTER, character);
    this.preprocessor.pos = end;
    return true;
  }

  #takeValue(cp: number, quote: number): boolean {
    if (cp === quote || cp === AMPERSAND || cp <= 0) return false;
    const { html, pos } = this.preprocessor;
    const end = valueEnd(html, pos + 1, quote);
    this.currentAttr.value += html.slice(cp > 0xffff ? pos - 1 : pos, end);
    this.preprocessor.pos = end - 1;
    return true;
  }

  /** A whole tag written as most are: its name in lower case, values quoted or plain, common character references alone. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: it runs for each tag of each page, and its place in the text would have to go in and out of every part.
  #takeTag(): boolean {
    const { html, pos } = this.preprocessor;
    const ending = html.charCodeAt(pos + 1) === SLASH;
    const start = ending ? pos + 2 : pos + 1;
    if (!isLower(html.charCodeAt(start))) return false;
    let at = nameEnd(html, start);
    if (!isNameEnd(html.charCodeAt(at))) return false;
    const tagName = html.slice(start, at);
    const attrs: Token.Attribute[] = [];
    for (let count = 1; ; count += 1) {
      while (isSpace(html.charCodeAt(at))) at += 1;
      const code = html.charCodeAt(at);
      if (code === GREATER || (code === SLASH && html.charCodeAt(at + 1) === GREATER)) break;
      at = count <= this.#cap.most ? takeAttribute(html, at, attrs) : 0;
      if (at === 0) return false;
    }
    const selfClosing = html.charCodeAt(at) === SLASH;
    this.preprocessor.pos = selfClosing ? at + 1 : at;
    this.#emitTag(ending ? END_TAG : START_TAG, tagName, attrs, selfClosing);
    return true;
  }

  #emitTag(type: Token.TagToken['type'], tagName: string, attrs: Token.Attribute[], selfClosing: boolean): void {
    this.currentToken = { type, tagName, tagID: 0, selfClosing, ackSelfClosing: false, attrs, location: null };
    this.emitCurrentTagToken();
  }
}

/** parse5's numbers of the insertion modes in body, text, caption and cell, which put text and white space in one place. */
const MIXING = new Set([6, 7, 10, 14]);

/** Markup, a character reference, a NUL, or the end of the page (-1). */
function isTextEnd(code: number): boolean {
  return code === LESS || code === AMPERSAND || code <= 0;
}

/** Tells whether the name of a tag or an attribute ends before this character. */
function isNameEnd(code: number): boolean {
  return isSpace(code) || code === GREATER || code === SLASH;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/**
 * Tells whether an attribute's name goes on: with all of ASCII but white space, controls, and what ends it or is an error in it.
 */
function isNaming(code: number): boolean {
  if (code <= 0x20 || code >= 0x7f || code === SLASH || code === QUOTE || code === APOSTROPHE) return false;
  return code < LESS || code > GREATER;
}

/** Lower-case letters, digits, and the signs that names of elements are made with. */
function nameEnd(html: string, from: number): number {
  let at = from;
  for (;;) {
    const code = html.charCodeAt(at);
    if (!isLower(code) && !(code >= 0x2d && code <= 0x3a && code !== SLASH) && code !== 0x5f) return at;
    at += 1;
  }
}

/** Finds the end of the quoted value, or its next special character. */
function valueEnd(html: string, from: number, quote: number): number {
  let at = from;
  for (; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === quote || code === AMPERSAND || code === 0) break;
  }
  return at;
}

/** Adds the attribute that starts at `from`, unless its name is there already; gives where it ends, 0 where parse5 must see it. */
function takeAttribute(html: string, from: number, attrs: Token.Attribute[]): number {
  let named = from;
  let isLowerCase = true;
  for (let code = html.charCodeAt(named); isNaming(code); code = html.charCodeAt(named)) {
    if (isUpper(code)) isLowerCase = false;
    named += 1;
  }
  if (named === from) return 0;
  const isValued = html.charCodeAt(named) === EQUALS;
  const end = isValued ? attributeValueEnd(html, named + 1) : named;
  if (end === 0 || !isNameEnd(html.charCodeAt(end)) || (!isValued && equalsFollows(html, end))) return 0;
  const value = isValued ? attributeValue(html, named + 1, end) : '';
  if (value === undefined) return 0;
  const written = html.slice(from, named);
  const name = isLowerCase ? written : written.toLowerCase();
  if (!attrs.some((other) => other.name === name)) attrs.push({ name, value });
  return end;
}

/** The place just behind the value that starts at `from`, its quotes included; 0 where parse5 must see it. */
function attributeValueEnd(html: string, from: number): number {
  const quote = html.charCodeAt(from);
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    const end = plainEnd(html, from);
    return end === from ? 0 : end;
  }
  let end = valueEnd(html, from + 1, quote);
  if (html.charCodeAt(end) === AMPERSAND) end = html.indexOf(quote === QUOTE ? '"' : "'", end);
  return html.charCodeAt(end) === quote ? end + 1 : 0;
}

/** The value without quotes and references; undefined where parse5 must read them. */
function attributeValue(html: string, from: number, end: number): string | undefined {
  const quote = html.charCodeAt(from);
  if (quote !== QUOTE && quote !== APOSTROPHE) return html.slice(from, end);
  const value = html.slice(from + 1, end - 1);
  return value.includes('&') ? withoutReferences(value) : value;
}

/** The end of a value without quotes: white space or `>`; its own start where it has a character that parse5 must see. */
function plainEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (isSpace(code) || code === GREATER) return at;
    if (code === AMPERSAND || code === QUOTE || code === APOSTROPHE || code === LESS || code === EQUALS) return from;
    if (code === GRAVE || code === 0) return from;
  }
  return from;
}

function equalsFollows(html: string, from: number): boolean {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at += 1;
  return html.charCodeAt(at) === EQUALS;
}
