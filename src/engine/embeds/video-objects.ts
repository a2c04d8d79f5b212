/** Titles of films and recordings that the page describes for machines, by their addresses. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { textOf, typesOf } from '../metadata/json-ld-nodes.ts';
import { httpUrl, type PageTree } from '../page/tree.ts';
import { openedAddress } from './players.ts';

export function titlesOf(page: PageTree, { nodes }: JsonLd): Map<string, string> {
  const titles = new Map<string, string>();
  for (const node of nodes) {
    if (!typesOf(node).some((type) => type === 'VideoObject' || type === 'AudioObject')) continue;
    const title = textOf(node.name) ?? textOf(node.headline);
    if (title === undefined) continue;
    for (const key of ['embedUrl', 'contentUrl', 'url']) {
      const address = httpUrl(textOf(node[key]), page.baseUrl);
      const opened = address && openedAddress(address);
      if (opened) titles.set(opened.url, title);
      if (address) titles.set(address, title);
    }
  }
  return titles;
}
