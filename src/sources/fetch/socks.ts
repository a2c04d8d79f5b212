/** Connections through a SOCKS5 proxy (RFC 1928, 1929). The handshake is that of the package `socks`. */
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { unescape as percentDecoded } from 'node:querystring';
import type { buildConnector } from 'undici';

type Connector = buildConnector.connector;

interface SocksWay {
  proxy: URL;
  /** Milliseconds for the proxy's answer. */
  timeout: number;
  /** Look-up of target names on this machine; undefined leaves it to the proxy (`socks5h`). */
  lookup: LookupFunction | undefined;
  /** Turns a connected socket into a TLS one. */
  secure: Connector;
}

/** A connector for undici's Agent. */
export function socksConnector(way: SocksWay): Connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    connect(options.hostname.replace(/^\[(.*)\]$/, '$1'), port, way).then(
      (socket) => {
        if (options.protocol === 'https:') way.secure({ ...options, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function connect(host: string, port: number, { proxy, timeout, lookup }: SocksWay) {
  const { SocksClient } = await import('socks');
  const { username, password, hostname } = proxy;
  const known = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(proxy.port), type: 5 } as const;
  const login = username || password ? { userId: percentDecoded(username), password: percentDecoded(password) } : {};
  const [address = host] = lookup && !isIP(host) ? await addresses(host, lookup) : [host];
  const destination = { host: address, port };
  try {
    const options = { proxy: { ...known, ...login }, command: 'connect', destination, timeout } as const;
    const { socket } = await SocksClient.createConnection(options);
    return socket.setNoDelay(true);
  } catch (error) {
    throw coded(error as Error);
  }
}

function addresses(host: string, lookup: LookupFunction): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve([found].flat().map((each) => (typeof each === 'string' ? each : each.address)));
    });
  });
}

/** The package gives texts alone, its options (with the password) beside them; `failures.ts` goes by codes. */
function coded({ message }: Error): Error {
  const code = /timed out/i.test(message) ? 'ETIMEDOUT' : /\bE[A-Z]{4,}\b/.exec(message)?.[0];
  return Object.assign(new Error(`the SOCKS proxy: ${message}`), code && { code });
}
