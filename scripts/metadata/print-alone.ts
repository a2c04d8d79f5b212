/** A page without what it states for machines. */

/** `html` without JSON-LD, meta tags (but for the encoding) and microdata. For measuring only: markup in scripts is changed too. */
export function printAlone(html: string): string {
  return html
    .replace(/<script\b[^>]*\btype\s*=\s*["']?application\/ld\+json\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<meta\b(?![^>]*charset)[^>]*>/gi, '')
    .replace(
      /\s(?:itemprop|itemtype|itemscope|itemid|typeof|property|vocab)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?(?=[\s/>])/gi,
      ' ',
    );
}
