/** Boxes that are named as something else than the article's text, or as folds of it. */
import { Remembered } from '../bounded-cache.ts';
import { ownCopy } from '../page/text.ts';
import { type Element, isTag, type ParentNode } from '../page/tree.ts';

/** Whether `pattern` fits names: pages repeat few of them many times over. */
export function namedBy(pattern: RegExp): (names: string | undefined) => boolean {
  const known = new Remembered<boolean>(MOST_NAMES);
  return (names) => {
    if (!names) return false;
    // Utility classes go on for hundreds of characters; those that mean something come early.
    const name = names.length > LONGEST_NAMES ? names.slice(0, LONGEST_NAMES) : names;
    return known.get(name) ?? known.set(ownCopy(name), pattern.test(name));
  };
}

const MOST_NAMES = 3_000;
const LONGEST_NAMES = 300;

/** Class words of boxes that are not the article's text, whatever is in them. */
const APART =
  /(?:^|[\s_-])(?:shar(?:e|ing)|social(?!-?post)|tags?|tagged|related|recirc\w*|recommend\w*|more-(?:on|from|stories|news)|read-?(?:more|also|next)|see-also|nav(?:igation)?|menu|breadcrumbs?|byline|toolbar|newsletter|promo\w*|teasers?|sponsor\w*|advert\w*|ads?|banner|comments?|subscri\w*|paywall|cookie|consent|footer|sidebar|widget|trending|popular|signup|author-?(?:box|bio|info)|donat\w*|outbrain|taboola|card-?(?:list|grid)|toc)(?:$|[\s_-])/i;

const isNamedApart = namedBy(APART);

export function isApart({ attribs, name }: Element): boolean {
  if (name === 'nav' || name === 'footer' || name === 'form') return true;
  return isNamedApart(attribs.class) || isNamedApart(attribs.id);
}

/** The outermost fold around the element. */
export function foldOf(element: Element): Element | undefined {
  let fold: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) {
    if (node.name === 'body' || node.name === 'main' || node.name === 'article') break;
    if (isFold(node)) fold = node;
  }
  return fold;
}

/** Class words of text that a reader folds in and out. */
const FOLD_NAME =
  /(?:^|[\s_-])(?:accordions?|collaps\w*|toggles?|tabs?|tab-?panels?|expand\w*|fold(?:ed|able)?|faq|spoiler)(?:$|[\s_-])/i;

const isNamedFold = namedBy(FOLD_NAME);

function isFold({ attribs, name }: Element): boolean {
  return name === 'details' || attribs.role === 'tabpanel' || isNamedFold(attribs.class);
}
