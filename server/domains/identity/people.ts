import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { Role } from './roles.ts';

/** Where an account stands. */
export const personStatuses = ['invited', 'active', 'deactivated'] as const;

/** Somebody who signs in, or was invited to. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organisation_id: number | null;
  readonly organisation_name: string | null;
  readonly trainer_id: number | null;
  readonly trainer_name: string | null;
  readonly status: (typeof personStatuses)[number];
  /** When the link of somebody invited ends, or ended; null: a password is set. */
  readonly invitation_expires_at: Instant | null;
  readonly has_totp: boolean;
  /** Null: never, or more than a month ago. */
  readonly last_seen_at: Instant | null;
  readonly created_at: Instant;
}

/** Which people are wanted; undefined: all. */
export interface PersonFilter extends PageRequest {
  readonly organisation_id?: number | undefined;
  /** The provider's people, or all organisations'. */
  readonly kind?: 'staff' | 'member' | undefined;
  readonly role?: string | undefined;
  readonly status?: string | undefined;
  /** Part of the name or e-mail. */
  readonly search?: string | undefined;
}

interface Params {
  readonly organisationId: number | null;
  readonly kind: string | null;
  readonly role: string | null;
  readonly status: string | null;
  readonly search: string | null;
}

const columns = `p.id, p.name, p.email, m.role, m.organisation_id, o.name as organisation_name, m.trainer_id,
  t.name as trainer_name, p.status,
  case when p.status = 'invited' then (select max(l.expires_at) from password_links l
    where l.person_id = p.id and l.purpose = 'invitation' and l.ended_at is null) end as invitation_expires_at,
  p.totp_confirmed_at is not null as has_totp,
  (select max(s.seen_at) from sessions s where s.person_id = p.id) as last_seen_at, p.created_at`;

const tables = `people p join memberships m on m.person_id = p.id
  left join organisations o on o.id = m.organisation_id left join trainers t on t.id = m.trainer_id`;

// A provider has hundreds of people, each organisation dozens: read whole and sorted by name.
const matching = `from ${tables}
  where (:organisationId::bigint is null or m.organisation_id = :organisationId)
    and (:kind::text is null or (:kind = 'staff') = (m.organisation_id is null))
    and (:role::text is null or m.role = :role) and (:status::text is null or p.status = :status)
    and (:search::text is null or strpos(lower(p.name || ' ' || p.email), lower(:search)) > 0)`;

const list = preparedRead<Params & { limit: number; offset: number }, Person>(
  'identity-list-people',
  `select ${columns} ${matching} order by lower(p.name), p.id limit :limit offset :offset`,
);

const count = prepared<Params, { total: number }>(
  'identity-count-people',
  `select count(*) as total ${matching}`,
);

/** People by name. */
export async function listPeople(db: Queryable, filter: PersonFilter): Promise<Page<Person>> {
  const params = {
    organisationId: filter.organisation_id ?? null,
    kind: filter.kind ?? null,
    role: filter.role ?? null,
    status: filter.status ?? null,
    search: filter.search ?? null,
  };
  const offset = (filter.page - 1) * filter.per_page;
  const rows = await list(db, { ...params, limit: filter.per_page, offset });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ personId: number; organisationId: number | null }, Person>(
  'identity-get-person',
  `select ${columns} from ${tables}
   where p.id = :personId and (:organisationId::bigint is null or m.organisation_id = :organisationId)`,
);

/** One person, of one organisation or (null) of any; null when there is none. */
export async function getPerson(
  db: Queryable,
  personId: number,
  organisationId: number | null,
): Promise<Person | null> {
  const [person] = await find(db, { personId, organisationId });
  return person ?? null;
}
