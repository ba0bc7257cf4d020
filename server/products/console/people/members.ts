import { z } from 'zod';
import {
  createPerson,
  editPerson,
  getPerson,
  listPeople,
  memberRoles,
  personStatuses,
} from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import {
  accessManagers,
  actorOf,
  mayManageRole,
  memberReaders,
  organisationId,
  organisationPath,
  reachesPath,
} from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { listExample, person, personAnswer, personExample, presentPerson } from './person.ts';

const tag = 'Members';
const name = text({ max: 255 }).meta({ description: 'Name.', example: 'John Doe' });

const params = z.object({
  id: organisationId,
  memberId: pathId.meta({ description: 'Person id.', example: 1000 }),
});

const listMembers = endpoint({
  operationId: 'listMembers',
  method: 'GET',
  path: '/organisations/{id}/members',
  tag,
  summary: 'People of an organisation',
  description: 'By name.',
  auth: 'required',
  roles: memberReaders,
  ...organisationPath,
  query: fields({
    status: optional(oneOf(personStatuses)).meta({ description: 'Only this status.' }),
    role: optional(oneOf(memberRoles)).meta({ description: 'Only this role.' }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the name or e-mail.',
      example: 'doe',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of people.',
      schema: listOf(person, 'Person'),
      example: listExample(personExample, '/organisations/1042/members'),
    },
  },
  async handle(call) {
    const { db, params: path, query, bases, search } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const found = await listPeople(db, { ...query, organisation_id: path.id });
    const at = { query, base: bases.api, path: `/organisations/${path.id}/members`, search };
    return answer(200, presentList(found, presentPerson, at));
  },
});

const createMember = endpoint({
  operationId: 'createMember',
  method: 'POST',
  path: '/organisations/{id}/members',
  tag,
  summary: 'Invite somebody into an organisation',
  description: 'Mails a link to set a password. Only owners and staff make owners.',
  auth: 'required',
  roles: accessManagers,
  ...organisationPath,
  body: fields({
    name,
    email: email().meta({ description: 'Gets the invitation.', example: 'john.doe@acme.co.uk' }),
    role: oneOf(memberRoles).meta({ description: 'What this person may do.', example: 'agency_manager' }),
  }).meta({ id: 'CreateMemberRequest' }),
  bodyExample: { name: 'John Doe', email: 'john.doe@acme.co.uk', role: 'agency_manager' },
  answers: { 201: personAnswer('Invited.') },
  refusals: ['email_taken'],
  async handle(call) {
    const { caller, params: path, body, db, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    if (!mayManageRole(caller, body.role)) return refuse('forbidden');
    const made = await createPerson(db, {
      ...body,
      organisationId: path.id,
      trainerId: null,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(made)) return made;
    const row = await getPerson(db, made, path.id);
    return row ? answer(201, presentPerson(row)) : refuse('not_found');
  },
});

/** A call about one member. */
export type MemberCall = Parameters<typeof reachesPath>[0] & {
  readonly caller: ConsoleCaller;
  readonly params: z.output<typeof params>;
};

/** The member that the path names, within the organisation that it names. */
export async function memberInPath(call: MemberCall) {
  return (await reachesPath(call)) ? getPerson(call.db, call.params.memberId, call.params.id) : null;
}

/** Path and fence of everything about one member. */
export const memberPath = {
  params,
  pathObjectExists: async (call: MemberCall) => (await memberInPath(call)) !== null,
};

const editMember = endpoint({
  operationId: 'editMember',
  method: 'PATCH',
  path: '/organisations/{id}/members/{memberId}',
  tag,
  summary: 'Change a member',
  description:
    'Fields that are not sent stay. Nobody changes their own role; only owners and staff change owners, of whom one stays.',
  auth: 'required',
  roles: accessManagers,
  ...memberPath,
  body: fields({
    name: optional(name),
    role: optional(oneOf(memberRoles)).meta({ description: 'Another role.' }),
  }).meta({ id: 'EditMemberRequest' }),
  bodyExample: { role: 'agency_admin' },
  answers: { 200: personAnswer('Changed.') },
  refusals: ['own_account', 'last_owner'],
  async handle(call) {
    const { caller, params: path, body, db, requestId } = call;
    const before = await memberInPath(call);
    if (!before) return refuse('not_found');
    if (!mayManageRole(caller, before.role) || !mayManageRole(caller, body.role)) return refuse('forbidden');
    if (body.role !== undefined && path.memberId === caller.person_id) return refuse('own_account');
    const actor = actorOf(caller, requestId);
    const whose = { personId: path.memberId, organisationId: path.id, trainerId: null };
    const refused = await editPerson(db, { ...whose, name: body.name, role: body.role, actor });
    if (refused) return refused;
    const row = await memberInPath(call);
    return row ? answer(200, presentPerson(row)) : refuse('not_found');
  },
});

export const memberEndpoints = [listMembers, createMember, editMember];
