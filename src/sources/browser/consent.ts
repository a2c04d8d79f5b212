/**
 * Requests for consent: found and answered by the rules of autoconsent, and where none knows the request, by the words on its
 * buttons. Under `reject` nothing is ever accepted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import type { ConsentFacts } from '../../types.ts';
import { answerByWords, blockedPresses, forbidAcceptance, isNewDocument } from './consent-page.ts';
import { CONSENT_WORDS } from './consent-words.ts';
import type { Tab } from './tab.ts';

export type ConsentAnswer = 'reject' | 'accept' | 'leave';

/** Milliseconds: how long a rule may take until its box is open, and until it has answered; and how often is looked. */
const OPENING_TIME = 4_000;
const ANSWERING_TIME = 10_000;
const EVERY = 100;
/** Milliseconds until a box that was answered is gone. */
const CLOSING_TIME = 500;
const BY_WORDS = 'words: ';
/** Time from the loaded document on within which a rule has to know the request: its first look comes when the page is idle. */
const LOOKING_TIME = 1_200;

/** Messages of autoconsent about a frame; the names are its own. */
type Message =
  | { type: 'init'; url: string }
  | { type: 'eval'; id: string; code: string }
  | { type: 'cmpDetected' | 'popupFound' | 'autoconsentDone'; cmp: string }
  | { type: 'optOutResult' | 'optInResult'; cmp: string; result: boolean }
  | { type: string };

export class Consent {
  readonly #tab: Tab;
  readonly #answer: ConsentAnswer;
  #detected: string | undefined;
  #open: string | undefined;
  #result: boolean | undefined;
  #isDone = false;

