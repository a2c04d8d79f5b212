/** Tells who is at the other end of a connection on loopback. */
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/**
 * Whether a connection over 127.0.0.1 comes from a process of this user. Linux alone tells it, in `/proc/net/tcp`; elsewhere a
 * random port that is open for seconds has to do.
 */
export function isOwnProcess({ remotePort, localPort }: Socket): boolean {
  const user = process.getuid?.();
  if (process.platform !== 'linux' || user === undefined) return true;
  const [near, far] = [remotePort, localPort].map((port = 0) => port.toString(16).toUpperCase().padStart(4, '0'));
  for (const line of connections()) {
    const [, local = '', remote = '', , , , , uid] = line.trim().split(/\s+/);
    if (local.endsWith(`:${near}`) && remote.endsWith(`:${far}`)) return Number(uid) === user;
  }
  // A connection that is gone already asks for nothing.
  return true;
}

function connections(): string[] {
  try {
    return readFileSync('/proc/net/tcp', 'latin1').split('\n');
  } catch (error) {
    // A sandbox may hide it.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return [];
  }
}
