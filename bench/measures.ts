import { download, type LoadRequest } from './load.ts';
import type { Measure } from './measure.ts';
import {
  firstToCancel,
  prepareBookings,
  prepareCertificates,
  preparedRows,
  prepareHolds,
} from './prepared.ts';
import { sessionMeasures } from './sessions.ts';
import { ids, listedBookings, type World } from './world.ts';

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
  prepare: (world) => prepareHolds(world, name, spread),
  enough: preparedRows,
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
  readsList: true,
  request: () => ({ method: 'GET', path: `${mount}/bookings?page=${page}`, headers: reader }),
});

const invite = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@nhsstaff.co.uk',
  course_id: 1,
  pay_option: 'credits',
};

/** Somebody whom nobody has referred yet, by one of ten partners. */
const referral = (number: number): LoadRequest => {
  const partner = ids.referrer + (number % 10);
  return {
    method: 'POST',
    path: '/referrals/v1/referrals',
    headers: { ...json, apiKey: `referrals-${partner}` },
    body: JSON.stringify({
      firstName: 'Marie',
      lastName: 'Tremblay',
      phoneNumber: `+1${2_000_000_000 + number}`,
      emailAddress: `referred.${number}@example.com`,
      city: 'Vancouver',
      province: 'BC',
      referralPartner: `Partner-${partner}`,
      notes: 'Client called in requesting debt consolidation information',
    }),
  };
};

/** Certificates that are fetched over and over. */
const downloaded = 100;

/** Where a certificate of the reader is: 0 is the first. */
export const certificateOf = (number: number): LoadRequest => ({
  method: 'GET',
  path: `${mount}/bookings/${10_000_001 + number}/certificate`,
  headers: reader,
});

async function prepareDownloads(world: World, platformUrl: string): Promise<void> {
  await prepareCertificates(world);
  for (let number = 0; number < downloaded; number += 1) await download(platformUrl, certificateOf(number));
}

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
    readsList: true,
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
  {
    name: 'cancel_booking',
    connections: 16,
    statement: 'cancel_booking',
    prepare: prepareBookings,
    enough: preparedRows,
    request: (number) => ({
      method: 'POST',
      path: `${mount}/bookings/${firstToCancel - 1 + number}/cancel`,
      headers: { ...json, ...bearer(ids.firstBuyer + (number % 100)) },
      body: JSON.stringify({ reason: 'Shift changed' }),
    }),
  },
  {
    name: 'create_invite',
    connections: 16,
    statement: 'create_invite',
    request: (number) => ({
      method: 'POST',
      path: `${mount}/booking-invites`,
      headers: { ...json, ...bearer(ids.firstBuyer + (number % 100)) },
      body: JSON.stringify(invite),
    }),
  },
  { name: 'referral_intake', connections: 16, statement: 'referral_intake', request: referral },
  {
    name: 'referral_intake_64',
    connections: 64,
    statement: 'referral_intake',
    request: referral,
  },
  {
    // What was set at the first download; the ceiling reads the same bytes from the database.
    name: 'get_certificate',
    connections: 16,
    statement: 'get_certificate',
    prepare: prepareDownloads,
    request: (number) => certificateOf(number % downloaded),
  },
  ...sessionMeasures,
];
