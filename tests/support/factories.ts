import { hashSync } from '@node-rs/argon2';
import { bookHeldSeat, type PayOption } from '../../server/domains/bookings/index.ts';
import { createApiKey, exchangeApiKey, type Role } from '../../server/domains/identity/index.ts';
import { createPartner, createPartnerKey } from '../../server/domains/referrals/index.ts';
import { holdSeat } from '../../server/domains/scheduling/index.ts';
import { purchaseCredits, topUpBalance } from '../../server/domains/wallet/index.ts';
import type { Keyring } from '../../server/platform/crypto/keyring.ts';
import type { Database } from '../../server/platform/db/database.ts';
import { isRefusal } from '../../server/platform/http/problem.ts';

/** An organisation with a key and a token, ready to call. */
export interface TestOrganisation {
  readonly id: number;
  readonly hbClientId: string;
  readonly code: string;
  readonly apiKey: string;
  readonly apiKeyId: number;
  readonly token: string;
}

interface OrganisationOptions {
  readonly products?: readonly string[];
  readonly credits?: Readonly<Record<number, number>>;
  readonly moneyPence?: number;
  /** Whose wallets the credits and the money are in; default: Practical Training's. */
  readonly wallets?: 'practical-training' | 'virtual-bls';
  readonly invoices?: boolean;
  readonly requestsPerMinute?: number;
}

interface EventOptions {
  readonly courseId?: number;
  readonly capacity?: number;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly trainer?: boolean;
  readonly published?: boolean;
  readonly visibleTo?: readonly number[];
}

/** What tests make; everything that is missing is made up. */
export type Factories = ReturnType<typeof createFactories>;

let made = 0;

