import ipaddr from 'ipaddr.js';

/** Where a session is begun. */
export interface SessionOrigin {
  readonly address: string;
  /** What the browser calls itself; empty when it does not say. */
  readonly userAgent: string;
}

/** Each family names the ones before it, too: the first that is found is meant. */
const browsers = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh|Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const;

type Named = readonly (readonly [string, RegExp])[];

const firstIn = (names: Named, text: string): string | undefined =>
  names.find(([, sign]) => sign.test(text))?.[0];

/** A browser in words its owner knows: “Firefox on Windows”. Versions are left out: they tell people apart. */
export function deviceInWords(userAgent: string): string {
  const browser = firstIn(browsers, userAgent);
  const system = firstIn(systems, userAgent);
  if (browser === undefined) return system === undefined ? 'Another program' : `A program on ${system}`;
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** The network of an address, without the part that names a host: IPv4 to 24 bits, IPv6 to 48. */
export function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const whole = ipaddr.process(address);
  const [family, bits] = whole.kind() === 'ipv4' ? [ipaddr.IPv4, 24] : [ipaddr.IPv6, 48];
  return `${family.networkAddressFromCIDR(`${whole}/${bits}`)}/${bits}`;
}
