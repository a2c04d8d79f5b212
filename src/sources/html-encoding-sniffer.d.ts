declare module 'html-encoding-sniffer' {
  /** The name (WHATWG) of the encoding by byte order mark, transport label, `<meta>` within 1,024 bytes, or the default. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
