/** The package has no types of its own. */
declare module 'libqp' {
  /** Quoted-printable, one character a byte, to bytes. */
  export function decode(text: string): Buffer;
}
