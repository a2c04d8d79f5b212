/** Sharing work out to machines that know nothing of each other: each takes part I of N of the same command. */

/** Part `index` of `of`, from 1. */
export interface Shard {
  index: number;
  of: number;
}

/** Reads `I/N` in decimal digits, 1 <= I <= N; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

/** Whether item `number`, counted from 1, is the shard's. */
export function isInShard(number: number, shard: Shard | undefined): boolean {
  return shard === undefined || (number - 1) % shard.of === shard.index - 1;
}

/** `I-of-N`, for names of files. */
export function shardName({ index, of }: Shard): string {
  return `${index}-of-${of}`;
}
