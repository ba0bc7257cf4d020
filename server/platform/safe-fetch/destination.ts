import { isIP } from 'node:net';
import { type Reach, reachOf } from './address-reach.ts';
import type { Failure } from './failure.ts';

/** Where requests may go besides public hosts over https. */
export interface DestinationPolicy {
  /** A sandbox: plain http to this machine. */
  readonly allowLoopbackHttp: boolean;
  /** For tests against real TLS servers: https to this machine. No deployment sets it. Default: false. */
  readonly allowLoopbackHttps?: boolean;
}

/** Whether a host name means this machine whatever name servers say (RFC 6761). */
export function isLocalName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}

/** A URL's host as it is looked up: without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/** What every address of a host must reach; null: this host may not be asked in this protocol. */
export function requiredReach(policy: DestinationPolicy, protocol: string, hostname: string): Reach | null {
  const isLoopback = isLocalName(hostname) || (isIP(hostname) !== 0 && reachOf(hostname) === 'loopback');
  if (protocol === 'https:') return isLoopback && policy.allowLoopbackHttps === true ? 'loopback' : 'public';
  return protocol === 'http:' && isLoopback && policy.allowLoopbackHttp ? 'loopback' : null;
}

/** Null when all addresses of a host reach what they must. One that does not is enough to refuse the host. */
export function vetAddresses(addresses: readonly string[], required: Reach): Failure | null {
  if (addresses.every((address) => reachOf(address) === required)) return null;
  return { error: 'address_not_allowed', detail: 'The host is not at a public address.' };
}

const urlRefusal = (detail: string): Failure => ({ error: 'url_not_allowed', detail });

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** A URL that may be asked as far as it can be known without resolving its name; else why not. */
export function vetUrl(policy: DestinationPolicy, text: string): URL | Failure {
  // also brings every spelling of an IPv4 address (octal, hexadecimal, short, full-width) into the usual one
  const url = parse(text);
  if (!url) return urlRefusal('Not a URL.');
  if (url.username !== '' || url.password !== '') return urlRefusal('Credentials may not be in the URL.');
  const host = bareHost(url.hostname);
  const required = requiredReach(policy, url.protocol, host);
  if (required === null) return urlRefusal('The URL must begin with https://.');
  return (isIP(host) !== 0 && vetAddresses([host], required)) || url;
}
