/**
 * Functions that run in the page, in a world of the program's own. Each function is sent as text, so that it needs nothing but
 * its argument and what a browser has.
 */

/** Things that the program keeps in the page between two calls. */
interface Kept {
  /** Elements that were there before the page was scrolled. */
  before?: WeakSet<Element>;
  /** The head as it was then, and all paragraphs of some length. */
  head?: string;
  paragraphs?: string[];
}

/** Whether the document is loaded with its fonts, and how much of it there is to read. */
export function readiness(): { isLoaded: boolean; characters: number } {
  const { readyState, fonts, body } = document;
  const text = body === null ? '' : body.innerText;
  return { isLoaded: readyState === 'complete' && fonts.status === 'loaded', characters: text.replace(/\s+/g, ' ').length };
}

/** Properties that the browser tells pages of itself. */
export function ownWords(): { userAgent: string; language: string; timezone: string; width: number; height: number } {
  const { userAgent, language } = navigator;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { userAgent, language, timezone: timeZone, width: innerWidth, height: innerHeight };
}

/** Scrolls one step, and tells where the page stands. `top: -1` goes back to the beginning. */
export function scrollTo({ top }: { top: number }): { address: string; bottom: number; screen: number; height: number } {
  const root = document.scrollingElement ?? document.documentElement;
  window.scrollTo({ top: Math.max(0, top), behavior: 'instant' });
  return {
    address: location.href,
    bottom: root.scrollTop + innerHeight,
    screen: innerHeight,
    height: root.scrollHeight,
  };
}

/**
 * Presses what unfolds the text, and tells the words on it. `strong` matches words that promise the rest of this article, `weak`
 * those that may mean any list. Nothing that leads elsewhere is pressed.
 */
export function unfold({ strong, weak, never }: { strong: string; weak: string; never: string }): {
  words: string;
  isStrong: boolean;
  before: number;
}[] {
  const [isStrong, isWeak, isNever] = [strong, weak, never].map((pattern) => new RegExp(pattern, 'iu'));
  const pressed: { words: string; isStrong: boolean; before: number }[] = [];
  const main = document.querySelector('article, main, [role="main"], [itemprop="articleBody"]');
  const beside = 'nav, header, footer, aside, dialog, form, [role="dialog"], [class*="comment" i], [id*="comment" i]';
  const candidates = document.querySelectorAll<HTMLElement>(
    'button, [role="button"], a:not([href]), a[href^="#"], a[href^="javascript:"], [aria-expanded="false"], input[type="button"]',
  );
  for (const element of candidates) {
    const own = (element.innerText || (element as HTMLInputElement).value || '').replace(/\s+/g, ' ').trim();
    const words = own || (element.getAttribute('aria-label') ?? '').trim();
    if (words === '' || words.length > 60 || isNever?.test(words)) continue;
    const inText = main?.contains(element) === true;
    const strongWords = isStrong?.test(words) === true;
    if (!strongWords && !(inText && isWeak?.test(words))) continue;
    if (element.closest(beside) || !element.checkVisibility() || pressed.length >= 5) continue;
    pressed.push({ words, isStrong: strongWords, before: (document.body?.innerText ?? '').length });
    element.click();
  }
  return pressed;
}

/** Characters that can be read now. */
export function readableLength(): number {
  return (document.body?.innerText ?? '').length;
}

/**
 * The frame that fills at least a third of the window, by its place among the document's frames (-1 where none does), and the
 * characters that the document has beside its head, menus and foot.
 */
export function largestFrame(): { index: number; characters: number } {
  const areas = [...document.querySelectorAll<HTMLElement>('iframe, frame')].map((element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? width * height : 0;
  });
  const largest = Math.max(0, ...areas);
  const beside = [...document.querySelectorAll<HTMLElement>('header, nav, footer, aside')].map(
    (part) => part.innerText.length,
  );
  const characters = (document.body?.innerText ?? '').length - beside.reduce((sum, length) => sum + length, 0);
  return { index: largest >= (innerWidth * innerHeight) / 3 ? areas.indexOf(largest) : -1, characters };
}

/** Pictures at addresses that the page's scripts made themselves, with their bytes: at most twenty, of at most 4 MB each. */
export async function blobPictures(): Promise<{ src: string; base64: string }[]> {
  const found: { src: string; base64: string }[] = [];
  const images = [...document.querySelectorAll('img')].filter(({ currentSrc }) => currentSrc.startsWith('blob:'));
  for (const { currentSrc: src } of images.slice(0, 20)) {
    try {
      const blob = await (await fetch(src)).blob();
      if (blob.size > 4 << 20) continue;
      const reader = new FileReader();
      const address = await new Promise<string>((resolve, reject) => {
        reader.onload = () => resolve(String(reader.result));
        reader.onerror = reject;
        reader.readAsDataURL(blob);
      });
      found.push({ src, base64: address.slice(address.indexOf(',') + 1) });
    } catch {
      // The page took its address back, or lets nobody ask for it.
    }
  }
  return found;
}

/** Keeps what is there before the page is scrolled; `head` is its serialised head. */
export function markBefore({ head }: { head: string }): void {
  const kept = globalThis as Kept;
  const before = new WeakSet<Element>();
  const add = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      before.add(element);
      if (element.shadowRoot) add(element.shadowRoot);
    }
  };
  add(document);
  kept.before = before;
  kept.head = head;
  kept.paragraphs = [...document.querySelectorAll('p')].map((p) => p.textContent.trim()).filter((text) => text.length > 40);
}