  private constructor(tab: Tab, answer: ConsentAnswer) {
    [this.#tab, this.#answer] = [tab, answer];
  }

  /** Listens in every frame from now on. */
  static async watch(tab: Tab, answer: ConsentAnswer): Promise<Consent> {
    const consent = new Consent(tab, answer);
    const { page } = tab;
    await tab.within(
      page.exposeBinding('autoconsentSendMessage', ({ frame }, message: Message) => consent.#hear(frame, message)),
    );
    page.on('framenavigated', (frame) => void consent.#start(frame));
    return consent;
  }

  /** Waits until a request that is there was answered. Tells what became of it. */
  async settle(): Promise<ConsentFacts> {
    await this.#until(() => this.#detected !== undefined, LOOKING_TIME);
    if (this.#detected !== undefined) await this.#until(() => this.#open !== undefined, OPENING_TIME);
    if (this.#open !== undefined && this.#answer !== 'leave') {
      await this.#until(() => this.#isDone || this.#result === false, ANSWERING_TIME);
    }
    const isAnswered = this.#open !== undefined && this.#result === true && !(await this.#wasBlocked());
    if (!isAnswered) return this.#byWords();
    // Some rules report success for a box that they did not know after all.
    await this.#tab.wait(CLOSING_TIME);
    const { rule = '' } = await this.#byWords();
    return { found: true, answer: this.#answer, rule: rule.startsWith(BY_WORDS) ? rule : (this.#open as string) };
  }

  /** Frame by frame; the first that has a request decides. */
  async #byWords(): Promise<ConsentFacts> {
    const known = this.#open === undefined ? {} : { rule: this.#open };
    for (const frame of this.#tab.page.frames()) {
      const found = await this.#tab.runIn(frame, answerByWords, { words: CONSENT_WORDS, answer: this.#answer });
      if (found?.pressed !== undefined) return { found: true, answer: this.#answer, rule: `${BY_WORDS}${found.pressed}` };
      if (found?.isFound) return { found: true, answer: 'leave', ...known };
    }
    return this.#open === undefined ? { found: false } : { found: true, answer: 'leave', ...known };
  }

  /** Whether a rule pressed what may not be pressed. */
  async #wasBlocked(): Promise<boolean> {
    if (this.#answer !== 'reject') return false;
    for (const frame of this.#tab.page.frames()) if ((await this.#tab.runIn(frame, blockedPresses, null)) ?? 0) return true;
    return false;
  }

  async #start(frame: Frame): Promise<void> {
    if (!/^https?:/.test(frame.url())) return;
    try {
      if (!(await frame.evaluate(`(${isNewDocument})()`))) return;
      if (this.#answer === 'reject') await frame.evaluate(`(${forbidAcceptance})(${JSON.stringify(CONSENT_WORDS)})`);
      await frame.evaluate(autoconsent().script);
    } catch {
      // The frame went on or away.
    }
  }

  async #hear(frame: Frame, message: Message): Promise<void> {
    const { type } = message;
    if ('cmp' in message) {
      if (type === 'cmpDetected') this.#detected ??= message.cmp;
      if (type === 'popupFound') this.#open ??= message.cmp;
      if (type === 'autoconsentDone') this.#isDone = true;
    }
    if ('result' in message) this.#result = message.result;
    try {
      if (type === 'init') await frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(this.#beginning(frame))})`);
      if (type === 'eval' && 'code' in message) await this.#evaluate(frame, message);
    } catch {
      // The frame went on or away.
    }
  }

  /** Some rules have to ask the page's own scripts: their code is run in the frame, and its result sent back. */
  async #evaluate(frame: Frame, { id, code }: Extract<Message, { type: 'eval' }>): Promise<void> {
    const result: unknown = await frame.evaluate(code).catch(() => false);
    await frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify({ type: 'evalResp', id, result })})`);
  }

  #beginning(frame: Frame) {
    const isMain = frame.parentFrame() === null;
    const autoAction = { reject: 'optOut', accept: 'optIn', leave: null }[this.#answer];
    const config = {
      enabled: true,
      autoAction,
      disabledCmps: [],
      enablePrehide: false,
      // Hiding a request does not answer it.
      enableCosmeticRules: false,
      enableGeneratedRules: true,
      detectRetries: 20,
      isMainWorld: true,
      // The heuristic mode would press whatever is there.
      heuristicMode: 'off',
      enableHeuristicDetection: false,
    };
    return {
      type: 'initResp',
      config,
      rules: this.#answer === 'accept' ? fullRules(isMain, frame.url()) : compactRules(isMain),
    };
  }

  async #until(holds: () => boolean, milliseconds: number): Promise<void> {
    for (const end = performance.now() + milliseconds; !holds() && performance.now() < end; ) await this.#tab.wait(EVERY);
  }
}

interface CompactRules {
  v: number;
  s: string[];
  r: unknown[];
  index: { frameRuleRange: [number, number]; frameStringEnd: number };
}

interface Rule {
  runContext?: { main?: boolean; frame?: boolean; urlPattern?: string };
}

let files: { script: string; compact: CompactRules; full?: Rule[] } | undefined;

/** The script and its rules, as the package of autoconsent has them; `scripts/bundle.ts` puts them beside the program. */
function autoconsent(): { script: string; compact: CompactRules } {
  files ??= { script: read('autoconsent.playwright.js'), compact: JSON.parse(read('compact-rules.json')) as CompactRules };
  return files;
}

/** Rules for frames stand together in the file, so that a frame need not be sent all. */
function compactRules(isMain: boolean) {
  const { v, s, r, index } = autoconsent().compact;
  if (isMain) return { compact: { v, s, r } };
  return { compact: { v, s: s.slice(0, index.frameStringEnd), r: r.slice(...index.frameRuleRange) } };
}

/** Compact rules know no acceptance. */
function fullRules(isMain: boolean, url: string) {
  const all = autoconsent() as NonNullable<typeof files>;
  all.full ??= (JSON.parse(read('rules.json')) as { autoconsent: Rule[] }).autoconsent;
  const suits = ({ runContext: { main = true, frame = false, urlPattern } = {} }: Rule) =>
    (isMain ? main : frame) && (urlPattern === undefined || new RegExp(urlPattern).test(url));
  return { autoconsent: all.full.filter(suits) };
}

/** Reads a file in the bundle's folder, which is another way from there than from the compiled sources. */
function read(name: string): string {
  const places = ['../dist/bundle/autoconsent/', '../../../bundle/autoconsent/'];
  const paths = places.map((place) => fileURLToPath(new URL(`${place}${name}`, import.meta.url)));
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) throw new Error(`${name} is missing; npm run build puts it there`);
  return readFileSync(path, 'utf8');
}
