/**
 * The way in and what may be done: whether the page gives the whole article to everybody, and the rights in the text that
 * page and headers state.
 */
import type { Warning } from '../../errors.ts';
import type { Access, Rights } from '../article.ts';
import { ancestors, type Element, type PageTree } from '../page/page.ts';
import { collapse, isHidden, lowerCase, lowerText, matchesOf, pageText, textLength, textOf } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits, someFit } from './class-words.ts';
import { isNode, type JsonLd, listOf } from './json-ld.ts';

interface SettledAccess {
  value: Access;
  source: string;
  /** A place that says otherwise. */
  contradiction?: { value: Access; source: string };
}

/**
 * `metered` where the tier says so; else as schema.org's `isAccessibleForFree` or the tier says, of the article or of a part; else
 * `paywalled` where the page shows a paywall's text; else `unknown`. `claims` come in order of precedence.
 */
export function settleAccess(page: PageTree, jsonLd: JsonLd, claims: Claim[]): SettledAccess | undefined {
  const told = claims.flatMap((claim) => {
    const value = ACCESS_OF[claim.value.toLowerCase().replace(/^.*\//, '')];
    return value ? [{ value, source: claim.source }] : [];
  });
  const part = listOf(jsonLd.article?.hasPart).find((value) => isNode(value) && isFalse(value.isAccessibleForFree));
  if (part) told.push({ value: 'paywalled', source: 'json-ld:WebPageElement.isAccessibleForFree' });
  const chosen = told.find(({ value }) => value === 'metered') ?? told[0];
  if (!chosen) return shownPaywall(page) ? { value: 'paywalled', source: 'dom:paywall' } : undefined;
  const closed = ({ value }: { value: Access }) => value !== 'free';
  const other = told.find((claim) => closed(claim) !== closed(chosen));
  return other ? { ...chosen, contradiction: other } : chosen;
}

/** Warns where two places say opposite things. */
export function accessDisagrees(settled: SettledAccess | undefined): Warning[] {
  if (!settled?.contradiction) return [];
  const { value, source } = settled.contradiction;
  return [
    {
      code: 'access-disagrees',
      message: `Access is ${settled.value} by ${settled.source}, but ${value} by ${source}.`,
    },
  ];
}

const ACCESS_OF: Record<string, Access> = {
  true: 'free',
  free: 'free',
  yes: 'free',
  open: 'free',
  public: 'free',
  false: 'paywalled',
  no: 'paywalled',
  locked: 'paywalled',
  paid: 'paywalled',
  premium: 'paywalled',
  subscriber: 'paywalled',
  subscribers: 'paywalled',
  subscription: 'paywalled',
  registered: 'paywalled',
  registration: 'paywalled',
  paywalled: 'paywalled',
  plus: 'paywalled',
  metered: 'metered',
  meter: 'metered',
};

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^(?:.*\/)?false$/i.test(value));
}

// An empty or scripted shell is on every page of a site with subscribers; one that shows a text stands before this article.
const MIN_TEXT = 20;
const MAX_INNER = 200;

const PAYWALL = anyWord('paywall');

function shownPaywall(page: PageTree): boolean {
  return hasPaywallBox(page) || asksForMoney(page);
}

function hasPaywallBox(page: PageTree): boolean {
  if (!someFit(page, PAYWALL)) return false;
  return page.elements.some(
    (element) =>
      fits(page, element, PAYWALL) &&
      element.last - element.order <= MAX_INNER &&
      element.name !== 'body' &&
      textOf(page, element).length >= MIN_TEXT &&
      isShown(element),
  );
}

function isShown(element: Element): boolean {
  return !isHidden(element) && ![...ancestors(element)].some(isHidden);
}

/**
 * The lines that a wall is made of, in many languages, in small letters: to go on reading, something has to be bought or an account
 * made.
 */
