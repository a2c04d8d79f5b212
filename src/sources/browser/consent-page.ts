/** Functions that run in the frames of a page to find and answer requests for consent. Each function is sent as text. */
import type { ConsentWords } from './consent-words.ts';

/** Whether the document is seen for the first time: a change of the address alone tells of the same one again. */
export function isNewDocument(): boolean {
  const state = document as { tearsheetSeen?: boolean };
  const isNew = state.tearsheetSeen !== true;
  state.tearsheetSeen = true;
  return isNew;
}

/** Lets no script press an acceptance: neither a rule that takes it for the only way, nor the page in the person's place. */
export function forbidAcceptance({ accept }: ConsentWords): void {
  const isAcceptance = new RegExp(accept, 'iu');
  const state = window as { tearsheetBlocked?: number };
  if (state.tearsheetBlocked !== undefined) return;
  state.tearsheetBlocked = 0;
  window.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      const button = target instanceof Element ? (target.closest('button, a, [role="button"], input') ?? target) : undefined;
      const words =
        ((button as HTMLElement | undefined)?.innerText || (button as HTMLInputElement | undefined)?.value) ?? '';
      if (event.isTrusted || !isAcceptance.test(words.replace(/\s+/g, ' ').trim())) return;
      state.tearsheetBlocked = (state.tearsheetBlocked ?? 0) + 1;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** The number of presses that were not let through. */
export function blockedPresses(): number {
  return (window as { tearsheetBlocked?: number }).tearsheetBlocked ?? 0;
}

/**
 * Looks for a request for consent by its words, also in open shadow trees, and presses the button that `answer` asks for. In a
 * frame the whole document is taken for the box.
 */
export function answerByWords({ words, answer }: { words: ConsentWords; answer: 'reject' | 'accept' | 'leave' }): {
  isFound: boolean;
  pressed?: string;
} {
  const [reject, accept, subject] = [words.reject, words.accept, words.subject].map((pattern) => new RegExp(pattern, 'iu'));
  const roots: ParentNode[] = [document];
  for (let at = 0; at < roots.length && roots.length < 500; at++)
    for (const element of (roots[at] as ParentNode).querySelectorAll('*'))
      if (element.shadowRoot) roots.push(element.shadowRoot);
  const wordsOf = (element: HTMLElement) =>
    (element.innerText || (element as HTMLInputElement).value || element.getAttribute('aria-label') || '')
      .replace(/\s+/g, ' ')
      .trim();
  const isShown = (element: HTMLElement) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const buttons = roots.flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>('button, a, [role="button"], input[type="button"], input[type="submit"]')].filter(
      (element) => isShown(element) && wordsOf(element).length < 80,
    ),
  );

  const liesOver = (node: HTMLElement): boolean =>
    /^(?:fixed|sticky)$/.test(getComputedStyle(node).position) ||
    node.matches('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]') ||
    /cookie|consent|cmp|gdpr|privacy/i.test(`${node.id} ${node.className}`) ||
    node.shadowRoot !== null;

  const isAsking = (node: HTMLElement): boolean =>
    node !== document.body &&
    node !== document.documentElement &&
    liesOver(node) &&
    subject?.test(node.shadowRoot?.textContent ?? node.innerText) === true;

  /** The box around a button that lies over the page, or says what it is. */
  const boxOf = (button: HTMLElement): HTMLElement | undefined => {
    for (let node: Node | null = button, steps = 0; node !== null && steps < 25; steps++) {
      if (node instanceof HTMLElement && isAsking(node)) return node;
      node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
    }
    const isFrame = window !== window.top && subject?.test(document.body?.innerText ?? '');
    return isFrame ? document.body : undefined;
  };

  const asking = buttons.filter((button) => accept?.test(wordsOf(button)) && boxOf(button) !== undefined);
  const refusing = buttons.filter((button) => reject?.test(wordsOf(button)) && boxOf(button) !== undefined);
  const isFound = asking.length > 0 || refusing.length > 0;
  const [wanted] = answer === 'reject' ? refusing : answer === 'accept' ? asking : [];
  if (wanted === undefined) return { isFound };
  const pressed = wordsOf(wanted);
  wanted.click();
  return { isFound, pressed };
}