/** Whether most of the paragraphs that were there before scrolling still are. */
export function isStillThere(): boolean {
  const { paragraphs = [] } = globalThis as Kept;
  const now = new Set([...document.querySelectorAll('p')].map((p) => p.textContent.trim()));
  return paragraphs.filter((text) => now.has(text)).length >= paragraphs.length * 0.9;
}

/** The text of a frame, which takes the place of the frame at this place among the document's frames. */
export interface Framed {
  index: number;
  html: string;
}

interface Wanted {
  part: 'head' | 'all' | 'frame';
  framed?: Framed | undefined;
  /** Addresses of pictures by those that the page's scripts made for them. */
  pictures?: Record<string, string>;
}

/**
 * The document as HTML: open shadow trees stand where they are shown, each picture names the file that the browser chose, and
 * what scrolling brought of other articles is left out. `part: 'head'` gives the head alone, `frame` what is in the body, with
 * whole addresses.
 */
export function serialise({ part, framed, pictures = {} }: Wanted): string {
  const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
  const RAW = /^(?:script|style|xmp|iframe|noembed|noframes|plaintext)$/;
  const OTHER = 'article, h1, [role="article"], [itemtype*="Article"], [itemprop="articleBody"], [itemprop="headline"]';
  const DEEPEST = 2000;
  const { before, head } = globalThis as Kept;
  const pieces: string[] = [];
  const text = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = (value: string) => text(value).replaceAll('"', '&quot;');

  const isOther = (element: Element) =>
    before !== undefined &&
    !before.has(element) &&
    (/^(?:script|title|meta|link)$/.test(element.localName) ||
      element.matches(OTHER) ||
      element.querySelector(OTHER) !== null);

  const addressOf = (name: string, value: string): string => {
    if (part !== 'frame' || !/^(?:href|src|poster)$/.test(name)) return value;
    return URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).href : value;
  };

  const attributesOf = (element: Element): [string, string][] => {
    const all = [...element.attributes].map(({ name, value }): [string, string] => [name, addressOf(name, value)]);
    const current = element instanceof HTMLImageElement ? element.currentSrc : '';
    const chosen = pictures[current] ?? current;
    const others = all.filter(([name]) => !/^(?:src|srcset|sizes)$/.test(name));
    return /^https?:/.test(chosen) ? [...others, ['src', chosen]] : all;
  };

  const childrenOf = (node: Node): Iterable<Node> => {
    if (node instanceof HTMLTemplateElement) return node.content.childNodes;
    if (node instanceof HTMLSlotElement && node.getRootNode() instanceof ShadowRoot) {
      const assigned = node.assignedNodes({ flatten: true });
      return assigned.length > 0 ? assigned : node.childNodes;
    }
    const shadow = node instanceof Element ? node.shadowRoot : null;
    if (shadow) return [...shadow.childNodes].filter((child) => !(child instanceof HTMLStyleElement));
    return node.childNodes;
  };

  const textOf = (node: Node): string => {
    const { parentNode: parent, nodeValue } = node;
    const isRaw = parent instanceof Element && RAW.test(parent.localName);
    return isRaw ? (nodeValue ?? '').replace(/<\/(?=script|style)/gi, '<\\/') : text(nodeValue ?? '');
  };

  const isPassedOver = (node: Element): boolean => {
    // The reader of a page whose scripts run never sees it.
    if (node.localName === 'noscript' || isOther(node)) return true;
    // The candidates of a picture whose file was chosen.
    const picture = node instanceof HTMLSourceElement ? node.parentElement?.querySelector('img') : null;
    return picture !== null && picture !== undefined && /^https?:/.test(picture.currentSrc);
  };

  const filling = framed && document.querySelectorAll('iframe, frame')[framed.index];
  // A parser lets nothing but frames stand in a set of frames.
  const nameOf = (name: string) => (framed && name === 'frameset' ? 'body' : name);

  const write = (node: Node, depth: number): void => {
    if (node.nodeType === Node.TEXT_NODE) pieces.push(textOf(node));
    if (!(node instanceof Element) || isPassedOver(node)) return;
    if (node instanceof HTMLHeadElement && head !== undefined) pieces.push(head);
    else if (node === filling) pieces.push(`<div>${framed?.html}</div>`);
    else writeElement(node, depth);
  };

  const writeElement = (node: Element, depth: number): void => {
    const isSlot = node instanceof HTMLSlotElement && node.getRootNode() instanceof ShadowRoot;
    const name = node.namespaceURI !== 'http://www.w3.org/1999/xhtml' ? node.nodeName : nameOf(node.localName);
    const attributes = () => attributesOf(node).map(([key, value]) => ` ${key}="${quoted(value)}"`);
    if (!isSlot) pieces.push(`<${name}${attributes().join('')}>`);
    if (VOID.test(name)) return;
    if (depth > DEEPEST) pieces.push(text(node.textContent ?? ''));
    else for (const child of childrenOf(node)) write(child, depth + 1);
    if (!isSlot) pieces.push(`</${name}>`);
  };

  const roots = { head: [document.head], frame: document.body?.childNodes ?? [], all: [document.documentElement] }[part];
  for (const root of roots) if (root) write(root, 0);
  return part === 'all' ? `<!doctype html>\n${pieces.join('')}\n` : pieces.join('');
}
