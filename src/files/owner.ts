/** A name for this process, in file names and locks, by which others on the machine can check whether it lives. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';
import { hasCode } from './durable.ts';

/** A lock from another machine cannot be checked; after this many milliseconds it counts as dead. */
const FOREIGN_LIFETIME = 24 * 60 * 60 * 1000;

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Pattern of an owner's name inside a file name. */
export const OWNER_PATTERN = String.raw`\d+-\d+-[0-9a-f]{8}-[0-9a-f]{8}`;

/** A name for one piece of work of this process: process id, its start, the machine, a random part. */
export function newOwner(): string {
  return `${pid}-${startOf(pid)}-${HOST}-${randomBytes(4).toString('hex')}`;
}

/** Whether the process behind an owner's name still runs. `touched` is when its file was last changed, in milliseconds. */
export function isAlive(owner: string, touched: number): boolean {
  const [id = '', start = '', host = ''] = owner.split('-');
  if (host !== HOST) return Date.now() - touched < FOREIGN_LIFETIME;
  return runs(Number(id)) && startOf(Number(id)) === start;
}

/** Whether the process is known to have ended: one of another machine never is. */
export function isDeadHere(owner: string): boolean {
  const [, , host] = owner.split('-');
  return host === HOST && !isAlive(owner, 0);
}

function runs(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * Start of a process in clock ticks since boot, so that a reused process id is told apart; 0 where the system does not say. A process
 * that was killed and is not yet taken off the list by its parent (a zombie) has no start: it writes nothing any more.
 */
function startOf(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field is the command in brackets and may hold spaces; the state is field 3, the start field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /^[ZX]/.test(fields[0] ?? '') ? 'ended' : (fields[19] ?? '0');
  } catch {
    return '0';
  }
}
