import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** A new tenant. */
export interface CreateOrganisation {
  /** `[A-Z0-9]{3,20}`, for ever. */
  readonly code: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly billing_email?: string | undefined;
  readonly phone?: string | undefined;
  readonly products: readonly string[];
}

interface CreateParams extends ActorParams {
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly billingEmail: string | null;
  readonly phone: string | null;
  readonly products: readonly string[];
}

// hb_client_id is the id itself, as the documented examples have it. One that an older client has leads to a
// unique violation there: the next attempt takes the next id.
const create = prepared<CreateParams, { id: number }>(
  'organisations-create',
  `with next as (
     select nextval(pg_get_serial_sequence('organisations', 'id')) as id
   ), made as (
     insert into organisations (id, hb_client_id, code, name, email, billing_email, phone)
     select id, id::text, :code, :name, :email, :billingEmail, :phone from next
     on conflict do nothing returning id
   ), opened as (
     insert into organisation_products select id, unnest(:products::text[]) from made
   )
   select id, record_audit(id, 'organisation.created', 'organisation', id, '{}', ${actorRow}) from made`,
);

/** Makes an organisation with its products. Returns its id; refuses with `code_taken`. */
export async function createOrganisation(
  db: Queryable,
  organisation: CreateOrganisation,
  actor: Actor,
): Promise<number | Refusal> {
  const [row] = await create(db, {
    code: organisation.code,
    name: organisation.name,
    email: organisation.email ?? null,
    billingEmail: organisation.billing_email ?? null,
    phone: organisation.phone ?? null,
    products: [...new Set(organisation.products)],
    ...actorParams(actor),
  });
  return row ? row.id : refuse('code_taken');
}

/** Changes of an organisation's particulars; what is undefined stays, null empties. */
export interface OrganisationChanges {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly billing_email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly requests_per_minute?: number | null | undefined;
}

/** Changes of the rules for an organisation's classroom training; what is undefined stays. */
export interface TrainingSettingsChanges {
  readonly invoice_payments?: boolean | undefined;
  readonly cancel_full_refund_hours?: number | undefined;
  readonly payment_window_minutes?: number | undefined;
  readonly threshold_credits?: number | undefined;
  readonly threshold_money_pence?: number | undefined;
  readonly threshold_seats?: number | undefined;
  readonly public_page?: boolean | undefined;
  readonly public_page_pay_option?: string | undefined;
}

/** Changes of an organisation's settings for remote sessions; what is undefined stays. */
export interface BlsSettingsChanges {
  readonly public_page?: boolean | undefined;
  readonly public_page_pay_option?: string | undefined;
}

type ChangeParams = { readonly organisationId: number; readonly changes: string } & ActorParams;

// jsonb_populate_record lays what was sent over the row as it is: one statement for any choice of fields.
const fieldsSent = `jsonb_build_object('fields', (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(:changes::jsonb) k))`;

const edit = prepared<ChangeParams, { id: number }>(
  'organisations-edit',
  `with changed as (
     update organisations o set name = n.name, email = n.email, billing_email = n.billing_email, phone = n.phone,
       requests_per_minute = n.requests_per_minute
     from organisations before, jsonb_populate_record(before, :changes::jsonb) n
     where before.id = :organisationId and o.id = before.id returning o.id
   )
   select id, record_audit(id, 'organisation.edited', 'organisation', id, ${fieldsSent}, ${actorRow}) from changed`,
);

const editSettings = prepared<ChangeParams, { id: number }>(
  'organisations-edit-training-settings',
  `with changed as (
     update organisation_training_settings s set invoice_payments = n.invoice_payments,
       cancel_full_refund_hours = n.cancel_full_refund_hours, payment_window_minutes = n.payment_window_minutes,
       threshold_credits = n.threshold_credits, threshold_money_pence = n.threshold_money_pence,
       threshold_seats = n.threshold_seats, public_page = n.public_page,
       public_page_pay_option = n.public_page_pay_option
     from organisation_training_settings before, jsonb_populate_record(before, :changes::jsonb) n
     where before.organisation_id = :organisationId and s.organisation_id = before.organisation_id
     returning s.organisation_id as id
   )
   select id, record_audit(id, 'organisation.training_settings_changed', 'organisation', id, ${fieldsSent}, ${actorRow})
   from changed`,
);

