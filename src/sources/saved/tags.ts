/** The start tags of a page with their attributes and where these stand in its text. */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { TearsheetError } from '../../errors.ts';

export interface Tag {
  name: string;
  /** Whether the tag ends an element. */
  isEnd: boolean;
  attributes: TagAttribute[];
}

export interface TagAttribute {
  name: string;
  /** The value, decoded. */
  value: string;
  /** Offsets of the whole attribute in the text. */
  start: number;
  end: number;
}

/** A tag with more attributes is no page's: parse5 compares each attribute with all before it. */
const MOST_ATTRIBUTES = 1_000;

const [RETURN, QUOTE, AMPERSAND, APOSTROPHE, LESS] = [0x0d, 0x22, 0x26, 0x27, 0x3c] as const;

/** Elements whose content is no markup. */
const RAW: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/** Calls `see` with each tag in order. Linear in the text. Throws `too-complex` for a tag with too many attributes. */
export function eachTag(html: string, see: (tag: Tag) => void): void {
  const nothing = () => {};
  const tokenizer = new TagTokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        see(tagOf(token, false));
        tokenizer.state = RAW[token.tagName] ?? tokenizer.state;
      },
      onEndTag: (token) => see(tagOf(token, true)),
      onComment: nothing,
      onDoctype: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
}

/**
 * parse5's tokenizer, which goes past text and takes a quoted value in one piece: nobody asks for the text between tags, and a page
 * has more of it, scripts and styles most, than of all else.
 */
class TagTokenizer extends Tokenizer {
  #counted: Token.Token | null = null;
  #count = 0;

  constructor(...settings: ConstructorParameters<typeof Tokenizer>) {
    super(...settings);
    // A lower waterline would copy what is left of the page every 64 KB.
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY;
  }

  protected override _stateData(cp: number): void {
    if (!this.#passText(cp)) super._stateData(cp);
  }

  protected override _stateRcdata(cp: number): void {
    if (!this.#passText(cp)) super._stateRcdata(cp);
  }

  protected override _stateRawtext(cp: number): void {
    if (!this.#passText(cp)) super._stateRawtext(cp);
  }

  protected override _stateScriptData(cp: number): void {
    if (!this.#passText(cp)) super._stateScriptData(cp);
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    if (!this.#takeValue(cp, QUOTE)) super._stateAttributeValueDoubleQuoted(cp);
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    if (!this.#takeValue(cp, APOSTROPHE)) super._stateAttributeValueSingleQuoted(cp);
  }

  /** Goes to the next sign that may begin a tag. */
  #passText(cp: number): boolean {
    const { html, pos } = this.preprocessor;
    if (cp === LESS || cp < 0) return false;
    const next = html.indexOf('<', pos);
    this.preprocessor.pos = (next < 0 ? html.length : next) - 1;
    return true;
  }

  /** Takes a value up to its end, or to a sign that parse5 reads as another. */
  #takeValue(cp: number, quote: number): boolean {
    const { html, pos } = this.preprocessor;
    if (cp < 0 || endsPiece(html.charCodeAt(pos), quote)) return false;
    let end = pos + 1;
    while (end < html.length && !endsPiece(html.charCodeAt(end), quote)) end += 1;
    this.currentAttr.value += html.slice(cp > 0xffff ? pos - 1 : pos, end);
    this.preprocessor.pos = end - 1;
    return true;
  }

  protected override _leaveAttrName(): void {
    if (this.currentToken !== this.#counted) this.#count = 0;
    this.#counted = this.currentToken;
    this.#count += 1;
    if (this.#count > MOST_ATTRIBUTES)
      throw new TearsheetError('too-complex', `an element has more than ${MOST_ATTRIBUTES} attributes`);
    super._leaveAttrName();
  }
}

function endsPiece(code: number, quote: number): boolean {
  return code === quote || code === AMPERSAND || code === RETURN || code === 0;
}

function tagOf({ tagName, attrs, location }: Token.TagToken, isEnd: boolean): Tag {
  const places = (location as Token.LocationWithAttributes | null)?.attrs ?? {};
  const attributes = attrs.flatMap(({ name, value }) => {
    const place = places[name];
    return place ? [{ name, value, start: place.startOffset, end: place.endOffset }] : [];
  });
  return { name: tagName, isEnd, attributes };
}
