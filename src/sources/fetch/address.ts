import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { TearsheetError } from '../../errors.ts';

/**
 * Whether an address literal is globally reachable unicast (IANA special-purpose registries, RFC 6890). Mapped, NAT64 and
 * other embedded forms count as the IPv4 address within.
 */
export function isGlobalAddress(address: string): boolean {
  const parsed = ipaddr.process(address.replace(/%.*/s, ''));
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const v6 = parsed as ipaddr.IPv6;
  if (v6.range() === 'rfc6052') return isGlobalAddress(ipaddr.fromByteArray(v6.toByteArray().slice(12)).toString());
  // Global unicast is 2000::/3 alone; ipaddr.js calls all unassigned space unicast, `::127.0.0.1` included.
  return v6.range() === 'unicast' && (v6.parts[0] ?? 0) >> 13 === 1;
}

/** The address literal that a URL's host is, without brackets; undefined when it is a name. */
export function addressLiteral(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) ? host : undefined;
}

/** A name of this machine itself, whatever resolves it. */
export function isThisMachine({ hostname }: URL): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}

/** Whether an answer came from a private address. Behind a proxy that is known of literals and of this machine's names alone. */
export function wasPrivate({ ip }: { ip?: string }, url: URL): boolean {
  const address = ip ?? addressLiteral(url);
  return address === undefined ? isThisMachine(url) : !isGlobalAddress(address);
}

/** The refusal that both the check of literals and the look-up throw. */
export function privateAddress(host: string, address: string): TearsheetError {
  const what = host === address ? address : `${host} is ${address}, which`;
  return new TearsheetError('private-address', `${what} is not a public address; --allow-private permits it`);
}

/**
 * A look-up that yields global addresses only. The connection is made to what it yields, so a name that resolves differently
 * the next time (DNS rebinding) gains nothing.
 */
export function globalOnly(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = addresses.filter(({ address }) => isGlobalAddress(address));
      const [first] = allowed;
      if (!first) return callback(privateAddress(hostname, addresses[0]?.address ?? 'no address'), []);
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}
