/** Settles before any work which input goes to which output. */
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { TearsheetError } from '../../errors.ts';
import { isInShard, type Shard, shardName } from '../shard.ts';

export type BulkFormat = 'jsonl' | 'wet' | 'parquet';

/** One output and what it is made from. */
export interface OutputPlan {
  inputs: string[];
  /** The output's path. */
  path: string;
  /** The path of its statistics; absent where one file was named by the user. */
  stats?: string;
  /** Lines of the input that are taken, where one input is shared out by lines. */
  lines?: Shard;
}

export interface OutputOptions {
  dir?: string;
  output?: string;
  format: BulkFormat;
  shard?: Shard;
}

const ENDINGS: Record<BulkFormat, string> = { jsonl: 'jsonl.gz', wet: 'wet.gz', parquet: 'parquet' };
/** Endings of inputs that the name of an output does not keep. */
const INPUT_ENDING = /\.(?:warc|jsonl|ndjson|html?|xhtml|mhtml?|wacz)$/i;
const PACKED_ENDING = /\.(?:gz|zst)$/i;

/** The inputs of the shard: of several every Nth; one that holds lines is shared out by its lines. */
export function inputsOfShard(inputs: string[], shard: Shard | undefined): { inputs: string[]; lines?: Shard } {
  const [only] = inputs;
  if (shard && inputs.length === 1 && only !== undefined && holdsLines(only)) return { inputs, lines: shard };
  return { inputs: inputs.filter((_, at) => isInShard(at + 1, shard)) };
}

function holdsLines(input: string): boolean {
  return input === '-' || /\.jsonl(?:\.gz|\.zst)?$/i.test(input);
}

/** Throws `usage` where two inputs would have one output, or an output is an input. */
export async function planOutputs(all: string[], options: OutputOptions): Promise<OutputPlan[]> {
  const { dir, output, shard } = options;
  const plans =
    dir === undefined
      ? [named(all, output as string, options)]
      : all.map((input) => placed(input, dir, all.length, options));
  refuseClashes(plans);
  await refuseInputs(plans, all);
  return dir !== undefined && all.length > 1 ? plans.filter((_, at) => isInShard(at + 1, shard)) : plans;
}

function named(all: string[], path: string, { shard }: OutputOptions): OutputPlan {
  return { ...inputsOfShard(all, shard), path };
}

function placed(input: string, dir: string, count: number, { format, shard }: OutputOptions): OutputPlan {
  const { lines } = count === 1 ? inputsOfShard([input], shard) : { lines: undefined };
  const stem = `${stemOf(input)}${lines ? `.${shardName(lines)}` : ''}`;
  const taken = count > 1 || lines || isInShard(1, shard) ? [input] : [];
  return {
    inputs: taken,
    path: join(dir, `${stem}.${ENDINGS[format]}`),
    stats: join(dir, `${stem}.stats.json`),
    ...(lines && { lines }),
  };
}

/** `NAME` of `folder/NAME.warc.gz`. */
function stemOf(input: string): string {
  if (input === '-') return 'stdin';
  const plain = basename(input).replace(PACKED_ENDING, '').replace(INPUT_ENDING, '');
  return plain === '' ? basename(input) : plain;
}

function refuseClashes(plans: OutputPlan[]): void {
  const seen = new Map<string, string>();
  for (const { path, inputs } of plans) {
    const other = seen.get(resolve(path));
    if (other !== undefined)
      throw new TearsheetError('usage', `${other} and ${inputs[0]} would both be written to ${path}; give them other names`);
    seen.set(resolve(path), inputs[0] ?? '-');
  }
}

/** Refuses an output that is one of the inputs, also where the same file goes by another name. */
async function refuseInputs(plans: OutputPlan[], inputs: string[]): Promise<void> {
  const files = new Set((await Promise.all(inputs.map(identity))).filter((id) => id !== undefined));
  for (const { path } of plans) {
    const id = await identity(path);
    if (id !== undefined && files.has(id)) throw new TearsheetError('usage', `the output ${path} is one of the inputs`);
  }
}

async function identity(path: string): Promise<string | undefined> {
  if (path === '-') return undefined;
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isFile() ? `${found.dev}:${found.ino}` : undefined;
}
