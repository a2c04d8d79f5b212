/** Titles of films and recordings that the page describes for machines, by their addresses. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { textValue, typesOf } from '../metadata/json-ld-nodes.ts';
import { httpUrl, type PageTree } from '../page/tree.ts';
import { openedAddress } from './players.ts';

export function titlesOf(page: PageTree, { nodes }: JsonLd): Map<string, string> {
  const titles = new Map<string, string>();
  for (const node of nodes) {
    if (!typesOf(node).some((type) => type === 'VideoObject' || type === 'AudioObject')) continue;
    const title = textValue(node.name) ?? textValue(node.headline);
    if (title === undefined) continue;
    for (const key of ['embedUrl', 'contentUrl', 'url']) {
      const address = httpUrl(textValue(node[key]), page.baseUrl);
      const opened = address && openedAddress(address);
      if (opened) titles.set(opened.url, title);
      if (address) titles.set(address, title);
    }
  }
  return titles;
}
