import assert from 'node:assert/strict';
import { TearsheetError } from '../../src/errors.ts';

/** Asserts that a promise fails with this code, in one line that matches `message` and holds no control character. */
export async function rejectsWith(promise: Promise<unknown>, code: string, message = /./): Promise<void> {
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof TearsheetError, `not a coded error: ${error}`);
    assert.equal(error.code, code, error.message);
    assert.doesNotMatch(error.message, /\p{Cc}/u);
    assert.match(error.message, message);
    return true;
  });
}
