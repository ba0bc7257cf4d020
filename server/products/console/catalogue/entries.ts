import { z } from 'zod';
import type { Actor } from '../../../domains/audit/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, optional } from '../../../platform/http/input.ts';
import { type Page, pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, teachers } from '../policy.ts';
import { endpoint } from '../services.ts';

interface Entries<Entry, Fields> {
  list(
    db: Queryable,
    filter: { is_active?: boolean | undefined; page: number; per_page: number },
  ): Promise<Page<Entry>>;
  get(db: Queryable, id: number): Promise<Entry | null>;
  create(db: Queryable, given: Fields, actor: Actor): Promise<number>;
  edit(db: Queryable, id: number, given: Fields, actor: Actor): Promise<boolean>;
}

/** One list of the catalogue: what it is called, how an entry looks, and what may be sent. */
interface EntryKind<Entry, Fields, Shown extends z.ZodType> {
  /** Singular and plural in operation names and schemas, such as Course and Courses. */
  readonly name: string;
  readonly plural: string;
  readonly path: string;
  readonly noun: string;
  readonly entries: Entries<Entry, Fields>;
  readonly schema: Shown;
  readonly example: z.input<Shown>;
  readonly present: (entry: Entry) => z.input<Shown>;
  readonly createBody: z.ZodType<Fields>;
  readonly createExample: unknown;
  readonly editBody: z.ZodType<Fields>;
  readonly editExample: unknown;
}

const tag = 'Catalogue';

const common = { tag, auth: 'required' } as const;

/** What the operations on one entry share. */
function itemOf<Entry, Fields, Shown extends z.ZodType>(kind: EntryKind<Entry, Fields, Shown>) {
  const { noun, entries, schema, example, present } = kind;
  return {
    params: z.object({ id: pathId.meta({ description: `Id of the ${noun}.`, example: 5 }) }),
    one: (description: string) => ({ description, schema, example }),
    async show(db: Queryable, id: number) {
      const entry = await entries.get(db, id);
      return entry === null ? null : present(entry);
    },
  };
}

function reads<Entry, Fields, Shown extends z.ZodType>(kind: EntryKind<Entry, Fields, Shown>) {
  const { name, plural, path, noun, entries, schema, example, present } = kind;
  const { params, one, show } = itemOf(kind);
  const list = endpoint({
    ...common,
    operationId: `list${plural}`,
    method: 'GET',
    path,
    summary: `All ${noun}s`,
    description: 'By id, inactive ones included.',
    roles: teachers,
    query: fields({
      is_active: optional(bool()).meta({ description: 'Only active or only inactive ones.', example: true }),
      ...pageQuery,
    }),
    answers: {
      200: {
        description: 'A page.',
        schema: listOf(schema, name),
        example: listExample(example, path) as never,
      },
    },
    async handle({ db, query, bases, search }) {
      const found = await entries.list(db, query);
      return answer(200, presentList(found, present, { query, base: bases.api, path, search }));
    },
  });
  const get = endpoint({
    ...common,
    operationId: `get${name}`,
    method: 'GET',
    path: `${path}/{id}`,
    summary: `One ${noun}`,
    description: 'Active or not.',
    roles: teachers,
    params,
    answers: { 200: one(`The ${noun}.`) },
    async handle({ db, params: { id } }) {
      const shown = await show(db, id);
      return shown === null ? refuse('not_found') : answer(200, shown);
    },
  });
  return [list, get];
}

function writes<Entry, Fields, Shown extends z.ZodType>(kind: EntryKind<Entry, Fields, Shown>) {
  const { name, path, noun, entries } = kind;
  const { params, one, show } = itemOf(kind);
  const create = endpoint({
    ...common,
    operationId: `create${name}`,
    method: 'POST',
    path,
    summary: `Add a ${noun}`,
    description: 'Active unless said otherwise.',
    roles: administrators,
    body: kind.createBody,
    bodyExample: kind.createExample,
    answers: { 201: one('Added.') },
    async handle({ caller, body, db, requestId }) {
      const shown = await show(db, await entries.create(db, body, actorOf(caller, requestId)));
      return shown === null ? refuse('not_found') : answer(201, shown);
    },
  });
  const edit = endpoint({
    ...common,
    operationId: `edit${name}`,
    method: 'PATCH',
    path: `${path}/{id}`,
    summary: `Change a ${noun}`,
    description: 'Fields that are not sent stay. An inactive one keeps its past and its events.',
    roles: administrators,
    params,
    pathObjectExists: async ({ db, params: { id } }) => (await entries.get(db, id)) !== null,
    body: kind.editBody,
    bodyExample: kind.editExample,
    answers: { 200: one('Changed.') },
    async handle({ caller, params: { id }, body, db, requestId }) {
      await entries.edit(db, id, body, actorOf(caller, requestId));
      const shown = await show(db, id);
      return shown === null ? refuse('not_found') : answer(200, shown);
    },
  });
  return [create, edit];
}

/** The four operations of one list of the catalogue. What is not used any more is made inactive, never removed. */
export function entryEndpoints<Entry, Fields, Shown extends z.ZodType>(
  kind: EntryKind<Entry, Fields, Shown>,
) {
  return [...reads(kind), ...writes(kind)];
}