const WALL =
  /(?:subscribe|sign up|register|log ?in|sign in|join)\b[^.!?]{0,40}\bto (?:continue|keep|finish) reading|to (?:continue|keep|finish) reading(?: this (?:article|story))?,? (?:please )?(?:subscribe|sign|log|register|become|create|start)|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to) (?:paying |paid |our )?(?:subscribers|members)|(?:already|you have) (?:read|reached) (?:all )?your (?:free )?(?:article|limit)|you(?:['’]ve| have) reached your (?:\w+ )?(?:article )?limit|subscribers only content|unlock this (?:article|story)|(?:jetzt|hier) weiterlesen mit|weiterlesen mit \S+(?:plus|\+)|(?:diesen|den ganzen|ganzen) artikel (?:weiter)?lesen (?:sie )?mit|(?:dieser|der) (?:artikel|inhalt|beitrag) ist (?:nur |exklusiv )?für (?:abonnent|abonnenten|abonnentinnen|registrierte)|nur für abonnent|exklusiv für abonnent|(?:um|zum) weiterlesen[^.!?]{0,40}(?:abo|anmeld|registrier)|(?:cet )?article (?:est )?réservé (?:aux|à nos) abonnés|(?:la suite|le reste) (?:de cet article )?est réservée? (?:aux|à nos) abonnés|abonnez-vous pour (?:lire|continuer|poursuivre)|pour lire la suite[^.!?]{0,30}abonn|il vous reste \S+ ?% (?:de cet article|à lire)|(?:contenido|artículo) (?:exclusivo|solo|sólo|reservado) (?:para|a) (?:suscriptores|usuarios)|suscríbete para (?:seguir|continuar|leer)|para (?:seguir|continuar) leyendo[^.!?]{0,30}(?:suscr|regístr|inicia)|(?:conteúdo|artigo|reportagem) (?:exclusivo|só|reservado) (?:para|a) (?:assinantes|subscritores)|assine para (?:continuar|ler)|para continuar (?:a ler|lendo)[^.!?]{0,30}(?:assin|cadastr|subscr)|(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati per (?:continuare|leggere)|per continuare a leggere[^.!?]{0,30}(?:abbon|acced|registr)|(?:dit|het) artikel is (?:alleen|exclusief) voor abonnees|(?:alleen|exclusief) voor abonnees|verder lezen\? |(?:artykuł|treść) (?:dostępny|dostępna) (?:tylko )?dla (?:prenumeratorów|subskrybentów)|(?:artikeln|innehållet) är (?:endast|bara) för prenumeranter|(?:artikkelen|saken) er (?:kun )?for abonnenter|(?:denne )?artikel(?:en)? er (?:kun )?for abonnenter|материал доступен (?:только )?(?:по подписке|подписчикам)|(?:статья|материал) (?:доступна|доступен) только (?:по подписке|подписчикам)|матеріал доступний (?:лише|тільки) (?:за передплатою|передплатникам)|bu (?:içerik|haber) (?:sadece )?abonelere|この記事は(?:有料)?会員(?:限定|のみ)|残り\s?\d+文字|続きを読むには|会員限定(?:記事|です)|剩余内容需|(?:订阅|訂閱)(?:后|後)?(?:继续|繼續)?(?:阅读|閱讀)全文|구독자 전용|유료 회원|المحتوى (?:متاح|حصري) (?:فقط )?للمشتركين/u;
/** A word of each of these lines: they are looked for first, as most pages have few. */
const STEM =
  /continu|reading|unlock|limit|weiterles|abonn|suscr|suscr|assin|subscr|cadastr|abbon|lezen|prenum|dla |подпис|передплат|abonel|会員|残り|続きを|阅读|閱讀|内容需|구독|유료|للمشتركين|exclusi|réserv|reserv|exclusiv|members/g;
// A wall is a short block; in prose the words may tell of others' walls.
const LONGEST_WALL = 400;
const AROUND = 120;

function asksForMoney(page: PageTree): boolean {
  const { start, end } = pageText(page);
  const text = lowerText(page);
  let done = 0;
  for (const { index } of matchesOf(STEM, text)) {
    if (index < done || !WALL.test(text.slice(Math.max(0, index - AROUND), index + AROUND))) continue;
    done = index + AROUND;
    const element = page.elements.findLast(
      ({ order }) => (start[order] as number) <= index && index < (end[order] as number),
    );
    const block = element && [element, ...ancestors(element)].find(({ name }) => WALL_TAG.has(name));
    if (
      block &&
      textLength(page, block) <= LONGEST_WALL &&
      WALL.test(lowerCase(textOf(page, block))) &&
      isShown(block) &&
      !isAside(block)
    )
      return true;
  }
  return false;
}

const WALL_TAG = new Set('p div h2 h3 h4 h5 li td section'.split(' '));

/** A plea in a header, a menu or a dialog is on every page of the site. */
function isAside(element: Element): boolean {
  return [...ancestors(element)].some(
    ({ name, attribs }) =>
      name === 'header' || name === 'nav' || name === 'footer' || name === 'dialog' || attribs.role === 'dialog',
  );
}

// The rights in the text that page and headers state: its holder, what robots may not do, text and data mining.

interface SettledRights {
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

/** The rights that the headers of a response state; pairs as received. */
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
