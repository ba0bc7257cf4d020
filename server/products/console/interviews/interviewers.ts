import { z } from 'zod';
import { staffRoles } from '../../../domains/identity/index.ts';
import {
  addInterviewer,
  getInterviewer,
  type Interviewer,
  listInterviewers,
  setInterviewerActive,
} from '../../../domains/interviews/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, optional } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { flag, int, intOrNull, str } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, interviewArrangers } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';

const tag = 'Interviewers';

const interviewer = z
  .object({
    id: int('Interviewer id.', 12),
    person_id: intOrNull('Whose account it is; null for organisations.', 1003),
    name: str('Name.', 'Priya Patel'),
    is_active: flag('Whether new interviews can be given to them.', true),
  })
  .meta({ id: 'Interviewer', description: 'Somebody of the staff who interviews.' });

const interviewerExample = { id: 12, person_id: 1003, name: 'Priya Patel', is_active: true };

const presentInterviewer = (row: Interviewer, caller: ConsoleCaller): z.input<typeof interviewer> => ({
  id: row.id,
  person_id: caller.organisation_id === null ? row.person_id : null,
  name: row.name,
  is_active: row.is_active,
});

const interviewerAnswer = (description: string) => ({
  description,
  schema: interviewer,
  example: interviewerExample,
});

const list = endpoint({
  operationId: 'listInterviewers',
  method: 'GET',
  path: '/interviewers',
  tag,
  summary: 'Who interviews',
  description: 'By name.',
  auth: 'required',
  roles: [...new Set([...staffRoles, ...interviewArrangers])],
  query: fields({
    is_active: optional(bool()).meta({
      description: 'Only those who are given new interviews, or only the others.',
      example: true,
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of interviewers.',
      schema: listOf(interviewer, 'Interviewer'),
      example: listExample(interviewerExample, '/interviewers'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const found = await listInterviewers(db, query);
    const present = (row: Interviewer) => presentInterviewer(row, caller);
    return answer(
      200,
      presentList(found, present, { query, base: bases.api, path: '/interviewers', search }),
    );
  },
});

const create = endpoint({
  operationId: 'createInterviewer',
  method: 'POST',
  path: '/interviewers',
  tag,
  summary: 'Let somebody of the staff interview',
  description: 'Of any staff role; they see and mark the interviews they hold.',
  auth: 'required',
  roles: administrators,
  body: fields({
    person_id: integer().meta({ description: 'Who.', example: 1003 }),
  }).meta({ id: 'CreateInterviewerRequest' }),
  bodyExample: { person_id: 1003 },
  answers: { 201: interviewerAnswer('Added.') },
  refusals: ['staff_unknown', 'interviewer_exists'],
  async handle({ caller, body, db, requestId }) {
    const made = await addInterviewer(db, body.person_id, actorOf(caller, requestId));
    if (isRefusal(made)) return made;
    const row = await getInterviewer(db, made);
    return row ? answer(201, presentInterviewer(row, caller)) : refuse('not_found');
  },
});

const edit = endpoint({
  operationId: 'editInterviewer',
  method: 'PATCH',
  path: '/interviewers/{id}',
  tag,
  summary: 'Say whether an interviewer is given new interviews',
  description: 'Those given stay.',
  auth: 'required',
  roles: administrators,
  params: z.object({ id: pathId.meta({ description: 'Interviewer id.', example: 12 }) }),
  pathObjectExists: async ({ db, params }: { db: Queryable; params: { id: number } }) =>
    (await getInterviewer(db, params.id)) !== null,
  body: fields({
    is_active: bool().meta({ description: 'Whether they are.', example: false }),
  }).meta({ id: 'EditInterviewerRequest' }),
  bodyExample: { is_active: false },
  answers: { 200: interviewerAnswer('Changed.') },
  async handle({ caller, params, body, db, requestId }) {
    if (!(await setInterviewerActive(db, params.id, body.is_active, actorOf(caller, requestId))))
      return refuse('not_found');
    const row = await getInterviewer(db, params.id);
    return row ? answer(200, presentInterviewer(row, caller)) : refuse('not_found');
  },
});

export const interviewerEndpoints = [list, create, edit];
