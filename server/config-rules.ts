import { z } from 'zod';

/** A whole number within limits. */
export const integer = (min: number, max: number) =>
  z.coerce
    .number({ error: `a whole number from ${min} to ${max}` })
    .int(`a whole number from ${min} to ${max}`)
    .min(min, `at least ${min}`)
    .max(max, `at most ${max}`);
/** true, false, 1 or 0. */
export const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');
/** Entries separated by commas. */
export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);
/** An address on the web, without trailing slash. */
export const webUrl = z
  .url({ protocol: /^https?$/, error: 'an http or https URL' })
  .transform((url) => url.replace(/\/+$/, ''));
/** Where a database is. */
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// URL' });
/** Where a mail server is. */
export const smtpUrl = z.url({ protocol: /^smtps?$/, error: 'an smtp:// or smtps:// URL' });
/** Where a provider's API is. A key over plain http is a key given away, except on this machine. */
export const providerBase = z
  .url({
    protocol: /^https?$/,
    error: 'an https URL, or http on this machine',
  })
  .refine((url) => !/^http:\/\/(?!(127(\.\d{1,3}){3}|localhost|\[::1\])([:/]|$))/.test(url), {
    error: 'an https URL, or http on this machine',
  });
/** One address. */
export const emailAddress = z.string().regex(/^[^\s<>@,;]+@[^\s<>@,;]+$/, 'one e-mail address');
/** Who mails come from. */
export const sender = z
  .string()
  .regex(/^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'an address, or Name <address>');

/** A point in time, with its offset. */
export const moment = z.iso
  .datetime({ offset: true, error: 'a date and time such as 2027-01-31T00:00:00Z' })
  .transform((text) => new Date(text));

/** Host names, each with the product it serves and its base. */
export const productHosts = z.string().transform((text, context) => {
  const hosts = new Map<string, { product: string; base: string }>();
  for (const part of text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)) {
    const match = /^([a-z0-9-]+)=(https?:\/\/[^/\s]+(?:\/[^\s]*)?)$/.exec(part);
    if (!match?.[1] || !match[2]) {
      context.addIssue('entries of the form product=https://host/base, separated by commas');
      return z.NEVER;
    }
    const base = match[2].replace(/\/+$/, '');
    hosts.set(new URL(base).host, { product: match[1], base });
  }
  return hosts;
});
