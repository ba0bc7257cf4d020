import type { ConsoleCalls } from './console-client.ts';
import type { TestApp } from './test-app.ts';

/** Somebody who may spend an organisation's money. */
export interface Buyer extends ConsoleCalls {
  readonly organisationId: number;
  readonly email: string;
  start(body: object): ReturnType<ConsoleCalls['post']>;
}

/** A new organisation's owner, signed in. */
export async function buyerOf(app: TestApp): Promise<Buyer> {
  const { id: organisationId } = await app.make.organisation();
  const owner = await app.signedIn('agency_owner', { organisationId });
  const path = `/organisations/${organisationId}/card-top-ups`;
  return { ...owner, organisationId, start: (body) => owner.post(path, body) };
}

/** What the organisation has, and every line of its statement. */
export async function walletOf(app: TestApp, organisationId: number) {
  const accounts = await app.sql<{ course_id: number | null; balance: number }>(
    'select course_id, balance from ledger_accounts where organisation_id = $1 order by id',
    [organisationId],
  );
  const lines = await app.sql<{ description: string }>(
    'select description from ledger_transfers where organisation_id = $1 order by id',
    [organisationId],
  );
  return { accounts, lines: lines.map(({ description }) => description) };
}

/** A wallet that nothing was ever put into. */
export const emptyWallet = { accounts: [], lines: [] };
/** One that got 500.00 GBP by card. */
export const fiveHundredPounds = {
  accounts: [{ course_id: null, balance: 50_000 }],
  lines: ['Balance top-up'],
};

/** A top-up's payments, oldest first. */
export const topUpPaymentsOf = (app: TestApp, topUpId: number) =>
  app.sql<{ is_kept: boolean; refund_status: string | null }>(
    `select p.is_kept, p.refund_status from payments p join checkouts c on c.id = p.checkout_id
     where c.top_up_id = $1 order by p.id`,
    [topUpId],
  );

/** What a test before left unpaid is none of the next one's business. */
export const forgetPendingTopUps = (app: TestApp) =>
  app.sql(`update wallet_top_ups set status = 'expired' where status = 'pending'`);

/** Path of a top-up's page. */
export const topUpPathOf = (url: unknown) => new URL(String(url)).pathname;
