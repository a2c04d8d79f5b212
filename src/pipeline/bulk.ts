/**
 * `extract` over many inputs: each gives one output beside its statistics, whole or absent. Nothing is shared between two runs but
 * the names of outputs, so any engine that starts the same command on many machines makes a corpus: see docs/corpus.md.
 */
import { basename, dirname } from 'node:path';

import { exists } from '../files/durable.ts';
import { VERSION } from '../version.ts';
import { isArticle, type LineWriter } from './bulk/line-writer.ts';
import { OUTPUT_FORMS } from './bulk/outputs.ts';
import type { BulkFormat } from './bulk/plan.ts';
import { inputsOfShard, type OutputOptions, type OutputPlan, planOutputs } from './bulk/plan.ts';
import { openSink, requireCompression, type Sink, sweepOutputs, type Written, writeWhole } from './bulk/sink.ts';
import type { Shard } from './shard.ts';
import { type AnyLine, type ExtractStreamOptions, extractJson, extractStream, type UnreadInput } from './stream.ts';

export { OUTPUT_FORMS } from './bulk/outputs.ts';
export type { BulkFormat } from './bulk/plan.ts';

export interface BulkOptions extends ExtractStreamOptions, OutputOptions {
  /** `skip` passes over an output that is there, since only what is whole has its name; default `replace`. */
  ifExists?: 'replace' | 'skip';
  /** Called with each line, once it is counted. */
  onLine?: (line: AnyLine) => void;
}

/** The end of one output. */
export type BulkResult =
  | { path: string; isSkipped: true }
  | { path: string; isSkipped: false; tally: Tally; written: Written }
  | { path: string; error: unknown };

/** Pages of an output, counted. */
export interface Tally {
  pages: number;
  articles: number;
  /** Number of failures by code. */
  failures: Record<string, number>;
}

export function newTally(): Tally {
  return { pages: 0, articles: 0, failures: {} };
}

export function countLine({ record }: AnyLine, tally: Tally): void {
  tally.pages += 1;
  if (record === undefined || isArticle(record)) tally.articles += 1;
  else tally.failures[record.error.code] = (tally.failures[record.error.code] ?? 0) + 1;
}

/** Makes the outputs one after the other; the pages of one are converted side by side. Throws `usage` before any work. */
export async function* extractInBulk(files: string[], options: BulkOptions): AsyncGenerator<BulkResult> {
  const plans = await planOutputs(files, options);
  for (const { path } of plans) requireCompression(path);
  for (const folder of new Set(plans.map(({ path }) => dirname(path)))) await sweepOutputs(folder);
  for (const plan of plans) {
    options.signal?.throwIfAborted();
    if (plan.inputs.length === 0 && plan.stats !== undefined) continue;
    if (options.ifExists === 'skip' && (await exists(plan.path))) yield { path: plan.path, isSkipped: true };
    else yield await makeOutput(plan, options);
  }
}

/** Lines to standard output or another stream, in one of the forms that need no file. */
export async function* extractLines(
  files: string[],
  { shard, format, ...options }: ExtractStreamOptions & { shard?: Shard; format: BulkFormat },
): AsyncGenerator<AnyLine> {
  const { inputs, lines } = inputsOfShard(files, shard);
  // An empty shard reads nothing, and does not wait for standard input either.
  if (inputs.length > 0) yield* read(format, inputs, { ...options, ...(lines && { lines }) });
}

function read(format: BulkFormat, inputs: string[], options: ExtractStreamOptions): AsyncGenerator<AnyLine> {
  return OUTPUT_FORMS[format].takesJson ? extractJson(inputs, options) : extractStream(inputs, options);
}

async function makeOutput(plan: OutputPlan, options: BulkOptions): Promise<BulkResult> {
  const { path } = plan;
  const form = OUTPUT_FORMS[options.format];
  const started = performance.now();
  const tally = newTally();
  let sink: Sink | undefined;
  try {
    sink = await openSink(path, form.packed(path));
    const open = sink;
    const writer = await form.open((data) => open.write(data), path);
    const unread = await writeLines(plan, writer, tally, options);
    // An output whose input could not be read to its end is not whole: the next run tries again.
    if (unread && plan.stats !== undefined) throw unread.unread;
    await writer.end();
    const written = await open.commit();
    sink = undefined;
    if (plan.stats !== undefined) await writeWhole(plan.stats, statistics(plan, tally, written, started));
    return { path, isSkipped: false, tally, written };
  } catch (error) {
    await sink?.abandon();
    if (options.signal?.aborted) throw error;
    return { path, error };
  }
}

async function writeLines(
  { inputs, lines }: OutputPlan,
  writer: LineWriter,
  tally: Tally,
  options: BulkOptions,
): Promise<UnreadInput | undefined> {
  if (inputs.length === 0) return undefined;
  let unread: UnreadInput | undefined;
  const onUnread = (input: UnreadInput) => {
    unread ??= input;
    options.onUnread?.(input);
  };
  for await (const line of read(options.format, inputs, { ...options, onUnread, ...(lines && { lines }) })) {
    countLine(line, tally);
    options.onLine?.(line);
    await writer.add(line);
  }
  return unread;
}

function statistics({ inputs, lines }: OutputPlan, tally: Tally, { bytes, sha256 }: Written, started: number): string {
  const facts = {
    inputs: inputs.map((input) => basename(input)),
    ...(lines && { shard: `${lines.index}/${lines.of}` }),
    ...tally,
    seconds: Math.round(performance.now() - started) / 1000,
    bytes,
    sha256,
    tearsheet: VERSION,
    node: process.versions.node,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
