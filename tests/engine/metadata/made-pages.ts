/** The metadata of pages that are made of a head and a body. */
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

export const PAGE = 'https://news.example/2025/01/14/bridge-opens';
export const PROSE =
  '<p>The bridge that the city waited ten years for was opened on Tuesday by the mayor, who was the first to cross it.</p>'.repeat(
    3,
  );

export function metadataOf(head: string, body: string, url = PAGE, attributes = 'lang="en"') {
  const page = parsePage(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`, url);
  const metadata = readMetadata(page, readJsonLd(page));
  return { page, metadata };
}

export const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
export const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
