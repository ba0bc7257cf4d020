import type { LoadRequest } from './load.ts';
import { ids, listedBookings } from './world.ts';

/** One operation under load: how it is asked for, and which statement its ceiling is. */
export interface Measure {
  readonly name: string;
  readonly connections: number;
  readonly statement: string;
  /** Holds to prepare: over how many organisations. */
  readonly holds?: number;
  /** The n-th request. */
  request(number: number): LoadRequest;
}

const mount = '/practical-training/v1';
const bearer = (organisationId: number) => ({ authorization: `Bearer token-${organisationId}` });
const json = { 'content-type': 'application/json' };
const reader = bearer(ids.reader);

const hold = (connections: number): Measure => ({
  name: `hold_hot_${connections}`,
  connections,
  statement: 'hold',
  request: (number) => ({
    method: 'POST',
    path: `${mount}/training-events/${ids.hotEvent}/hold?new=true`,
    headers: bearer(ids.firstBuyer + (number % 6_000)),
  }),
});

const book = (name: string, spread: number): Measure => ({
  name,
  connections: 16,
  statement: name,
  holds: spread,
  request: (number) => ({
    method: 'POST',
    path: `${mount}/bookings`,
    headers: { ...json, ...bearer(ids.firstBuyer + (number % spread)) },
    body: JSON.stringify({
      hold_hash: `${name}-${number}`,
      first_name: 'Jane',
      last_name: 'Smith',
      email: 'jane.smith@nhsstaff.co.uk',
      phone: '+441234567890',
      job_role: 'Registered Nurse',
      pay_option: 'credits',
    }),
  }),
});

const list = (name: string, page: number): Measure => ({
  name,
  connections: 16,
  statement: name,
  request: () => ({ method: 'GET', path: `${mount}/bookings?page=${page}`, headers: reader }),
});

/** Everything that is measured under load, in this order. */
export const measures: readonly Measure[] = [
  hold(16),
  hold(64),
  book('book_one_wallet', 1),
  book('book_100_wallets', 100),
  {
    name: 'get_booking',
    connections: 16,
    statement: 'get_booking',
    request: (number) => ({
      method: 'GET',
      path: `${mount}/bookings/${10_000_001 + ((number * 7919) % listedBookings)}`,
      headers: reader,
    }),
  },
  list('list_first', 1),
  list('list_last', listedBookings / 20),
  {
    name: 'token',
    connections: 16,
    statement: 'token',
    request: () => ({
      method: 'POST',
      path: `${mount}/auth/token`,
      headers: json,
      body: JSON.stringify({ hb_client_id: String(ids.reader), api_key: `key-${ids.reader}` }),
    }),
  },
];
