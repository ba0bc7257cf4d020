import { expect, test } from 'vitest';
import { auditDetails, verifyAllAuditChains } from '../../server/domains/audit/index.ts';
import { verifyLedger } from '../../server/domains/wallet/index.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** The slot of a session of which nothing else is said. */
export const usualSlot = { date: '2026-06-10', time: '09:00' };

/** An app with an administrator of the staff, and what tests of remote sessions do again and again. */
export async function startRemoteSessions() {
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
    async newSession(
      organisationId: number,
      payOption: 'credits' | 'balance' | 'invoice' = 'credits',
      slot = usualSlot,
    ) {
      await app.sql('update bls_trainers set is_active = false');
      const trainerId = await app.makeBls.trainer();
      const booking = await app.makeBls.booking(organisationId, slot, {}, payOption);
      return { id: booking.id, trainerId, path: `/virtual-bls/bookings/${booking.id}` };
    },
  };
}

/** What startRemoteSessions gives. */
export type RemoteSessions = Awaited<ReturnType<typeof startRemoteSessions>>;

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
