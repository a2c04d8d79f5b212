/** The part of mailsplit that reads MIME; the package has no types of its own. */
declare module 'mailsplit' {
  import type { Transform } from 'node:stream';

  /** The heads of a message or a part. */
  export interface MimeNode {
    type: 'node';
    root: boolean;
    /** The part around this one. */
    parentNode: MimeNode | false | null;
    /** The type in lower case, such as `text/html`; false where it cannot be read. */
    contentType: string | false;
    /** The subtype of a multipart, or false. */
    multipart: string | false;
    /** `base64`, `quoted-printable` ... in lower case; empty where none is stated. */
    encoding: string;
    charset: string | false;
    /** `getFirst` gives a head unfolded and decoded, or ''. */
    headers: { getFirst(name: string): string };
  }

  /** A piece of a part's body, as it stands in the file, or what stands between the parts. */
  export interface MimePiece {
    type: 'body' | 'data';
    node: MimeNode;
    value?: Uint8Array;
  }

  export class Splitter extends Transform {
    constructor(options: { ignoreEmbedded?: boolean; maxHeadSize?: number; maxChildNodes?: number });
  }
}
