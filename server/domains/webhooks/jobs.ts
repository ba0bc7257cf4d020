import { z } from 'zod';
import { formatLondon } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type Job, job } from '../../platform/jobs/job.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { mailTemplates } from '../notifications/index.ts';

/** Payload of 'mail-webhook-off': an endpoint that its failures switched off, and one who is told. */
const switchedOff = z.object({ endpointId: z.int(), personId: z.int().nullable(), at: z.string() });

interface Told {
  readonly address: string | null;
  readonly contact: string | null;
  readonly organisation: string;
  readonly name: string;
  readonly url: string;
  readonly consecutive_failures: number;
  readonly last_response_code: number | null;
  readonly last_delivered_at: Instant | null;
}

const load = preparedRead<z.output<typeof switchedOff>, Told>(
  'webhooks-switched-off',
  `select coalesce(p.email, o.email) as address, p.name as contact, o.name as organisation, e.name, e.url,
     e.consecutive_failures, e.last_response_code, e.last_delivered_at
   from webhook_endpoints e
   join organisations o on o.id = e.organisation_id
   left join memberships m on m.person_id = :personId::bigint and m.organisation_id = o.id
   left join people p on p.id = m.person_id
   where e.id = :endpointId and e.switched_off_at = :at::timestamptz`,
);

async function tell(db: Queryable, payload: z.output<typeof switchedOff>, mailer: Mailer): Promise<void> {
  const [told] = await load(db, payload);
  if (!told?.address) return; // switched on again, deleted, or nobody to tell
  const words = await mailTemplates.render('webhook-off.admin', {
    ...told,
    provider: 'Veriward',
    contact: told.contact ?? '',
    is_gone: told.last_response_code === 410,
    last_delivered: told.last_delivered_at === null ? '' : formatLondon(told.last_delivered_at),
  });
  await mailer.send({
    id: `webhook-off-${payload.endpointId}-${Date.parse(payload.at)}-${payload.personId ?? 0}`,
    to: told.address,
    ...words,
  });
}

/** What the workers do for webhooks besides delivering. */
export function webhookJobs({ mailer }: { readonly mailer: Mailer }): readonly Job[] {
  return [
    job({
      name: 'mail-webhook-off',
      payload: switchedOff,
      run: (db, payload) => tell(db, payload, mailer),
    }),
  ];
}
