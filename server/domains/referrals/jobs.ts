import { z } from 'zod';
import { formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type Job, job } from '../../platform/jobs/job.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { mailTemplates } from '../notifications/index.ts';

/** What the mails of referrals are sent with. */
export interface ReferralMailing {
  readonly mailer: Mailer;
  /** Mailbox of the intake staff and their lead. */
  readonly staffEmail: string;
  /** Base of the deployment's pages. */
  readonly site: string;
}

const findDigest = preparedRead<{ digestId: number }, { kind: 'received' | 'overdue'; referrals: number }>(
  'referrals-get-digest',
  'select kind, referrals from referral_digests where id = :digestId',
);

/** Payload of 'mail-referral-digest'. */
const plannedDigest = z.object({ digestId: z.int() });

async function mailDigest(
  db: Queryable,
  { digestId }: z.output<typeof plannedDigest>,
  { mailer, staffEmail, site }: ReferralMailing,
): Promise<void> {
  const [found] = await findDigest(db, { digestId });
  if (!found) return;
  const words = await mailTemplates.render('referral-digest.staff', {
    provider: 'Veriward',
    count: found.referrals,
    is_overdue: found.kind === 'overdue',
    url: `${site}/`,
  });
  await mailer.send({ id: `referral-digest-${digestId}`, to: staffEmail, ...words });
}

interface EndingKey {
  readonly partner: string;
  readonly label: string;
  readonly prefix: string;
  readonly expires_at: Instant;
  readonly addresses: readonly string[];
}

const findEndingKey = preparedRead<{ keyId: number }, EndingKey>(
  'referrals-get-ending-key',
  `select p.name as partner, k.label, k.prefix, k.expires_at, coalesce(
     (select jsonb_agg(w.email order by w.id) from memberships m join people w on w.id = m.person_id
      where m.organisation_id = p.organisation_id and m.role = 'agency_owner' and w.status = 'active'),
     (select jsonb_agg(c ->> 'email') from jsonb_array_elements(p.contacts) c), '[]') as addresses
   from referral_partner_keys k join referral_partners p on p.id = k.partner_id
   where k.id = :keyId and k.ended_at is null`,
);

/** Payload of 'mail-referral-key-expiring'. */
const endingKey = z.object({ keyId: z.int() });

async function mailKeyExpiring(
  db: Queryable,
  { keyId }: z.output<typeof endingKey>,
  { mailer }: ReferralMailing,
): Promise<void> {
  const [key] = await findEndingKey(db, { keyId });
  if (!key) return;
  const words = await mailTemplates.render('referral-key-expiring.partner', {
    provider: 'Veriward',
    partner: key.partner,
    label: key.label,
    prefix: key.prefix,
    expires: formatUtc(key.expires_at).slice(0, 16).replace('T', ' '),
  });
  for (const [place, to] of key.addresses.entries())
    await mailer.send({ id: `referral-key-expiring-${keyId}-${place}`, to, ...words });
}

/** What the workers do for referrals. */
export function referralJobs(mailing: ReferralMailing): readonly Job[] {
  return [
    job({
      name: 'mail-referral-digest',
      payload: plannedDigest,
      run: (db, payload) => mailDigest(db, payload, mailing),
    }),
    job({
      name: 'mail-referral-key-expiring',
      payload: endingKey,
      run: (db, payload) => mailKeyExpiring(db, payload, mailing),
    }),
  ];
}
