import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Who can be behind an address. `inner`: machines nearby, everybody at once, or nobody. */
export type Reach = 'public' | 'loopback' | 'inner';

/**
 * All of IPv6 that is given out for use on the Internet. What lies outside and the library does not name, such as
 * IPv4-compatible addresses (`::10.0.0.1`), is nobody's.
 */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Azure's own, on every virtual machine there: it gives out keys, and lies in a range that looks public. */
const cloudAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);

/** What an address reaches. Anything but an address in its usual spelling is `inner`. */
export function reachOf(address: string): Reach {
  if (isIP(address) === 0) return 'inner';
  // an IPv4-mapped address (::ffff:10.0.0.1) is the IPv4 address that it connects to
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (range !== 'unicast' || cloudAddresses.has(parsed.toString())) return 'inner';
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast) ? 'public' : 'inner';
}
