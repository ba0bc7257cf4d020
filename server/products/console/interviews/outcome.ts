import type { z } from 'zod';
import {
  correctInterview,
  endInterview,
  interviewEnds,
  interviewResults,
  noteInterview,
} from '../../../domains/interviews/index.ts';
import { fields, oneOf, optional, text } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { clearable } from '../fields.ts';
import { actorOf, administrators, interviewFence, interviewHolders } from '../policy.ts';
import { endpoint } from '../services.ts';
import { interviewAnswer, interviewPath, showInterview } from './interview.ts';

const tag = 'Interviews';

const notes = optional(text({ max: 5000 })).meta({
  description: 'Notes; what was there stays unless some are sent.',
  example: 'Ten years on acute wards; asks for nights.',
});

const result = optional(oneOf(interviewResults)).meta({
  description: 'What the interviewer found.',
  example: 'suitable',
});

const complete = endpoint({
  operationId: 'completeInterview',
  method: 'POST',
  path: '/interviews/{id}/complete',
  tag,
  summary: 'Record that an interview took place',
  description: 'From its start on, by its interviewer or an administrator of the staff.',
  auth: 'required',
  roles: interviewHolders,
  ...interviewPath,
  body: fields({ result, notes }).meta({ id: 'CompleteInterviewRequest' }),
  bodyExample: { result: 'suitable' },
  answers: { 200: interviewAnswer('Completed.') },
  refusals: ['interview_not_booked', 'interview_not_started', 'interviewer_missing'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, personId: interviewFence(caller).personId };
    const how = { status: 'completed', ...body } as const;
    return (await endInterview(db, which, how, actorOf(caller, requestId))) ?? showInterview(call);
  },
});

const noShow = endpoint({
  operationId: 'recordInterviewNoShow',
  method: 'POST',
  path: '/interviews/{id}/no-show',
  tag,
  summary: 'Record that the candidate did not come',
  description: 'From its start on, by its interviewer or an administrator of the staff.',
  auth: 'required',
  roles: interviewHolders,
  ...interviewPath,
  body: fields({ notes }).meta({ id: 'InterviewNoShowRequest' }),
  bodyExample: {},
  answers: { 200: interviewAnswer('Recorded.') },
  refusals: ['interview_not_booked', 'interview_not_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, personId: interviewFence(caller).personId };
    const how = { status: 'no_show', ...body } as const;
    return (await endInterview(db, which, how, actorOf(caller, requestId))) ?? showInterview(call);
  },
});

/** Whoever did not come was not found to be anything. */
function checkResult(
  { status, result: found }: { status?: string | undefined; result?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (status !== 'no_show' || found === undefined) return;
  context.addIssue({ code: 'custom', path: ['result'], message: 'Only completed interviews have one.' });
}

const correct = endpoint({
  operationId: 'correctInterview',
  method: 'POST',
  path: '/interviews/{id}/correct',
  tag,
  summary: 'Put right how an interview went',
  description: 'Completed becomes no-show or the other way round. Candidate and interviewer are mailed.',
  auth: 'required',
  roles: administrators,
  ...interviewPath,
  body: fields({
    status: oneOf(interviewEnds).meta({ description: 'What it is to be.', example: 'no_show' }),
    result,
    reason: text({ max: 500 }).meta({ description: 'Why.', example: 'Marked in the wrong row.' }),
  })
    .superRefine(checkResult)
    .meta({ id: 'CorrectInterviewRequest' }),
  bodyExample: { status: 'no_show', reason: 'Marked in the wrong row.' },
  answers: { 200: interviewAnswer('Put right.') },
  refusals: ['interview_not_ended', 'interview_unchanged', 'interviewer_missing'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    return (await correctInterview(db, params.id, body, actorOf(caller, requestId))) ?? showInterview(call);
  },
});

const note = endpoint({
  operationId: 'noteInterview',
  method: 'PUT',
  path: '/interviews/{id}/notes',
  tag,
  summary: 'Replace an interview’s notes',
  description:
    'By its interviewer or an administrator of the staff, at any time. Nobody is mailed, and `updated_at` stays.',
  auth: 'required',
  roles: interviewHolders,
  ...interviewPath,
  body: fields({
    notes: clearable(text({ max: 5000 })).meta({
      description: 'Notes; null empties them.',
      example: 'Ten years on acute wards; asks for nights.',
    }),
  })
    .refine((body) => body.notes !== undefined, { path: ['notes'], error: 'This field is required.' })
    .meta({ id: 'NoteInterviewRequest' }),
  bodyExample: { notes: 'Ten years on acute wards; asks for nights.' },
  answers: { 200: interviewAnswer('Noted.') },
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const which = { interviewId: params.id, personId: interviewFence(caller).personId };
    const isNoted = await noteInterview(db, which, body.notes ?? null, actorOf(caller, requestId));
    return isNoted ? showInterview(call) : refuse('not_found');
  },
});

export const interviewOutcomeEndpoints = [complete, noShow, correct, note];
