import type { Instant } from '../../platform/clock/instant.ts';
import type { InterviewTold } from '../interviews/index.ts';
import type { InterviewMail, PlannedMail, Recipient } from './notification.ts';

interface InterviewEvent {
  readonly id: number;
  readonly organisation_id: number;
  readonly event_type: string;
  readonly payload: InterviewTold;
  readonly occurred_at: Instant;
}

/** What is told of an interview, by event type. */
const told: Readonly<Record<string, InterviewMail>> = {
  'interview_booking.created': 'created',
  'interview_booking.moved': 'moved',
  'interview_booking.assigned': 'assigned',
  'interview_booking.completed': 'completed',
  'interview_booking.no_show': 'no-show',
  'interview_booking.cancelled': 'cancelled',
  'interview_booking.corrected': 'corrected',
};

/** Both sides are told of all that happens to an interview, and who is not to hold it any more of that. */
export function mailsOfInterview(event: InterviewEvent): PlannedMail[] {
  const { payload, event_type } = event;
  const mail = told[event_type];
  if (mail === undefined) return [];
  const wanted: readonly [InterviewMail, Recipient, string | null | undefined][] = [
    [mail, 'candidate', payload.candidate_email],
    [mail, 'interviewer', payload.interviewer_email],
    ['unassigned', 'interviewer', payload.previous_interviewer_email],
  ];
  return wanted.flatMap(([about, recipient, address]) => {
    if (!address) return [];
    return {
      organisation_id: event.organisation_id,
      cause: `event:${event.id}`,
      kind: `interview-${about}` as const,
      recipient,
      address,
      event_id: event.id,
      booking_id: null,
      invite_id: null,
      interview_id: payload.id,
      created_at: event.occurred_at,
    };
  });
}
