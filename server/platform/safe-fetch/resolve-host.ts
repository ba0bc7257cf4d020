import { Resolver } from 'node:dns/promises';
import { isLocalName } from './destination.ts';

/** Finds a host's addresses, IPv4 or IPv6; rejects or finds none when there are none. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

const silenceMs = 2_000;

/**
 * Asks the name servers, past the system's own lookup: that runs on four threads, which a few dead name servers
 * would hold up for everybody, files included. A new resolver each time sees changed settings.
 */
export const resolveByDns: ResolveHost = async (hostname) => {
  if (isLocalName(hostname)) return ['127.0.0.1', '::1'];
  const resolver = new Resolver({ timeout: silenceMs, tries: 2 });
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  if (v4.status === 'rejected' && v6.status === 'rejected') throw v4.reason;
  return [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
};
