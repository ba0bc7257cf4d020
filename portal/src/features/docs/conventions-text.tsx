import type { ReactNode } from 'react';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import { ErrorCodes } from './ErrorCodes.tsx';

interface Convention {
  readonly id: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly examples: ReactNode;
}

const authentication: Convention = {
  id: 'authentication',
  title: 'Authentication',
  text: (
    <>
      <p>
        Exchange your client id and API key for a pair of tokens, then send the access token with every other
        call. Tokens are opaque and have no scopes.
      </p>
      <ul>
        <li>An access token lives 3600 seconds, a refresh token 7 days.</li>
        <li>
          <code>POST /auth/refresh</code> gives a new pair and ends the old one at once. A refresh token that
          is used twice ends its whole family, the newest pair included.
        </li>
        <li>
          A pair opens every product that is enabled for both the key and the organisation. For any other
          product the answer is 401 <code>product_not_enabled</code>.
        </li>
        <li>
          <code>POST /auth/revoke</code> ends the pair; switching a key off ends every pair made with it.
        </li>
      </ul>
    </>
  ),
  examples: (
    <>
      <CodeBlock
        label="POST /auth/token"
        canCopy={false}
        code={`{ "hb_client_id": "1042", "api_key": "hbk_4f0Zc…" }

200
{
  "access_token": "q3Yt…",
  "refresh_token": "9xLm…",
  "token_type": "Bearer",
  "expires_in": 3600
}`}
      />
      <CodeBlock label="Every other call" canCopy={false} code="Authorization: Bearer q3Yt…" />
    </>
  ),
};

const errors: Convention = {
  id: 'errors',
  title: 'Errors',
  text: (
    <>
      <p>
        Every error has a <code>code</code> for your program, which never changes, and a <code>message</code>{' '}
        for people, which may. Wrong fields are told all at once, by their path.
      </p>
      <p>
        Another organisation’s object is the same 404 as none at all. A business rule that refuses is a 409 or
        422 with a code of its own; the reference lists them with each operation, in the order they are
        checked.
      </p>
    </>
  ),
  examples: (
    <>
      <CodeBlock
        label="POST /bookings"
        canCopy={false}
        code={`422
{
  "message": "The given data was invalid.",
  "code": "validation_failed",
  "errors": {
    "email": ["Enter a valid e-mail address."],
    "phone": ["Enter a phone number of 7 to 15 digits."]
  }
}`}
      />
      <ErrorCodes />
    </>
  ),
};

const pagination: Convention = {
  id: 'pagination',
  title: 'Pagination',
  text: (
    <>
      <p>
        A list answers with <code>data</code>, <code>meta</code> and <code>links</code>; a single object is
        never wrapped. Follow <code>links.next</code> until it is null: it keeps your filters.
      </p>
      <ul>
        <li>
          <code>page</code> counts from 1. <code>per_page</code> is 20 unless you say otherwise; more than 100
          is taken as 100.
        </li>
        <li>Newest first, unless the operation says otherwise.</li>
        <li>A page beyond the end is an empty list, not an error.</li>
      </ul>
    </>
  ),
  examples: (
    <CodeBlock
      label="GET /bookings?per_page=20"
      canCopy={false}
      code={`200
{
  "data": [ … ],
  "meta": {
    "current_page": 1, "per_page": 20,
    "last_page": 5, "total": 98
  },
  "links": {
    "next": "https://…/bookings?per_page=20&page=2",
    "prev": null
  }
}`}
    />
  ),
};

const idempotency: Convention = {
  id: 'idempotency',
  title: 'Idempotency',
  text: (
    <>
      <p>
        Send an <code>Idempotency-Key</code> with a POST and a lost answer costs nothing: the same key with
        the same request replays the first answer for 24 hours, marked <code>Idempotency-Replayed: true</code>
        .
      </p>
      <ul>
        <li>A key is 1 to 255 printable ASCII characters; a UUID does well.</li>
        <li>
          With another path, query or body it is 422 <code>idempotency_key_reused</code>; while the first
          request still runs, 409 <code>idempotency_in_flight</code>.
        </li>
        <li>Only successes are kept. After an error the key is free again.</li>
        <li>
          <code>/auth/*</code> ignores the header.
        </li>
      </ul>
    </>
  ),
  examples: (
    <CodeBlock
      label="The same request, sent twice"
      canCopy={false}
      code={`POST /bookings
Idempotency-Key: 7f6d2c1e-1f43-4a7e-9d55-2b0b7f3a9c10

201   (one booking, paid once)

POST /bookings
Idempotency-Key: 7f6d2c1e-1f43-4a7e-9d55-2b0b7f3a9c10

201   (the same booking)
Idempotency-Replayed: true`}
    />
  ),
};

const rateLimits: Convention = {
  id: 'rate-limits',
  title: 'Rate limits',
  text: (
    <>
      <p>
        60 requests a minute from one IP address, counted for each product on its own. Fetching and refreshing
        tokens has a budget of its own: 10 a minute. A deployment or an organisation may have other figures,
        so read them from the headers.
      </p>
      <p>
        Past the limit the answer is 429 <code>rate_limited</code>; <code>Retry-After</code> says in how many
        seconds the minute is over.
      </p>
    </>
  ),
  examples: (
    <CodeBlock
      label="Headers of every answer"
      canCopy={false}
      code={`X-RateLimit-Limit: 60
X-RateLimit-Remaining: 0
Retry-After: 17           (with a 429)
X-Request-Id: 8da5d7cb-…  (quote it when you ask us)`}
    />
  ),
};

const formats: Convention = {
  id: 'formats',
  title: 'Dates, money and bodies',
  text: (
    <>
      <p>
        Dates are ISO 8601 with a numeric offset and whole seconds. Training times carry London’s offset on
        that day; system times are UTC.
      </p>
      <ul>
        <li>
          Prices and balances are pounds with at most 2 decimals; an <code>amount</code> is a whole number of
          hundredths, whether pence or credits.
        </li>
        <li>
          A body needs <code>Content-Type: application/json</code> and has at most 1 MiB. Keys we do not know
          are ignored; an unknown value of an enumeration is 422.
        </li>
        <li>
          Every answer has an <code>X-Request-Id</code>; send your own and you get it back.
        </li>
      </ul>
    </>
  ),
  examples: (
    <CodeBlock
      label="In a booking and in the ledger"
      canCopy={false}
      code={`"start_date": "2026-07-15T10:00:00+01:00"
"created_at": "2026-06-05T10:00:00+00:00"

"cost_inc_vat": 85       (pounds)
"amount": 8500           (hundredths: GBP 85)
"amount": 100            (hundredths: 1 credit)`}
    />
  ),
};

/** The conventions in the order they are met. */
export const conventions: readonly Convention[] = [
  authentication,
  errors,
  pagination,
  idempotency,
  rateLimits,
  formats,
];
