import { type CallOptions, call } from './api-client.ts';
import type { TestApp } from './test-app.ts';

/** The documented request's fields but the identifier. */
export const person = {
  firstName: 'Testxxx-Firstname',
  lastName: 'Testxxx-Lastname',
  phoneNumber: '+16045559999',
  emailAddress: 'Testxxx@example.com',
  city: 'Vancouver',
  province: 'BC',
};

let people = 0;

/** Somebody whom nobody has referred yet. */
export function somebody() {
  people += 1;
  return {
    ...person,
    phoneNumber: `+1604${String(5_000_000 + people)}`,
    emailAddress: `person.${people}@example.com`,
  };
}

/** The calls of one partner's key. */
export function referralsOf(app: TestApp, { key, identifier }: { key: string; identifier: string }) {
  const base = `${app.url}/referrals/v1`;
  const withKey = ({ headers, ...rest }: CallOptions) => ({ ...rest, headers: { apiKey: key, ...headers } });
  return {
    get: (path: string) => call('GET', base + path, withKey({})),
    post: (path: string, options: CallOptions = {}) => call('POST', base + path, withKey(options)),
    /** Refers a person under the key's own identifier unless the fields say otherwise. */
    refer: (fields: object = somebody(), options: CallOptions = {}) =>
      call(
        'POST',
        `${base}/referrals`,
        withKey({ ...options, body: { referralPartner: identifier, ...fields } }),
      ),
    withdraw: (id: unknown, body?: unknown) =>
      call('POST', `${base}/referrals/${id}/withdraw`, withKey(body === undefined ? {} : { body })),
  };
}

/** What referralsOf gives. */
export type ReferralCalls = ReturnType<typeof referralsOf>;
