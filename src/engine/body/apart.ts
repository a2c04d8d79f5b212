/** Boxes that are named as something else than the article's text. */
import { Remembered } from '../bounded-cache.ts';
import { ownCopy } from '../page/text.ts';
import type { Element } from '../page/tree.ts';

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
