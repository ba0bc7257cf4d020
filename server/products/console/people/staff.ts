import { z } from 'zod';
import { trainerEntries } from '../../../domains/catalogue/index.ts';
import {
  createPerson,
  editPerson,
  getPerson,
  listPeople,
  type Person,
  personStatuses,
  roles,
  staffRoles,
} from '../../../domains/identity/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { listExample, person, personAnswer, personExample, presentPerson } from './person.ts';

/** One person in a path, of whatever organisation. */
export const personPath = {
  params: z.object({ id: pathId.meta({ description: 'Person id.', example: 1000 }) }),
  pathObjectExists: async ({ db, params }: { db: Queryable; params: { id: number } }) =>
    (await getPerson(db, params.id, null)) !== null,
};

const name = text({ max: 255 }).meta({ description: 'Name.', example: 'David Rankin' });
const trainerId = optional(integer()).meta({
  description: 'For `staff_trainer`, and needed there: whose events they are.',
  example: 5,
});

/** A trainer has a trainer's record, nobody else has. */
function checkTrainer(
  { role, trainer_id }: { role?: string | undefined; trainer_id?: number | undefined },
  context: z.core.$RefinementCtx,
): void {
  const needs = role === 'staff_trainer';
  const isWrong = needs ? trainer_id === undefined : role !== undefined && trainer_id !== undefined;
  if (!isWrong) return;
  const message = needs ? 'This field is required.' : 'Only trainers have a trainer’s record.';
  context.addIssue({ code: 'custom', path: ['trainer_id'], message });
}

const listEveryone = endpoint({
  operationId: 'listPeople',
  method: 'GET',
  path: '/people',
  tag: 'People',
  summary: 'Everybody who signs in',
  description: 'Staff and members of all organisations, by name.',
  auth: 'required',
  roles: administrators,
  query: fields({
    organisation_id: optional(integer()).meta({ description: 'Only its members.', example: 1042 }),
    kind: optional(oneOf(['staff', 'member'])).meta({
      description: 'Only the provider’s people, or only those of organisations.',
    }),
    role: optional(oneOf(roles)).meta({ description: 'Only this role.' }),
    status: optional(oneOf(personStatuses)).meta({ description: 'Only this status.' }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the name or e-mail.',
      example: 'rankin',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of people.',
      schema: listOf(person, 'Person'),
      example: listExample(personExample, '/people'),
    },
  },
  async handle({ db, query, bases, search }) {
    const found = await listPeople(db, query);
    return answer(
      200,
      presentList(found, presentPerson, { query, base: bases.api, path: '/people', search }),
    );
  },
});

const createStaff = endpoint({
  operationId: 'createStaff',
  method: 'POST',
  path: '/people',
  tag: 'People',
  summary: 'Invite staff',
  description: 'Mails a link to set a password. Members of organisations: see Members.',
  auth: 'required',
  roles: administrators,
  body: fields({
    name,
    email: email().meta({ description: 'Gets the invitation.', example: 'david.rankin@veriward.example' }),
    role: oneOf(staffRoles).meta({ description: 'What this person may do.', example: 'staff_trainer' }),
    trainer_id: trainerId,
  })
    .superRefine(checkTrainer)
    .meta({ id: 'CreateStaffRequest' }),
  bodyExample: {
    name: 'David Rankin',
    email: 'david.rankin@veriward.example',
    role: 'staff_trainer',
    trainer_id: 5,
  },
  answers: { 201: personAnswer('Invited.') },
  refusals: ['trainer_unknown', 'email_taken'],
  async handle({ caller, body, db, requestId }) {
    const { trainer_id, ...staff } = body;
    const made = await createPerson(db, {
      ...staff,
      organisationId: null,
      trainerId: trainer_id ?? null,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(made)) return made;
    const row = await getPerson(db, made, null);
    return row ? answer(201, presentPerson(row)) : refuse('not_found');
  },
});

const getOne = endpoint({
  operationId: 'getPerson',
  method: 'GET',
  path: '/people/{id}',
  tag: 'People',
  summary: 'One person',
  description: 'Staff or member.',
  auth: 'required',
  roles: administrators,
  params: personPath.params,
  answers: { 200: personAnswer('The person.') },
  async handle({ db, params }) {
    const row = await getPerson(db, params.id, null);
    return row ? answer(200, presentPerson(row)) : refuse('not_found');
  },
});

/** Why somebody's role or trainer's record may not be changed so; null: it may. */
async function refuseEdit(
  db: Queryable,
  change: {
    readonly before: Person;
    readonly byThemselves: boolean;
    readonly role?: string | undefined;
    readonly trainer_id?: number | undefined;
  },
): Promise<Refusal | null> {
  const { before, byThemselves, role, trainer_id } = change;
  if (role !== undefined && byThemselves) return refuse('own_account');
  if (before.organisation_id !== null && (role ?? trainer_id) !== undefined) return refuse('not_staff');
  if (trainer_id === undefined || (await trainerEntries.get(db, trainer_id))) return null;
  return refuse('trainer_unknown');
}

const editStaff = endpoint({
  operationId: 'editStaff',
  method: 'PATCH',
  path: '/people/{id}',
  tag: 'People',
  summary: 'Change a person',
  description: 'Name, and the role of staff. Fields that are not sent stay. Nobody changes their own role.',
  auth: 'required',
  roles: administrators,
  ...personPath,
  body: fields({
    name: optional(name),
    role: optional(oneOf(staffRoles)).meta({ description: 'Another role; of staff only.' }),
    trainer_id: trainerId,
  })
    .superRefine(checkTrainer)
    .meta({ id: 'EditStaffRequest' }),
  bodyExample: { name: 'David Rankin' },
  answers: { 200: personAnswer('Changed.') },
  refusals: ['own_account', 'not_staff', 'trainer_unknown'],
  async handle({ caller, params, body, db, requestId }) {
    const before = await getPerson(db, params.id, null);
    if (!before) return refuse('not_found');
    const refused = await refuseEdit(db, { before, byThemselves: params.id === caller.person_id, ...body });
    if (refused) return refused;
    const unchanged = await editPerson(db, {
      personId: params.id,
      organisationId: null,
      name: body.name,
      role: body.role,
      trainerId: body.trainer_id ?? null,
      actor: actorOf(caller, requestId),
    });
    if (unchanged) return unchanged;
    const row = await getPerson(db, params.id, null);
    return row ? answer(200, presentPerson(row)) : refuse('not_found');
  },
});

export const staffEndpoints = [listEveryone, createStaff, getOne, editStaff];
