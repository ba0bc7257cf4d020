import type { Queryable } from '../../platform/db/queryable.ts';
import { type PreparedSql, prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** A classroom course as staff keep it. */
export interface CourseEntry {
  readonly id: number;
  readonly name: string;
  readonly short_name: string;
  readonly price_pence: number;
  readonly duration_minutes: number;
  /** Null: for ever. */
  readonly validity_months: number | null;
  readonly requires_review: boolean;
  readonly is_active: boolean;
}

/** A place as staff keep it. */
export interface LocationEntry {
  readonly id: number;
  readonly name: string;
  readonly address: string | null;
  readonly postcode: string | null;
  /** Degrees north and east; null: not known, the place is on no map. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly is_active: boolean;
}

/** A trainer as staff keep it. */
export interface TrainerEntry {
  readonly id: number;
  readonly name: string;
  readonly is_active: boolean;
}

/** Which entries are wanted. */
export interface CatalogueFilter extends PageRequest {
  readonly is_active?: boolean | undefined;
}

type Fields<Entry> = { readonly [Field in Exclude<keyof Entry, 'id'>]?: Entry[Field] | undefined };

type WriteParams = { readonly id: number | null; readonly fields: string } & ActorParams;

/** One kind of thing that staff keep a list of. Each has dozens of entries. */
export interface CatalogueList<Entry> {
  list(db: Queryable, filter: CatalogueFilter): Promise<Page<Entry>>;
  /** Null when there is none of that id. */
  get(db: Queryable, id: number): Promise<Entry | null>;
  /** Returns the new entry's id. */
  create(db: Queryable, fields: Fields<Entry>, actor: Actor): Promise<number>;
  /** What is undefined stays, null empties. False: there is none of that id. */
  edit(db: Queryable, id: number, fields: Fields<Entry>, actor: Actor): Promise<boolean>;
}

interface Kind {
  readonly table: string;
  /** As the audit trail names it. */
  readonly subject: string;
  readonly columns: readonly string[];
  /** What a new entry has where nothing was sent. */
  readonly defaults: object;
}

function writer(
  { table, subject, columns }: Kind,
  verb: 'created' | 'edited',
): PreparedSql<WriteParams, { id: number }> {
  const names = columns.join(', ');
  const values = columns.map((column) => `n.${column}`).join(', ');
  const write =
    verb === 'created'
      ? `insert into ${table} (${names}) select ${values} from jsonb_populate_record(null::${table}, :fields::jsonb) n
         where :id::bigint is null returning id`
      : `update ${table} t set ${columns.map((column) => `${column} = n.${column}`).join(', ')}
         from ${table} before, jsonb_populate_record(before, :fields::jsonb) n
         where before.id = :id and t.id = before.id returning t.id`;
  return prepared(
    `catalogue-${subject}-${verb}`,
    `with written as (${write})
     select id, record_audit(0, '${subject}.${verb}', '${subject}', id, jsonb_build_object('fields',
       (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(:fields::jsonb) k)), ${actorRow}) from written`,
  );
}

function catalogueList<Entry extends { readonly id: number }>(kind: Kind): CatalogueList<Entry> {
  const { table, subject, columns, defaults } = kind;
  const matching = `from ${table} where (:isActive::boolean is null or is_active = :isActive)`;
  const list = preparedRead<{ isActive: boolean | null; limit: number; offset: number }, Entry>(
    `catalogue-${subject}-list`,
    `select id, ${columns.join(', ')} ${matching} order by id limit :limit offset :offset`,
  );
  const count = prepared<{ isActive: boolean | null }, { total: number }>(
    `catalogue-${subject}-count`,
    `select count(*) as total ${matching}`,
  );
  const find = preparedRead<{ id: number }, Entry>(
    `catalogue-${subject}-get`,
    `select id, ${columns.join(', ')} from ${table} where id = :id`,
  );
  const insert = writer(kind, 'created');
  const update = writer(kind, 'edited');
  return {
    async list(db, { is_active, page, per_page }) {
      const isActive = is_active ?? null;
      const rows = await list(db, { isActive, limit: per_page, offset: (page - 1) * per_page });
      const [counted] = await count(db, { isActive });
      return { rows, total: counted?.total ?? 0 };
    },
    get: async (db, id) => (await find(db, { id }))[0] ?? null,
    async create(db, fields, actor) {
      const given = Object.entries(fields).filter(([, value]) => value !== undefined);
      const whole = JSON.stringify({ ...defaults, ...Object.fromEntries(given) });
      const [row] = await insert(db, { id: null, fields: whole, ...actorParams(actor) });
      if (!row) throw new Error(`no ${subject} was inserted`);
      return row.id;
    },
    edit: async (db, id, fields, actor) =>
      (await update(db, { id, fields: JSON.stringify(fields), ...actorParams(actor) })).length === 1,
  };
}

/** The courses of classroom training, inactive ones included. */
export const courseEntries = catalogueList<CourseEntry>({
  table: 'training_courses',
  subject: 'training_course',
  columns: [
    'name',
    'short_name',
    'price_pence',
    'duration_minutes',
    'validity_months',
    'requires_review',
    'is_active',
  ],
  defaults: { requires_review: false, is_active: true },
});

/** A course of remote sessions as staff keep it. */
export interface BlsCourseEntry {
  readonly id: number;
  readonly name: string;
  readonly price_pence: number;
  readonly duration_minutes: number;
  readonly is_active: boolean;
}

/** The courses of remote sessions, inactive ones included. */
export const blsCourseEntries = catalogueList<BlsCourseEntry>({
  table: 'bls_courses',
  subject: 'bls_course',
  columns: ['name', 'price_pence', 'duration_minutes', 'is_active'],
  defaults: { is_active: true },
});

/** The places of classroom training, inactive ones included. */
export const locationEntries = catalogueList<LocationEntry>({
  table: 'training_locations',
  subject: 'training_location',
  columns: ['name', 'address', 'postcode', 'latitude', 'longitude', 'is_active'],
  defaults: { is_active: true },
});

/** The trainers, inactive ones included. */
export const trainerEntries = catalogueList<TrainerEntry>({
  table: 'trainers',
  subject: 'trainer',
  columns: ['name', 'is_active'],
  defaults: { is_active: true },
});
