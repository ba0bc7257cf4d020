import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Somebody of the staff who interviews. */
export interface Interviewer {
  readonly id: number;
  readonly person_id: number;
  readonly name: string;
  /** Whether new interviews can be given to them. */
  readonly is_active: boolean;
}

const columns = `i.id, i.person_id, p.name, i.is_active and p.status <> 'deactivated' as is_active`;
const tables = 'interviewers i join people p on p.id = i.person_id';

interface Params {
  readonly isActive: boolean | null;
}

// A provider has dozens: read whole and sorted by name.
const matching = `from (select ${columns} from ${tables}) w where (:isActive::boolean is null or w.is_active = :isActive)`;

const list = preparedRead<Params & { limit: number; skip: number }, Interviewer>(
  'interviews-interviewers',
  `select * ${matching} order by lower(name), id limit :limit offset :skip`,
);

const count = prepared<Params, { total: number }>(
  'interviews-count-interviewers',
  `select count(*) as total ${matching}`,
);

/** Interviewers by name. */
export async function listInterviewers(
  db: Queryable,
  filter: PageRequest & { readonly is_active?: boolean | undefined },
): Promise<Page<Interviewer>> {
  const isActive = filter.is_active ?? null;
  const { per_page: limit, page } = filter;
  const rows = await list(db, { isActive, limit, skip: (page - 1) * limit });
  const [counted] = await count(db, { isActive });
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ id: number }, Interviewer>(
  'interviews-interviewer',
  `select ${columns} from ${tables} where i.id = :id`,
);

/** One interviewer; null when there is none. */
export async function getInterviewer(db: Queryable, id: number): Promise<Interviewer | null> {
  const [interviewer] = await find(db, { id });
  return interviewer ?? null;
}

const add = prepared<{ personId: number } & ActorParams, { outcome: string; interviewer_id: number | null }>(
  'interviews-add-interviewer',
  `select * from add_interviewer(p_person_id => :personId, p_actor => ${actorRow})`,
);

/** Lets somebody of the staff interview. Returns the interviewer's id; refuses with `staff_unknown`, `interviewer_exists`. */
export async function addInterviewer(
  db: Queryable,
  personId: number,
  actor: Actor,
): Promise<number | Refusal> {
  const [row] = await add(db, { personId, ...actorParams(actor) });
  return row?.interviewer_id ?? refuse(row?.outcome ?? 'staff_unknown');
}

const setActive = prepared<{ id: number; isActive: boolean } & ActorParams, { known: boolean }>(
  'interviews-set-interviewer-active',
  `select set_interviewer_active(:id, :isActive, ${actorRow}) as known`,
);

/** Says whether an interviewer is given new interviews; those given stay. False: there is none of that id. */
export async function setInterviewerActive(
  db: Queryable,
  id: number,
  isActive: boolean,
  actor: Actor,
): Promise<boolean> {
  const [row] = await setActive(db, { id, isActive, ...actorParams(actor) });
  return row?.known === true;
}
