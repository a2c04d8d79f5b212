/** A page to be fetched, and options for one visit to it. */
import type { FetchOptions } from '../../../src/sources/sources.ts';

export const PAGE = '<!doctype html><meta charset="utf-8"><title>Día</title><p>Ça va ’bien’.';

/** Direct and without waiting: what is tested here is one attempt. */
export const ONCE: FetchOptions = { retries: 0, proxy: '' };
