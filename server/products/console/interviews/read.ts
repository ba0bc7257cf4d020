import { interviewSorts, interviewStatuses, listInterviews } from '../../../domains/interviews/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, integer, oneOf, optional, someOf, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { listExample } from '../people/person.ts';
import { interviewFence } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  interview,
  interviewAnswer,
  interviewExample,
  interviewPath,
  presentInterview,
  showInterview,
} from './interview.ts';

const tag = 'Interviews';

const list = endpoint({
  operationId: 'listInterviews',
  method: 'GET',
  path: '/interviews',
  tag,
  summary: 'Interviews',
  description:
    'Newest first unless sorted otherwise. Organisations see their own; of the staff, administrators see all and others those they hold.',
  auth: 'required',
  query: withOrderedDays({
    ...dayRange('the interview', 2027),
    organisation_id: optional(integer()).meta({
      description: 'Only this organisation; for administrators of the staff.',
      example: 1042,
    }),
    status: optional(someOf(interviewStatuses)).meta({
      description: 'Only these statuses, separated by commas.',
      example: 'booked',
    }),
    interviewer_id: optional(integer()).meta({ description: 'Only this interviewer’s.', example: 12 }),
    mine: optional(bool()).meta({ description: 'True: only those I hold.', example: true }),
    is_assigned: optional(bool()).meta({
      description: 'Whether it has an interviewer.',
      example: false,
    }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail.',
      example: 'smith',
    }),
    sort: withDefault(oneOf(interviewSorts), 'created_at').meta({
      description: 'Sort key.',
      example: 'interview_date',
    }),
    sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({
      description: 'Direction.',
      example: 'asc',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of interviews.',
      schema: listOf(interview, 'Interview'),
      example: listExample(interviewExample, '/interviews'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, organisation_id, status, mine, ...narrow } = query;
    const { organisationId, personId } = interviewFence(caller);
    const person_id = personId ?? (mine ? caller.person_id : undefined);
    const found = await listInterviews(
      db,
      organisationId ?? organisation_id ?? null,
      { ...narrow, statuses: status, person_id },
      { sort, sort_dir },
      { page, per_page },
    );
    const present = (row: (typeof found.rows)[number]) => presentInterview(row, caller);
    return answer(200, presentList(found, present, { query, base: bases.api, path: '/interviews', search }));
  },
});

const getOne = endpoint({
  operationId: 'getInterview',
  method: 'GET',
  path: '/interviews/{id}',
  tag,
  summary: 'One interview',
  description: 'Of one’s organisation, or held by oneself; administrators of the staff see all.',
  auth: 'required',
  params: interviewPath.params,
  answers: { 200: interviewAnswer('The interview.') },
  handle: (call) => showInterview(call),
});

export const readInterviewEndpoints = [list, getOne];
