import { isWeb, parseUrl, resourceOf, withoutCredentials } from '../url.ts';

/** The search stops after so much: a stub is short, and what comes later is content. */
export const REFRESH_CHARACTERS = 64 * 1024;
/** A longer delay is a page that reloads itself for news, not a redirect. */
const LONGEST_DELAY = 5;
/** Characters of text below which a page that asks for a refresh only without scripts is a stub as well. */
const STUB_CHARACTERS = 600;

/**
 * The address to which `<meta http-equiv=refresh>` sends a browser at once (HTML Standard, 4.2.5.3); undefined when nowhere else.
 */
export function refreshTarget(html: string, url: URL): URL | undefined {
  if (!/http-equiv\s*=\s*["']?refresh/i.test(html.slice(0, REFRESH_CHARACTERS))) return undefined;
  const live = without(
    html.slice(0, REFRESH_CHARACTERS),
    ['<!--', '-->'],
    ['<script', '</script'],
    ['<style', '</style'],
    ['<template', '</template'],
  );
  const scripted = without(live, ['<noscript', '</noscript']);
  const found = directive(scripted) ?? (isStub(html, scripted) ? directive(live) : undefined);
  if (!found) return undefined;
  const target = parseUrl(found, url);
  if (!target || !isWeb(target)) return undefined;
  return resourceOf(target) === resourceOf(url) ? undefined : withoutCredentials(target);
}

function directive(html: string): string | undefined {
  for (const [tag] of html.matchAll(/<meta\s[^>]{0,2000}>/gi)) {
    if (attribute(tag, 'http-equiv')?.trim().toLowerCase() !== 'refresh') continue;
    const [, delay, target] = /^\s*(\d*)[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(.*)/is.exec(attribute(tag, 'content') ?? '') ?? [];
    const address = target?.trim().replace(/^(["'])(.*?)\1?$/s, '$2');
    if (address && Number(delay) <= LONGEST_DELAY) return address;
  }
  return undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return (double ?? single ?? bare)?.replaceAll('&amp;', '&');
}

function isStub(html: string, head: string): boolean {
  if (html.length > REFRESH_CHARACTERS) return false;
  return head.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ').length < STUB_CHARACTERS;
}

/** Cuts out what lies between each pair of marks; linear, also when the end mark is missing. */
function without(text: string, ...pairs: [string, string][]): string {
  for (const [open, close] of pairs) {
    const lower = text.toLowerCase();
    const kept: string[] = [];
    let from = 0;
    for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, from)) {
      kept.push(text.slice(from, start));
      const end = lower.indexOf(close, start);
      from = end < 0 ? text.length : end + close.length;
    }
    text = kept.join('') + text.slice(from);
  }
  return text;
}
