/** The number of threads follows cores and memory. */
import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { affordableThreads } from '../../src/pipeline/converter.ts';

const GIGABYTE = 1024 ** 3;

test('64 cores with 4 GB get no more threads than the memory has room for', () => {
  equal(affordableThreads(64, 4 * GIGABYTE), 18);
});

test('cores are the limit where there is memory, and one thread is the least', () => {
  equal(affordableThreads(2, 24 * GIGABYTE), 2);
  equal(affordableThreads(8, 0.25 * GIGABYTE), 1);
  ok(affordableThreads() >= 1);
});
