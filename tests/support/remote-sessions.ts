import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditDetails, verifyAllAuditChains } from '../../server/domains/audit/index.ts';
import { verifyLedger } from '../../server/domains/wallet/index.ts';
import { announcementsOf } from './outbox.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** The slot of a session of which nothing else is said. */
export const usualSlot = { date: '2026-06-10', time: '09:00' };

type PayOption = 'credits' | 'balance' | 'invoice';

/** An app with an administrator of the staff, and what tests of remote sessions do again and again. */
async function startRemoteSessions() {
  const app: TestApp = await startTestApp();
  const staff = await app.signedIn('staff_admin');
  let kits = 0;

  return {
    app,
    staff,

    /** Moves the clock by days, and nobody is signed out by it. */
    async clockAt(moment: string): Promise<void> {
      await app.freeze(moment);
      await app.sql(`update sessions set idle_expires_at = '2030-01-01', expires_at = '2030-01-01'`);
    },

    /** An organisation that can pay in every way. */
    async newOrganisation() {
      await app.makeBls.prepareCourse();
      return app.make.organisation({
        products: ['virtual-bls'],
        wallets: 'virtual-bls',
        credits: { 1: 10 },
        moneyPence: 50_000,
        invoices: true,
      });
    },

    /** The bar code of a kit of its own. */
    async newKit(): Promise<string> {
      kits += 1;
      const barCode = `KIT-${String(kits).padStart(4, '0')}`;
      const made = await staff.post('/virtual-bls/kits', { bar_code: barCode.toLowerCase() });
      if (made.status !== 201) throw new Error(`no kit: ${made.text}`);
      return barCode;
    },

    /** A booked session of a trainer of its own; nobody else has time. */
    async newSession(organisationId: number, payOption: PayOption = 'credits', slot = usualSlot) {
      await app.sql('update bls_trainers set is_active = false');
      const trainerId = await app.makeBls.trainer();
      const booking = await app.makeBls.booking(organisationId, slot, {}, payOption);
      return { id: booking.id, trainerId, path: `/virtual-bls/bookings/${booking.id}` };
    },
  };
}

/** The remote sessions of a test file: each test begins on 5 June 2026 with an organisation of its own. */
export function remoteSessionsOfFile() {
  let world: Awaited<ReturnType<typeof startRemoteSessions>>;
  let acme: { readonly id: number };
  beforeAll(async () => {
    world = await startRemoteSessions();
  });
  afterAll(() => world.app.close());
  beforeEach(async () => {
    await world.clockAt('2026-06-05T10:00:00Z');
    acme = await world.newOrganisation();
  });
  afterEach(() => world.app.freeze(null));

  return {
    get app() {
      return world.app;
    },
    get staff() {
      return world.staff;
    },
    get acme() {
      return acme;
    },
    newKit: () => world.newKit(),
    clockAt: (moment: string) => world.clockAt(moment),
    newSession: (payOption?: PayOption, slot?: typeof usualSlot) =>
      world.newSession(acme.id, payOption, slot),
    /** What the organisation was told of, by types of events. */
    sent: (...types: string[]) => announcementsOf(world.app, acme.id, ...types),
    /** Says what came of a session once it has begun. */
    async markAfterStart(path: string, status: string) {
      await world.clockAt('2026-06-10T08:30:00Z');
      return world.staff.put(`${path}/outcome`, { training_status: status });
    },
  };
}

/** The last test of a file: the books balance, the trails are whole and every entry has its declared shape. */
export function afterwardsAllHolds(app: () => TestApp): void {
  test('afterwards the books balance, the trails are whole and every entry has its declared shape', async () => {
    expect(await verifyLedger(app().db)).toEqual([]);
    expect(await verifyAllAuditChains(app().db)).toEqual([]);
    const declared: Record<string, { parse(value: unknown): unknown }> = auditDetails;
    const entries = await app().sql<{ action: string; details: unknown }>(
      'select action, details from audit_entries',
    );
    expect(entries.length).toBeGreaterThan(10);
    for (const { action, details } of entries)
      expect(declared[action]?.parse(details), action).toEqual(details);
  });
}
