/** Headless Chromium with a page of the site, and axe, which looks at it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestContext } from 'node:test';
import { chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser page that fails the test for whatever it logs, loads from elsewhere or runs. */
export async function browserPage(
  context: TestContext,
  options: Parameters<Awaited<ReturnType<typeof chromium.launch>>['newPage']>[0] = {},
): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
  context.after(() => browser.close());
  const page = await browser.newPage(options);
  page.on('request', (request) => assert.match(request.url(), /^(?:file|data):/));
  page.on('console', (message) => assert.equal(message.text(), ''));
  page.on('pageerror', (error) => assert.ifError(error));
  page.on('dialog', (dialog) => assert.equal(dialog.message(), 'nothing of a page runs'));
  return page;
}

/** Serious findings of axe, as `rule: element`. It is put in by the debugger, which no policy of the page concerns. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await axe.run();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}
