import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { sqlState } from '../../platform/db/sql-errors.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Whom one talks to at a partner. */
export interface PartnerContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** Somebody who refers people. */
export interface ReferralPartner {
  readonly id: number;
  readonly name: string;
  /** Given once, unique in any case. */
  readonly identifier: string;
  readonly status: 'active' | 'suspended';
  readonly is_sandbox: boolean;
  /** Whose people act for it; null: nobody's. */
  readonly organisation_id: number | null;
  readonly organisation_name: string | null;
  readonly contacts: readonly PartnerContact[];
  /** YYYY-MM-DD */
  readonly agreement_date: string | null;
  readonly consent_required: boolean;
  /** Null: the deployment's limit. */
  readonly requests_per_minute: number | null;
  readonly live_keys: number;
  readonly created_at: Instant;
}

const columns = `p.id, p.name, p.identifier, p.status, p.is_sandbox, p.organisation_id, o.name as organisation_name, p.contacts,
  p.agreement_date, p.consent_required, p.requests_per_minute, p.created_at,
  (select count(*) from referral_partner_keys k where k.partner_id = p.id and k.ended_at is null
     and coalesce(k.expires_at > app_now(), true)) as live_keys
  from referral_partners p left join organisations o on o.id = p.organisation_id`;

const list = preparedRead<{ search: string | null; skip: number; count: number }, ReferralPartner>(
  'referrals-list-partners',
  `select ${columns}
   where :search::text is null or strpos(lower(p.name || ' ' || p.identifier), lower(:search)) > 0
   order by lower(p.name), p.id limit :count offset :skip`,
);
const countAll = preparedRead<{ search: string | null }, { total: number }>(
  'referrals-count-partners',
  `select count(*) as total from referral_partners p
   where :search::text is null or strpos(lower(p.name || ' ' || p.identifier), lower(:search)) > 0`,
);

/** A page of the partners by name. */
export async function listPartners(
  db: Queryable,
  { search = null, page, per_page }: PageRequest & { readonly search?: string | null | undefined },
): Promise<Page<ReferralPartner>> {
  const [counted] = await countAll(db, { search });
  const rows = await list(db, { search, count: per_page, skip: (page - 1) * per_page });
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ partnerId: number }, ReferralPartner>(
  'referrals-get-partner',
  `select ${columns} where p.id = :partnerId`,
);

/** One partner; null when there is none. */
export async function getPartner(db: Queryable, partnerId: number): Promise<ReferralPartner | null> {
  const [partner] = await find(db, { partnerId });
  return partner ?? null;
}

const ofOrganisation = preparedRead<{ organisationId: number }, ReferralPartner>(
  'referrals-partners-of-organisation',
  `select ${columns} where p.organisation_id = :organisationId order by p.id`,
);

/** The partners that an organisation's people act for. */
export async function partnersOfOrganisation(
  db: Queryable,
  organisationId: number,
): Promise<readonly ReferralPartner[]> {
  return ofOrganisation(db, { organisationId });
}

/** What staff say of a partner; what is undefined stays. */
export interface PartnerFields {
  readonly name?: string | undefined;
  readonly organisation_id?: number | null | undefined;
  readonly contacts?: readonly PartnerContact[] | undefined;
  readonly agreement_date?: string | null | undefined;
  readonly consent_required?: boolean | undefined;
  readonly requests_per_minute?: number | null | undefined;
}

const insert = prepared<{ identifier: string; fields: string } & ActorParams, { id: number }>(
  'referrals-insert-partner',
  `with made as (
     insert into referral_partners (name, identifier, organisation_id, contacts, agreement_date, consent_required, requests_per_minute)
     select f.name, :identifier, f.organisation_id, coalesce(f.contacts, '[]'), f.agreement_date, coalesce(f.consent_required, false),
       f.requests_per_minute
     from jsonb_to_record(:fields::jsonb) as f (name text, organisation_id bigint, contacts jsonb, agreement_date date,
       consent_required boolean, requests_per_minute integer)
     returning id, organisation_id
   )
   select id, record_audit(organisation_id, 'referral_partner.created', 'referral_partner', id,
     jsonb_build_object('identifier', :identifier::text), ${actorRow}) from made`,
);

/** What the tables say of a partner that they do not take. */
function refusalOf(error: unknown): Refusal {
  if (sqlState(error) === '23505') return refuse('identifier_taken');
  if (sqlState(error) === '23503') return refuse('partner_organisation_unknown');
  throw error;
}

/** Makes a partner. Refuses with `identifier_taken`, `partner_organisation_unknown`. */
export async function createPartner(
  db: Queryable,
  { identifier, ...fields }: PartnerFields & { readonly identifier: string },
  actor: Actor,
): Promise<number | Refusal> {
  try {
    const params = { identifier, fields: JSON.stringify(fields), ...actorParams(actor) };
    const [row] = await insert(db, params);
    if (!row) throw new Error('a partner was not inserted');
    return row.id;
  } catch (error) {
    return refusalOf(error);
  }
}

const update = prepared<{ partnerId: number; fields: string } & ActorParams, { id: number }>(
  'referrals-update-partner',
  `with given as (select :fields::jsonb as f), changed as (
     update referral_partners p set
       name = coalesce(f ->> 'name', p.name),
       organisation_id = case when f ? 'organisation_id' then (f ->> 'organisation_id')::bigint else p.organisation_id end,
       contacts = coalesce(f -> 'contacts', p.contacts),
       agreement_date = case when f ? 'agreement_date' then (f ->> 'agreement_date')::date else p.agreement_date end,
       consent_required = coalesce((f ->> 'consent_required')::boolean, p.consent_required),
       requests_per_minute = case when f ? 'requests_per_minute' then (f ->> 'requests_per_minute')::integer
         else p.requests_per_minute end
     from given where p.id = :partnerId returning p.id, p.organisation_id
   )
   select c.id, record_audit(c.organisation_id, 'referral_partner.edited', 'referral_partner', c.id,
     jsonb_build_object('fields', (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(f) k)), ${actorRow})
   from changed c, given`,
);

/** Changes a partner; its identifier stays for ever. Refuses with `not_found`, `partner_organisation_unknown`. */
export async function editPartner(
  db: Queryable,
  partnerId: number,
  fields: PartnerFields,
  actor: Actor,
): Promise<Refusal | null> {
  try {
    const params = { partnerId, fields: JSON.stringify(fields), ...actorParams(actor) };
    return (await update(db, params)).length === 1 ? null : refuse('not_found');
  } catch (error) {
    return refusalOf(error);
  }
}

const setStatus = prepared<{ partnerId: number; status: string; action: string } & ActorParams, never>(
  'referrals-set-partner-status',
  `with changed as (
     update referral_partners p set status = :status where p.id = :partnerId and p.status <> :status
     returning p.id, p.organisation_id
   )
   select record_audit(organisation_id, :action, 'referral_partner', id, '{}', ${actorRow}) from changed`,
);

/** Suspends a partner, or lets it go on: from the next request. What it sent before stays. */
export async function setPartnerStatus(
  db: Queryable,
  partnerId: number,
  status: ReferralPartner['status'],
  actor: Actor,
): Promise<void> {
  const action = status === 'active' ? 'referral_partner.reactivated' : 'referral_partner.suspended';
  await setStatus(db, { partnerId, status, action, ...actorParams(actor) });
}
