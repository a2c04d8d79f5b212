/**
 * Measures how the time of a pattern grows with the text that it is looked for in. The texts are made from the pattern itself:
 * runs of what its loops take, of what stands before them, of both in turn, and of pairs of the signs that it knows.
 */
import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';
import type { Pattern } from './patterns.ts';

/** Characters of the texts: the short ones find what is far worse than quadratic before it takes minutes. */
const LENGTHS = [24, 32, 200, 1_000, 4_000, 16_000];
/** A text of at most so many characters is slow only by exponential time: one of four times its length is never tried. */
const FEW = 32;
/** Milliseconds that a text may take unsuspected: of 16,000 characters what is linear takes a tenth of one, what is quadratic a hundred. */
const SUSPECT = 3;
/** Four times as long takes four times as long where it is linear, and sixteen times where it is quadratic. */
const MOST_GROWTH = 8;
const RUNS_OF_GROWTH = 4;
const MOST_SIGNS = 10;

/** The text that takes more than in proportion to its length, told by how it is made; undefined where none does. */
export function growingText(pattern: Pattern): string | undefined {
  for (const unit of unitsOf(pattern)) {
    if (isSlow(pattern, unit)) return `${JSON.stringify(unit.before)} + ${JSON.stringify(unit.run)} repeated`;
  }
  return undefined;
}

interface Unit {
  before: string;
  run: string;
}

function isSlow(pattern: Pattern, unit: Unit): boolean {
  // Other work of the machine makes a run longer, and never shorter.
  const least = (length: number) => Math.min(...[1, 2, 3].map(() => milliseconds(pattern, textOf(unit, length))));
  for (const length of LENGTHS) {
    if (milliseconds(pattern, textOf(unit, length)) < SUSPECT) continue;
    // A pattern whose time grows in proportion over a long text does so over a longer one.
    if (least(length) < SUSPECT) continue;
    return length <= FEW || growsAlways(() => least(4 * length) / least(length));
  }
  return false;
}

/** Growth is the pattern's own when it is seen each time: other work of a busy machine makes some of the runs longer. */
function growsAlways(growth: () => number): boolean {
  for (let count = 0; count < RUNS_OF_GROWTH; count++) if (growth() <= MOST_GROWTH) return false;
  return true;
}

/** The unit repeated to the length, with an end that no pattern asks for. */
function textOf({ before, run }: Unit, length: number): string {
  return `${before}${run.repeat(Math.ceil(length / run.length))}\u0001\n\u0001`;
}

/** Milliseconds of the processor for the first match, or for all matches of a pattern that is asked for all. */
function milliseconds({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags);
  const before = process.cpuUsage();
  if (pattern.global) text.replace(pattern, '');
  else pattern.exec(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function unitsOf(pattern: Pattern): Unit[] {
  const { source, flags } = pattern;
  const root = parseRegExpLiteral(new RegExp(source, flags)).pattern;
  const sampler = new Sampler(flags);
  const found = new Map<string, Unit>();
  const add = (run: string, before = '') => {
    if (run !== '' && run.length < 400) found.set(`${before}\0${run}`, { before, run });
  };
  for (const { before, loop } of loopsIn(root, '', sampler)) {
    add(before);
    for (const word of sampler.wordsOf(loop)) {
      add(word);
      add(word, before);
      add(before + word);
    }
  }
  const signs = [...sampler.signs].slice(0, MOST_SIGNS);
  for (const sign of signs) for (const other of signs) add(sign === other ? sign : sign + other);
  return [...found.values()];
}

/** Every loop without a bound (one that has a bound adds a factor that does not grow), with the shortest text that leads to it. */
function* loopsIn(node: AST.Node, before: string, sampler: Sampler): Generator<{ before: string; loop: AST.Element }> {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
    case 'Assertion':
      if (!('alternatives' in node)) return;
      for (const alternative of node.alternatives) {
        let lead = before;
        for (const element of alternative.elements) {
          yield* loopsIn(element, lead, sampler);
          lead += sampler.shortest(element);
        }
      }
      return;
    case 'Quantifier':
      if (node.max === Number.POSITIVE_INFINITY) yield { before, loop: node.element };
      yield* loopsIn(node.element, before, sampler);
      return;
    default:
      if (node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass') sampler.signsOf(node);
  }
}

/** Signs of many kinds: what a class takes of them stands for the class. */
const SAMPLES = [...' a1A\n.,/-:;<>"\'()[]|@&=#%_~\u00a0é中あア가яא\u0301'];

/** Texts that parts of a pattern take. */
class Sampler {
  readonly signs = new Set<string>();
  readonly #flags: string;
  readonly #known = new Map<string, string[]>();

  constructor(flags: string) {
    this.#flags = flags.replace(/[gy]/g, '');
  }

  /** Up to three of the signs that a class takes. */
  signsOf(node: AST.Node): string[] {
    const known = this.#known.get(node.raw);
    if (known) return known;
    const one = new RegExp(`^(?:${node.raw})$`, this.#flags);
    const written = [...node.raw].filter((sign) => one.test(sign));
    const signs = [...new Set([...written.slice(0, 2), ...SAMPLES.filter((sign) => one.test(sign)).slice(0, 2)])].slice(
      0,
      3,
    );
    for (const sign of signs) this.signs.add(sign);
    this.#known.set(node.raw, signs);
    return signs;
  }

  /** The shortest text of a part, and a loop once where it may be left out: what follows it is then reached by way of it. */
  shortest(node: AST.Node): string {
    switch (node.type) {
      case 'Quantifier':
        return this.shortest(node.element).repeat(node.min);
      case 'Group':
      case 'CapturingGroup':
        return (node.alternatives[0]?.elements ?? []).map((element) => this.shortest(element)).join('');
      case 'Assertion':
      case 'Backreference':
        return '';
      default:
        return this.signsOf(node)[0] ?? '';
    }
  }

  /** The texts that a loop takes in one round: one for each of its alternatives, or the signs of its class. */
  wordsOf(node: AST.Node): string[] {
    if (node.type !== 'Group' && node.type !== 'CapturingGroup') return this.signsOf(node);
    return node.alternatives.map(({ elements }) => elements.map((element) => this.shortest(element)).join('')).slice(0, 20);
  }
}
