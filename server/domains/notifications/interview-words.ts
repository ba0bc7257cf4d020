import type { InterviewTold } from '../interviews/index.ts';
import type { MailKind } from './notification.ts';
import { dayOf, hoursOf, oneLine, timeOf } from './wording.ts';

/** What mails say of an interview; the interviewer a mail is for is the one who was replaced where that is told. */
export function interviewWords(kind: MailKind, interview: InterviewTold) {
  const { previous_starts_at: before, previous_ends_at: until } = interview;
  const what = kind.replace('interview-', '');
  const addressed = what === 'unassigned' ? interview.previous_interviewer_name : interview.interviewer_name;
  return {
    what,
    number: interview.id,
    candidate: oneLine(interview.candidate_name),
    email: oneLine(interview.candidate_email),
    phone: oneLine(interview.candidate_phone),
    job_role: oneLine(interview.job_role),
    interviewer: oneLine(interview.interviewer_name),
    addressed: oneLine(addressed),
    day: dayOf(interview.starts_at),
    starts: timeOf(interview.starts_at),
    hours: hoursOf(interview.starts_at, interview.ends_at),
    previous: before && until ? `${dayOf(before)}, ${hoursOf(before, until)}` : null,
    has_taken_place: interview.status === 'completed',
  };
}