const editBls = prepared<ChangeParams, { id: number }>(
  'organisations-edit-bls-settings',
  `with changed as (
     update organisation_bls_settings s set public_page = n.public_page,
       public_page_pay_option = n.public_page_pay_option
     from organisation_bls_settings before, jsonb_populate_record(before, :changes::jsonb) n
     where before.organisation_id = :organisationId and s.organisation_id = before.organisation_id
     returning s.organisation_id as id
   )
   select id, record_audit(id, 'organisation.bls_settings_changed', 'organisation', id, ${fieldsSent}, ${actorRow})
   from changed`,
);

/** Changes names and addresses. False: there is no such organisation. */
export async function editOrganisation(
  db: Queryable,
  organisationId: number,
  changes: OrganisationChanges,
  actor: Actor,
): Promise<boolean> {
  const params = { organisationId, changes: JSON.stringify(changes), ...actorParams(actor) };
  return (await edit(db, params)).length === 1;
}

/** Changes the rules of classroom training. False: there is no such organisation. */
export async function editTrainingSettings(
  db: Queryable,
  organisationId: number,
  changes: TrainingSettingsChanges,
  actor: Actor,
): Promise<boolean> {
  const params = { organisationId, changes: JSON.stringify(changes), ...actorParams(actor) };
  return (await editSettings(db, params)).length === 1;
}

/** Changes the settings for remote sessions. False: there is no such organisation. */
export async function editBlsSettings(
  db: Queryable,
  organisationId: number,
  changes: BlsSettingsChanges,
  actor: Actor,
): Promise<boolean> {
  const params = { organisationId, changes: JSON.stringify(changes), ...actorParams(actor) };
  return (await editBls(db, params)).length === 1;
}

const setStatus = prepared<
  { organisationId: number; status: string; action: string } & ActorParams,
  { id: number }
>(
  'organisations-set-status',
  `with changed as (
     update organisations set status = :status where id = :organisationId and status <> :status returning id
   )
   select id, record_audit(id, :action, 'organisation', id, '{}', ${actorRow}) from changed`,
);

/**
 * Suspends an organisation, or lets it back in. Its tokens, keys and members' sessions open nothing meanwhile, its
 * bookings stay. False: it was so already, or there is no such organisation.
 */
export async function setOrganisationStatus(
  db: Queryable,
  organisationId: number,
  status: 'active' | 'suspended',
  actor: Actor,
): Promise<boolean> {
  const action = status === 'active' ? 'organisation.reactivated' : 'organisation.suspended';
  return (await setStatus(db, { organisationId, status, action, ...actorParams(actor) })).length === 1;
}

const setProducts = prepared<
  { organisationId: number; products: readonly string[] } & ActorParams,
  { id: number }
>(
  'organisations-set-products',
  `with who as (
     select id from organisations where id = :organisationId
   ), closed as (
     delete from organisation_products p using who where p.organisation_id = who.id and p.product <> all(:products::text[])
   ), opened as (
     insert into organisation_products select id, unnest(:products::text[]) from who on conflict do nothing
   )
   select id, record_audit(id, 'organisation.products_changed', 'organisation', id,
     jsonb_build_object('products', :products::text[]), ${actorRow}) from who`,
);

/** Sets which products an organisation has. False: there is no such organisation. */
export async function setOrganisationProducts(
  db: Queryable,
  organisationId: number,
  products: readonly string[],
  actor: Actor,
): Promise<boolean> {
  const distinct = [...new Set(products)];
  return (await setProducts(db, { organisationId, products: distinct, ...actorParams(actor) })).length === 1;
}
