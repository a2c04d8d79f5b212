/** A WARC as Python's zlib and string functions see it. */
import { execFileSync } from 'node:child_process';

export interface Seen {
  /** The WARC fields. */
  head: string;
  /** SHA-256, hex. */
  block: string;
  payload: string;
  length: number;
  /** Of an HTTP message, each byte a character. */
  httpHead: string;
  body: string;
}

/** Walks the gzip members; each has to be one record: head, block of the stated length, two line ends, and nothing else. */
const WALK = `
import sys, zlib, json, hashlib
data = open(sys.argv[1], 'rb').read()
records = []
while data:
    member = zlib.decompressobj(31)
    record = member.decompress(data) + member.flush()
    assert member.eof
    data = member.unused_data
    head, rest = record.split(b'\\r\\n\\r\\n', 1)
    assert rest.endswith(b'\\r\\n\\r\\n')
    block = rest[:-4]
    http, payload = block.split(b'\\r\\n\\r\\n', 1) if b'application/http' in head else (b'', block)
    sha = lambda part: hashlib.sha256(part).hexdigest()
    records.append({'head': head.decode(), 'block': sha(block), 'payload': sha(payload), 'length': len(block),
                    'httpHead': http.decode('latin-1'), 'body': payload.decode('latin-1')})
print(json.dumps(records))
`;

export function walk(path: string): Seen[] {
  return JSON.parse(execFileSync('python3', ['-c', WALK, path], { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

export function field(head: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.replace(/\r$/, '');
}
