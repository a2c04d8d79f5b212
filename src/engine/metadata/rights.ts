/** The rights in the text that page and headers state: its holder, what robots may not do, text and data mining. */
import type { Rights } from '../article.ts';
import { collapse } from '../page/text.ts';
import type { Claim } from './claims.ts';

export interface SettledRights {
  value: Rights;
  source: string;
}

// A holder is a name; what is longer is terms of use.
const LONGEST_HOLDER = 120;

/** Claims in order of precedence, by field. */
export function settleRights(
  holders: Claim[],
  robots: Claim[],
  reserved: Claim[],
  policies: Claim[],
): SettledRights | undefined {
  const told = holders.map(({ value, source }) => ({ holder: holderIn(value), source })).find(({ holder }) => holder);
  const directives = [...new Set(robots.flatMap(({ value }) => restrictions(value)))];
  const tdm = tdmOf(reserved[0]?.value, policies[0]?.value);
  const value = {
    ...(told?.holder && { holder: told.holder }),
    ...(directives.length > 0 && { robots: directives }),
    ...(tdm && { tdm }),
  };
  const source =
    told?.source ?? (directives.length > 0 ? robots[0]?.source : undefined) ?? reserved[0]?.source ?? policies[0]?.source;
  return Object.keys(value).length > 0 && source ? { value, source } : undefined;
}

/** The same from the headers of a response; pairs as received. */
export function headerRights(headers: readonly (readonly [string, string])[]): Rights {
  const valuesOf = (name: string) => headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const robots = [...new Set(valuesOf('x-robots-tag').flatMap(restrictions))];
  const tdm = tdmOf(valuesOf('tdm-reservation')[0], valuesOf('tdm-policy')[0]);
  return { ...(robots.length > 0 && { robots }), ...(tdm && { tdm }) };
}

/** The page's and the headers' together: a restriction of either holds; the header's word on mining comes first, as the protocol says. */
export function joinedRights(page: Rights | undefined, headers: Rights): Rights | undefined {
  const robots = [...new Set([...(page?.robots ?? []), ...(headers.robots ?? [])])];
  const tdm = headers.tdm ?? page?.tdm;
  const holder = page?.holder;
  const joined = { ...(holder && { holder }), ...(robots.length > 0 && { robots }), ...(tdm && { tdm }) };
  return Object.keys(joined).length > 0 ? joined : undefined;
}

function tdmOf(reservation: string | undefined, policy: string | undefined): Rights['tdm'] {
  const stated = /^\s*([01])\s*$/.exec(reservation ?? '')?.[1];
  if (stated === undefined) return undefined;
  const address = policy?.trim();
  return { reserved: stated === '1', ...(address && /^https?:\/\//i.test(address) && { policy: address }) };
}

/** Words that take something away; `index`, `follow` and previews of any size give what is the rule. */
const RESTRICTIONS = new Set(
  'noindex nofollow none noarchive nocache nosnippet noimageindex notranslate noai noimageai noml'.split(' '),
);

function restrictions(value: string): string[] {
  return (
    value
      .toLowerCase()
      // A header may name the robot that it speaks to.
      .replace(/^\s*([a-z][\w-]*)\s*:/, (label, robot: string) => (robot.includes('bot') ? '' : label))
      .split(/[,\s]+/)
      .map((part) => (part === 'max-snippet:0' ? 'nosnippet' : part))
      .filter((part) => RESTRICTIONS.has(part))
  );
}

/** The name in a notice: `© 2024 Example Media Ltd. All rights reserved.` */
function holderIn(value: string): string | undefined {
  const name = collapse(value)
    .replace(/^https?:\S+$/i, '')
    .replace(
      /\b(?:all rights? reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|усі права захищено|tüm hakları saklıdır)\b.*/isu,
      '',
    )
    .replace(/^(?:(?:copyright|©|\(c\)|&copy;|urheberrecht|rechte|droits d'auteur|derechos)[\s:.,-]*)+/giu, '')
    .replace(/^(?:by|von|par|por|di|door)\s+/i, '')
    .replace(/(?:^|(?<![\s,])[\s,]+)(?:©\s*)?(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d|present))?(?=$|[\s,.])/g, ' ')
    .replace(/©|\(c\)/gi, ' ')
    .replace(/^[\s,.;:|–-]+/, '')
    .replace(/(?<![\s,;:|–-])[\s,;:|–-]+$/, '')
    .replace(/\s+/g, ' ');
  const bare = name
    .replace(
      /(?<!\b(?:inc|ltd|co|corp|llc|s\.\s?a|s\.\s?l|s\.\s?p\.\s?a|c\.\s?v|d\.o\.o|a\.s|e\.v|b\.v|n\.v|s\.r\.o))\.$/i,
      '',
    )
    .replace(/^by\s+/i, '');
  return bare.length > 1 && bare.length <= LONGEST_HOLDER && /\p{L}/u.test(bare) ? bare : undefined;
}
