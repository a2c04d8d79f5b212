/** Whether the pictures of a capture are what the servers sent, by the responses in its WARC. */
import { basename, join } from 'node:path';
import { sha256 } from '../files/hash.ts';
import type { ArticleRecord } from '../types.ts';
import type { StoredBody } from '../warc/check.ts';
import type { Problem } from './problem.ts';
import { RECORD } from './record-file.ts';

/** Largest number of redirects: no answer that was saved has more. */
const MOST_HOPS = 20;

interface Capture {
  folder: string;
  record: ArticleRecord;
  /** SHA-256 in hex by path from the folder. */
  sums: ReadonlyMap<string, string>;
}

/** The addresses that the saved pictures came from, redirects included, and what is wrong with them. */
export function checkPictures(capture: Capture, bodies: StoredBody[]): { addresses: Set<string>; problems: Problem[] } {
  const answers = grouped(bodies);
  const addresses = new Set<string>();
  const problems: Problem[] = [];
  for (const { file, url } of capture.record.images) {
    if (file === undefined) continue;
    const path = picturePath(file, capture.folder);
    const stated = capture.sums.get(path);
    if (stated === undefined) continue;
    const sent = sumsSent(url, answers, addresses);
    if (sent.includes(stated)) continue;
    const what = sent.length === 0 ? 'is in no response of the WARC' : 'is not what the response in the WARC holds';
    problems.push({ file: join(capture.folder, path), kind: 'contradicts', message: `${what} (${url.slice(0, 300)})` });
  }
  return { addresses, problems };
}

function grouped(bodies: StoredBody[]): Map<string, StoredBody[]> {
  const groups = new Map<string, StoredBody[]>();
  for (const body of bodies) {
    for (const url of new Set([body.url, archivedAddress(body.url) ?? body.url])) {
      const group = groups.get(url);
      if (group === undefined) groups.set(url, [body]);
      else group.push(body);
    }
  }
  return groups;
}

/** The original address of which a web archive's address holds the bytes. */
function archivedAddress(url: string): string | undefined {
  const original = /\/\d{4,14}id_\/(https?:\/\/.+)$/s.exec(url)?.[1];
  return original !== undefined && URL.canParse(original) ? withoutHash(original) : undefined;
}

/** Saved pictures of the record that SHA256SUMS does not name. */
export function unlistedPictures({ folder, record, sums }: Capture): Problem[] {
  const unlisted = record.images.flatMap(({ file }) =>
    file === undefined || sums.has(picturePath(file, folder)) ? [] : [file],
  );
  return [...new Set(unlisted)].map((file) => ({
    file: join(folder, RECORD),
    kind: 'contradicts',
    message: `names ${file}, which is no file of this capture`,
  }));
}

/** The record names pictures as seen from the Markdown file, SHA256SUMS as seen from the capture's folder. */
export function picturePath(file: string, folder: string): string {
  const [parent, name] = file.split('/');
  return parent === basename(folder) && name !== undefined ? name : `../${file}`;
}

/** SHA-256 of each body that an address led to. */
function sumsSent(url: string, answers: Map<string, StoredBody[]>, addresses: Set<string>): string[] {
  if (url.startsWith('data:')) return sumOfData(url);
  const sums: string[] = [];
  const seen = new Set<string>();
  let wanted = new Set([withoutHash(url)]);
  for (let hop = 0; hop <= MOST_HOPS && wanted.size > 0; hop++) {
    const found = [...wanted].flatMap((address) => answers.get(address) ?? []);
    for (const address of wanted) seen.add(address);
    for (const address of wanted) if (answers.has(address)) addresses.add(address);
    for (const answer of found) addresses.add(answer.url);
    const targets = found.map((answer) => targetOf(answer, answer.url));
    sums.push(
      ...found.flatMap(({ decodedSha256: sum }, at) => (targets[at] !== undefined || sum === undefined ? [] : [sum])),
    );
    wanted = new Set(targets.filter((target) => target !== undefined && !seen.has(target)) as string[]);
  }
  return sums;
}

function targetOf({ status = 200, location }: StoredBody, address: string): string | undefined {
  if (status < 300 || status >= 400 || location === undefined) return undefined;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.canParse(text, address) ? withoutHash(new URL(text, address).href) : undefined;
}

/** The address as a WARC names it: as the URL Standard writes it, without fragment and password. */
function withoutHash(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  address.hash = '';
  address.username = '';
  address.password = '';
  return address.href;
}

/** A picture that stands in the address itself. */
function sumOfData(url: string): string[] {
  const comma = url.indexOf(',');
  const data = url.slice(comma + 1);
  const bytes = url.slice(0, comma).endsWith(';base64') ? Buffer.from(data, 'base64') : Buffer.from(decoded(data), 'latin1');
  return [sha256(bytes)];
}

function decoded(data: string): string {
  return data.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
