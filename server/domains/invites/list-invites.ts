import { likePattern } from '../../platform/db/like-pattern.ts';
import { type DayParams, type DayRange, dayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { numberedList } from '../organisations/index.ts';
import type { InviteRecord, inviteStatuses } from './invite-record.ts';

/** Which invites are wanted; all conditions hold. Days are London's, of the creation, both ends inclusive. */
interface InviteFilter extends PageRequest, DayRange {
  readonly status?: (typeof inviteStatuses)[number] | undefined;
  readonly course_id?: number | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
  /** Part of the candidate's name, in any case. */
  readonly name?: string | undefined;
  /** The candidate's whole e-mail, in any case. */
  readonly email?: string | undefined;
}

interface Params extends DayParams {
  readonly organisationId: number;
  readonly status: string | null;
  readonly courseId: number | null;
  readonly search: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

// 'expired' is no stored status: it is what 'sent' and 'opened' become.
const matching = `from booking_invites i
  where i.organisation_id = :organisationId
    and (:status::text is null
      or case :status when 'expired' then i.status in ('sent', 'opened') and i.expires_at <= (select app_now())
           when 'sent' then i.status = 'sent' and i.expires_at > (select app_now())
           when 'opened' then i.status = 'opened' and i.expires_at > (select app_now())
           else i.status = :status end)
    and (:courseId::bigint is null or i.course_id = :courseId)
    and (:search::text is null or i.search_text like :search)
    and (:name::text is null or lower(i.first_name || ' ' || i.last_name) like :name)
    and (:email::text is null or lower(i.email) = lower(:email))
    and ${withinDays('i.created_at')}`;

const count = prepared<Params, { total: number }>('invites-count', `select count(*) as total ${matching}`);

const list = preparedRead<Params & { skip: number; limit: number }, InviteRecord>(
  'invites-list',
  `select r.* from (select i.id, i.organisation_seq ${matching}
     order by i.organisation_seq desc limit :limit offset :skip) wanted
   join booking_invite_records r on r.id = wanted.id
   order by wanted.organisation_seq desc`,
);

const listAll = numberedList<InviteRecord>({
  name: 'invites-list-all',
  counter: 'booking_invites',
  columns: 'r.*',
  tables: 'booking_invite_records r',
  numbered: 'r',
});

function paramsOf(organisationId: number, filter: Omit<InviteFilter, keyof PageRequest>): Params {
  return {
    organisationId,
    status: filter.status ?? null,
    courseId: filter.course_id ?? null,
    search: filter.search === undefined ? null : likePattern(filter.search),
    name: filter.name === undefined ? null : likePattern(filter.name),
    email: filter.email ?? null,
    ...dayParams(filter),
  };
}

/** An organisation's invites, newest first. */
export async function listInvites(
  db: Queryable,
  organisationId: number,
  { page, per_page: limit, ...filter }: InviteFilter,
): Promise<Page<InviteRecord>> {
  if (Object.values(filter).every((value) => value === undefined))
    return listAll(db, organisationId, { page, per_page: limit });
  const params = paramsOf(organisationId, filter);
  const rows = await list(db, { ...params, skip: (page - 1) * limit, limit });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}
