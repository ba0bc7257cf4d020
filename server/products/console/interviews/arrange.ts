import {
  assignInterviewer,
  cancelInterview,
  createInterview,
  getInterview,
  interviewMinutes,
  moveInterview,
} from '../../../domains/interviews/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, optional, phone, text } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { jobRole } from '../../training/candidate-fields.ts';
import { clearable, moment } from '../fields.ts';
import { actorOf, interviewArrangers, interviewFence, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import { interviewAnswer, interviewPath, presentInterview, showInterview } from './interview.ts';

const tag = 'Interviews';

const interviewDate = moment().meta({
  description: 'When it begins: with an offset, or London’s wall time.',
  example: '2027-06-18T11:30',
});

const minutes = (otherwise: string) =>
  optional(integer({ min: 5, max: 480 })).meta({
    description: `How long it takes, in minutes; ${otherwise} unless sent.`,
    example: 30,
  });

const create = endpoint({
  operationId: 'createInterview',
  method: 'POST',
  path: '/organisations/{id}/interviews',
  tag,
  summary: 'Book an interview for a candidate of an organisation',
  description:
    'The interviewer may follow later. Candidate and interviewer are mailed. Send an Idempotency-Key: a retry then books nothing twice.',
  auth: 'required',
  roles: interviewArrangers,
  ...organisationPath,
  body: fields({
    candidate_name: text({ max: 255 }).meta({ description: 'The candidate’s.', example: 'Jane Smith' }),
    candidate_email: email().meta({ description: 'The candidate’s.', example: 'jane.smith@example.com' }),
    candidate_phone: optional(phone()).meta({ description: 'The candidate’s.', example: '+441234567890' }),
    job_role: jobRole,
    interview_date: interviewDate,
    minutes: minutes(String(interviewMinutes)),
    interviewer_id: optional(integer()).meta({ description: 'Who is to hold it.', example: 12 }),
  }).meta({ id: 'CreateInterviewRequest' }),
  bodyExample: {
    candidate_name: 'Jane Smith',
    candidate_email: 'jane.smith@example.com',
    job_role: 'Registered Nurse',
    interview_date: '2027-06-18T11:30',
  },
  answers: { 201: interviewAnswer('Booked.') },
  refusals: ['interview_in_the_past', 'interviewer_unknown', 'interviewer_busy'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const { interview_date, ...rest } = body;
    const wanted = { ...rest, starts_at: interview_date };
    const made = await createInterview(db, params.id, wanted, actorOf(caller, requestId));
    if (isRefusal(made)) return made;
    const row = await getInterview(db, made, interviewFence(caller));
    return row ? answer(201, presentInterview(row, caller)) : refuse('not_found');
  },
});

const move = endpoint({
  operationId: 'moveInterview',
  method: 'POST',
  path: '/interviews/{id}/move',
  tag,
  summary: 'Move an interview to another time',
  description:
    'While it is booked; organisations until 24 hours before. Candidate and interviewer are mailed.',
  auth: 'required',
  roles: interviewArrangers,
  ...interviewPath,
  body: fields({ interview_date: interviewDate, minutes: minutes('as long as before') }).meta({
    id: 'MoveInterviewRequest',
  }),
  bodyExample: { interview_date: '2027-06-18T11:30' },
  answers: { 200: interviewAnswer('Moved.') },
  refusals: [
    'interview_not_booked',
    'interview_too_soon',
    'interview_in_the_past',
    'interview_unchanged',
    'interviewer_busy',
  ],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, organisationId: caller.organisation_id };
    const to = { startsAt: body.interview_date, minutes: body.minutes };
    return (await moveInterview(db, which, to, actorOf(caller, requestId))) ?? showInterview(call);
  },
});

const assign = endpoint({
  operationId: 'assignInterviewer',
  method: 'PUT',
  path: '/interviews/{id}/interviewer',
  tag,
  summary: 'Say who holds an interview',
  description:
    'While it is booked; organisations until 24 hours before. The candidate and both interviewers are mailed.',
  auth: 'required',
  roles: interviewArrangers,
  ...interviewPath,
  body: fields({
    interviewer_id: clearable(integer()).meta({
      description: 'Who is to hold it; null: nobody for the time being.',
      example: 12,
    }),
  })
    .refine((body) => body.interviewer_id !== undefined, {
      path: ['interviewer_id'],
      error: 'This field is required.',
    })
    .meta({ id: 'AssignInterviewerRequest' }),
  bodyExample: { interviewer_id: 12 },
  answers: { 200: interviewAnswer('Assigned.') },
  refusals: [
    'interview_not_booked',
    'interview_too_soon',
    'interview_unchanged',
    'interviewer_unknown',
    'interviewer_busy',
  ],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, organisationId: caller.organisation_id };
    const interviewerId = body.interviewer_id ?? null;
    const refused = await assignInterviewer(db, which, interviewerId, actorOf(caller, requestId));
    return refused ?? showInterview(call);
  },
});

const cancel = endpoint({
  operationId: 'cancelInterview',
  method: 'POST',
  path: '/interviews/{id}/cancel',
  tag,
  summary: 'Cancel an interview',
  description:
    'While it is booked; organisations until it starts. Final. Candidate and interviewer are mailed.',
  auth: 'required',
  roles: interviewArrangers,
  ...interviewPath,
  body: fields({
    reason: optional(text({ max: 500 })).meta({
      description: 'Why; stays in the portal.',
      example: 'The candidate has found other work.',
    }),
  }).meta({ id: 'CancelInterviewRequest' }),
  bodyExample: { reason: 'The candidate has found other work.' },
  answers: { 200: interviewAnswer('Cancelled.') },
  refusals: ['interview_not_booked', 'interview_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, organisationId: caller.organisation_id };
    return (await cancelInterview(db, which, body.reason, actorOf(caller, requestId))) ?? showInterview(call);
  },
});

export const arrangeInterviewEndpoints = [create, move, assign, cancel];
