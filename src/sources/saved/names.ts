/** Names for pictures whose address the file does not keep. */
import { createHash } from 'node:crypto';

/** A host that there can never be (RFC 2606), so that nobody takes the name for an address that was asked for. */
export const UNKNOWN_HOST = 'https://saved.invalid';

/** The name of a file in the folder beside the page; without the folder's, as that is the page's title. */
export function nameInFolder(name: string): string {
  return `${UNKNOWN_HOST}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** The name of bytes of which nothing else is known: the same wherever they stand. `type` is a media type. */
export function nameByContent(bytes: Uint8Array, type: string): string {
  const ending = type === 'image/jpeg' ? 'jpg' : (/^image\/([a-z\d]{2,5})$/.exec(type)?.[1] ?? 'img');
  return `${UNKNOWN_HOST}/${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
}