/** Builds the factories over one database. Courses 1 (85.00) and 3 (PMVA, 240.00), location 3 and trainer 5 are made on first use. */
export function createFactories(db: Database, keyring: Keyring) {
  const insert = async (text: string, values: readonly unknown[]): Promise<number> => {
    const { rows } = await db.query<{ id: number }>({ text, values });
    if (!rows[0]) throw new Error('nothing was inserted');
    return rows[0].id;
  };
  let catalogue: Promise<unknown> | undefined;
  const prepareCatalogue = () => {
    catalogue ??= db.query({
      text: `with c as (insert into training_courses (id, name, short_name, price_pence, duration_minutes, validity_months, requires_review) values
          (1, 'CSTF All-In-One Mandatory Practical Training', 'CSTF All-In-One', 8500, 420, 12, false),
          (2, 'Moving and Handling Practical', 'Moving and Handling', 4550, 180, null, false),
          (3, 'PMVA', 'PMVA', 24000, 420, 12, true)),
        l as (insert into training_locations (id, name, address, postcode) values
          (3, 'Glasgow', 'Abbey Mill Business Centre, Paisley', 'PA1 1TJ'), (4, 'Leeds', '1 Park Row', null))
        insert into trainers (id, name) values (5, 'David Rankin')`,
      values: [],
    });
    return catalogue;
  };

  async function fillWallets(id: number, { credits = {}, moneyPence, wallets }: OrganisationOptions) {
    for (const [courseId, count] of Object.entries(credits))
      await purchaseCredits(db, id, Number(courseId), count, wallets);
    if (moneyPence) await topUpBalance(db, id, moneyPence, wallets);
  }

  async function organisation(options: OrganisationOptions = {}): Promise<TestOrganisation> {
    await prepareCatalogue();
    made += 1;
    const hbClientId = `c${made}`;
    const code = `TEST${String(made).padStart(4, '0')}`;
    const products = options.products ?? ['practical-training'];
    const id = await insert(
      `insert into organisations (hb_client_id, code, name, email, requests_per_minute) values ($1, $2, $3, 'ops@example.com', $4) returning id`,
      [hbClientId, code, `Organisation ${made}`, options.requestsPerMinute ?? null],
    );
    await db.query({
      text: 'insert into organisation_products select $1, unnest($2::text[])',
      values: [id, products],
    });
    if (options.invoices) {
      await db.query({
        text: 'update organisation_training_settings set invoice_payments = true where organisation_id = $1',
        values: [id],
      });
    }
    await fillWallets(id, options);
    const key = await createApiKey(db, { organisationId: id, name: 'test', products });
    const pair = await exchangeApiKey(db, { hbClientId, apiKey: key.apiKey }, false);
    if (isRefusal(pair)) throw new Error(pair.refused);
    return {
      id,
      hbClientId,
      code,
      apiKey: key.apiKey,
      apiKeyId: key.id,
      token: pair.accessToken,
    };
  }

  async function event(options: EventOptions = {}): Promise<number> {
    await prepareCatalogue();
    const startsAt = options.startsAt ?? new Date(Date.now() + 30 * 86_400_000).toISOString();
    const endsAt = options.endsAt ?? new Date(new Date(startsAt).getTime() + 7 * 3_600_000).toISOString();
    const id = await insert(
      `insert into training_events (course_id, location_id, trainer_id, starts_at, ends_at, capacity, visibility, published_at)
       values ($1, 3, $2, $3, $4, $5, $6, $7) returning id`,
      [
        options.courseId ?? 1,
        options.trainer === false ? null : 5,
        startsAt,
        endsAt,
        options.capacity ?? 12,
        options.visibleTo ? 'selected' : 'all',
        options.published === false ? null : '2025-01-01T00:00:00Z',
      ],
    );
    if (options.visibleTo) {
      await db.query({
        text: 'insert into training_event_organisations select $1, unnest($2::bigint[])',
        values: [id, options.visibleTo],
      });
    }
    return id;
  }

  async function hold(organisationId: number, eventId: number): Promise<string> {
    const held = await holdSeat(db, keyring, { organisationId, eventId, another: true });
    if (isRefusal(held)) throw new Error(held.refused);
    return held.hash;
  }

  async function booking(
    organisationId: number,
    eventId: number,
    candidate: Partial<Parameters<typeof bookHeldSeat>[1]['candidate']> = {},
    payOption: PayOption = 'inv',
  ) {
    const booked = await bookHeldSeat(db, {
      organisationId,
      holdHash: await hold(organisationId, eventId),
      candidate: { ...jane, ...candidate },
      payOption,
      bookedBy: 'Agency',
      actor: { kind: 'system', id: null, requestId: null },
      paymentProvider: 'sandbox',
    });
    if (isRefusal(booked)) throw new Error(booked.refused);
    return booked;
  }

  /** Somebody of a role, active; a trainer is number 5 unless said otherwise. */
  async function person(
    role: Role,
    whose: { readonly organisationId?: number; readonly trainerId?: number } = {},
  ) {
    await prepareCatalogue();
    made += 1;
    const email = `person${made}@example.com`;
    const id = await insert(
      `insert into people (name, email, password_hash, status) values ($1, $2, $3, 'active') returning id`,
      [`Person ${made}`, email, testPasswordHash],
    );
    await db.query({
      text: 'insert into memberships values ($1, $2, $3, $4)',
      values: [
        id,
        role,
        whose.organisationId ?? null,
        role === 'staff_trainer' ? (whose.trainerId ?? 5) : null,
      ],
    });
    return { id, email, password: testPassword };
  }

  /** A partner with a live key; number 1 is the sandbox partner that every deployment has. */
  async function referralPartner(fields: Partial<Parameters<typeof createPartner>[1]> = {}, known?: number) {
    made += 1;
    const actor = { kind: 'system', id: null, requestId: null } as const;
    const identifier = known === 1 ? 'Testxxx-Referral-Partner' : `Partner-${made}`;
    const id = known ?? (await createPartner(db, { name: `Partner ${made}`, identifier, ...fields }, actor));
    if (isRefusal(id)) throw new Error(id.refused);
    const key = await createPartnerKey(db, { partnerId: id, label: 'test' });
    if (isRefusal(key)) throw new Error(key.refused);
    return { id, identifier: fields.identifier ?? identifier, key: key.key, keyId: key.id };
  }

  return { organisation, event, hold, booking, person, referralPartner };
}

/** The password of every person a test makes; hashed once, cheaply. */
export const testPassword = 'correct horse battery';
const testPasswordHash = hashSync(testPassword, { memoryCost: 8, timeCost: 1, parallelism: 1 });

/** The candidate of the documentation's examples. */
export const jane = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@nhsstaff.co.uk',
  phone: '+441234567890',
  job_role: 'Registered Nurse',
};
