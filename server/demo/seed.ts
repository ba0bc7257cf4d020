import { apiProducts, createApiKey, isActiveApiKey } from '../domains/identity/index.ts';
import { now as databaseNow } from '../platform/clock/clock.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { demoOrganisations, seedBase, seedEvents } from './base.ts';
import { seedSessions } from './bls.ts';
import { seedBookings } from './bookings.ts';
import { type DemoCredentials, readDemoCredentials } from './credentials.ts';
import { seedInterviews } from './interviews.ts';
import { seedInvites } from './invites.ts';
import { makeDemoPeople, peopleAreCurrent } from './people.ts';
import { seedReferrals, withReferralKeys } from './referrals.ts';
import { seedWebhooks, settleDemoCalls } from './webhooks.ts';

/** Products an API key of the demo opens. */
const keyProducts = apiProducts;

const lockDemo = prepared<object, never>(
  'demo-lock',
  `select pg_advisory_xact_lock(hashtextextended('veriward demo', 0))`,
);
const countOrganisations = prepared<object, { total: number; demo: number }>(
  'demo-count',
  `select count(*) as total, count(*) filter (where code in ('ACME001', 'BOREA001')) as demo from organisations`,
);

async function makeKeys(tx: Queryable): Promise<DemoCredentials['organisations']> {
  const made: DemoCredentials['organisations'][number][] = [];
  for (const { id, code, name } of demoOrganisations) {
    const key = await createApiKey(tx, {
      organisationId: id,
      name: 'Demo key',
      products: keyProducts,
      isDemo: true,
    });
    made.push({
      code,
      name,
      client_id: String(id),
      hb_client_id: String(id),
      api_key: key.apiKey,
      v1_api_key: key.apiKey,
      referral_api_key: null,
      referral_partner: null,
    });
  }
  return made;
}

async function keysAreCurrent(tx: Queryable, known: DemoCredentials): Promise<boolean> {
  for (const { api_key } of known.organisations) if (!(await isActiveApiKey(tx, api_key))) return false;
  return true;
}

export interface DemoSeeding {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly dataDir: string;
  readonly report: (line: string) => void;
}

/** What the seeding tells whoever started it. */
export type DemoStory = Pick<DemoCredentials, 'organisations' | 'people' | 'referral_sandbox'>;

/** Credentials of a demo that is there: those of the file as far as they still open it. */
async function credentialsOf(tx: Queryable, known: DemoCredentials | null): Promise<DemoStory> {
  const organisations = known && (await keysAreCurrent(tx, known)) ? known.organisations : await makeKeys(tx);
  const people =
    known && (await peopleAreCurrent(tx, known.people)) ? known.people : await makeDemoPeople(tx);
  return { ...(await withReferralKeys(tx, organisations, known)), people };
}

/**
 * Fills an empty database with the demo story and returns its credentials. On a database that has the demo it
 * returns those of the credentials file, or new ones when the file is missing or stale. Leaves a database with
 * other organisations alone and returns null.
 */
export async function seedDemoData(seeding: DemoSeeding): Promise<DemoStory | null> {
  const { db, keyring, dataDir, report } = seeding;
  const known = readDemoCredentials(dataDir);
  return db.transaction(async (tx) => {
    await lockDemo(tx, {});
    const [count] = await countOrganisations(tx, {});
    if (count?.demo === demoOrganisations.length) return credentialsOf(tx, known);
    if (count && count.total > 0) return null;
    report('Seeding the demo organisations ...');
    const now = await databaseNow(tx);
    await seedBase(tx);
    const events = await seedEvents(tx, now);
    await seedBookings({ tx, keyring }, events, now);
    await seedSessions({ tx, keyring }, now);
    await seedWebhooks(tx, keyring, now);
    await seedInvites({ tx, keyring }, events, now);
    await settleDemoCalls(tx);
    const story = await credentialsOf(tx, null);
    await seedInterviews(tx, now);
    await seedReferrals(tx, now);
    return story;
  });
}
