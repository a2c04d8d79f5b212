/** The name of a process that writes tells whether it still lives. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { isAlive, isDeadHere, newOwner } from '../../src/files/durable.ts';

test('this process lives', () => {
  assert.equal(isAlive(newOwner(), 0), true);
  assert.equal(isDeadHere(newOwner()), false);
});

test('a process that ended and that nobody has waited for is dead', {
  skip: platform() !== 'linux' && 'needs /proc',
}, async () => {
  // The shell becomes a program that never waits for the child that the shell has started; then the child ends.
  const script = 'read line <&3 & echo $!; exec sleep 60';
  const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  try {
    const [line] = (await once(parent.stdout as Readable, 'data')) as [Buffer];
    const id = Number(line.toString());
    while (readFileSync(`/proc/${parent.pid}/comm`, 'utf8') !== 'sleep\n') await turn();
    (parent.stdio[3] as Writable).end('\n');
    let fields: string[] = [];
    while (fields[0] !== 'Z') {
      fields = readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      await turn();
    }
    const [, , host, random] = newOwner().split('-');
    const owner = [id, fields[19], host, random].join('-');
    assert.equal(isAlive(owner, 0), false);
    assert.equal(isDeadHere(owner), true);
  } finally {
    parent.kill('SIGKILL');
  }
});
